import { join } from 'node:path';
import { growWorkspace } from '../data/grow-workspace.ts';
import { type Peer, startPeer } from '../peers/peer.ts';
import type { Subjects } from '../questions/question.ts';
import { CHANGED_PEOPLE, changeThese } from '../questions/writes.ts';
import { idOf, type Ours, openOurServer } from './open-ours.ts';

/** The servers of a comparison on one database. */
export interface Comparison extends Ours {
  readonly subjects: Subjects;
  readonly postgraphile: Peer;
  readonly bare: Peer;
  readonly bareWrites: Peer;
  readonly orm: Peer;
}

/** Starts the database, ours and the peers, and fills the workspace. */
export async function openComparison(root: string, contacts: number): Promise<Comparison> {
  const ours = await openOurServer(root, `bench-${contacts}`);
  const { owner, appUrl, workspaceId } = ours;
  await growWorkspace(owner, workspaceId, contacts);
  const company = (position: string) => idOf(owner, `select id from company where name = $1`, `Company ${position}`);
  const subjects = { workspaceId, largeCompanyId: await company('0000001'), companyId: await company('0000500') };
  const { rows } = await owner.query<{ id: string }>(
    'select id from contact where workspace_id = $1 order by sort_name desc nulls last limit $2',
    [workspaceId, CHANGED_PEOPLE],
  );
  const people = rows.map(({ id }) => id);
  changeThese(people);
  const env = {
    APP_DATABASE_URL: appUrl,
    BENCH_WORKSPACE: workspaceId,
    BENCH_COMPANY: subjects.companyId,
    BENCH_LARGE_COMPANY: subjects.largeCompanyId,
    BENCH_PEOPLE: people.join(','),
  };
  const postgraphile = await startPeer(join(root, 'bench/peers/postgraphile.ts'), env, '/graphql');
  const bare = await startPeer(join(root, 'bench/peers/bare.ts'), env, '/');
  const bareWrites = await startPeer(join(root, 'bench/peers/bare-writes.ts'), env, '/');
  const orm = await startPeer(join(root, 'bench/peers/orm.ts'), env, '/?query=%7B__typename%7D');
  return {
    ...{ ...ours, subjects, postgraphile, bare, bareWrites, orm },
    close: async () => {
      for (const peer of [orm, bareWrites, bare, postgraphile]) await peer.stop();
      await ours.close();
    },
  };
}
