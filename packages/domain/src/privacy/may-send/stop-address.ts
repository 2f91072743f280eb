import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../kernel/scope.ts';
import { loadSubjectFacts } from '../consent/recompute-subjects.ts';
import { type ReachableAddress, suppress, suppressionDigest } from '../ledger/suppression-list.ts';
import { stopWaiting } from './stop-waiting.ts';

/** How somebody said that an address is to be left alone. */
export const STOP_METHODS = ['email', 'phone-call', 'letter', 'in-person', 'web-form', 'complaint', 'bounce'] as const;

/** A way of {@link STOP_METHODS}. */
export type StopMethod = (typeof STOP_METHODS)[number];

/**
 * Stops an address for everybody who has it, now or later, as a digest that tells nobody which address it is; messages that wait
 * for it are stopped at once. A new enquiry or contract takes up the exchange; advertising goes there again only with a consent
 * that names the address.
 * @throws NotAllowedError · PurposeNotAllowedError
 */
export async function stopAddress(
  em: EntityManager,
  scope: Scope,
  address: ReachableAddress,
  method: StopMethod,
): Promise<string> {
  scope.require('consent:record');
  const { workspaceId, vault, clock } = scope;
  const holders = await findHolders(em, scope, address);
  // Locked first: a message that is going out is waited for, and none goes out after this.
  await loadSubjectFacts(em, workspaceId, holders);
  const { kind, digest } = await suppressionDigest(vault, workspaceId, address);
  await suppress(em, workspaceId, [{ kind, digest }], ['no-contact'], clock.now());
  const [row] = await em.execute<{ id: string }[]>(
    `select id from suppression where workspace_id = ? and kind = ? and digest = ? and scope = 'no-contact'`,
    [workspaceId, kind, digest],
  );
  if (!row) throw new Error('A stop that was just written is gone.');
  const target = { targetType: 'suppression', targetId: row.id };
  scope.record(em, { action: 'consent:record', ...target, fields: [kind, 'stopped', method] });
  await stopWaiting(em, scope, holders);
  return row.id;
}

/** Everybody who has the address, in one order for all. */
async function findHolders(em: EntityManager, { workspaceId, vault }: Scope, address: ReachableAddress) {
  const { kind, normalised } = address;
  const key = kind === 'email' ? normalised : await vault.blindIndex(workspaceId, 'phone', normalised);
  const column = kind === 'email' ? 'clear_normalised' : 'blind_index';
  const rows = await em.execute<{ id: string }[]>(
    `select distinct c.subject_id as id from contact_point p
       join contact c on c.workspace_id = p.workspace_id and c.id = p.contact_id
     where p.workspace_id = ? and p.kind = ? and p.${column} = ? order by 1`,
    [workspaceId, kind, key],
  );
  return rows.map(({ id }) => id);
}
