import { NoteService } from '@smartx/domain/activity';
import { CompanyService } from '@smartx/domain/company';
import { forgetFormerMembers, MemberDeparture } from '@smartx/domain/handover';
import { MemberService } from '@smartx/domain/identity';
import { sequenceEntries } from '@smartx/domain/privacy';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rightsScope } from '../privacy/privacy-jobs.ts';
import { type ApiWorkspace, openTestApi, type TestApi } from '../testing/test-api.ts';

const SHOWN = `query Shown @purpose(is: RELATIONSHIP) {
  members(first: 50) { nodes { displayName fullName email status } }
  notes(first: 5) { nodes { author { displayName } } }
}`;
const TREE = `query Tree @purpose(is: RIGHTS_HANDLING) { auditVerify { findingCount } }`;

interface Shown {
  readonly members: { nodes: { displayName: string; fullName: string | null; email: string | null; status: string }[] };
  readonly notes: { nodes: { author: { displayName: string } | null }[] };
}

let api: TestApi;
let database: pg.Client;
beforeAll(async () => {
  api = await openTestApi();
  database = new pg.Client({ connectionString: api.domain.urls.owner });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await api.close();
});

it('LEAVE-AC1 a colleague who left is a number once the period is over, not before, wherever they stand; the audit still verifies', async () => {
  const [workspace, other] = [await api.givenWorkspace(), await api.givenWorkspace()];
  const boss = await workspace.call('owner');
  const [bea, carl] = [await givenColleague(workspace, 'Bea'), await givenColleague(workspace, 'Carl')];
  const elsewhere = await givenColleague(other, 'Dora');
  const companyId = await new CompanyService(bea).create({ name: 'Acme' });
  await new NoteService(bea).create({ body: 'Called.', companyId });
  for (const [scope, member, by] of [
    [boss.scope, bea, boss.scope],
    [boss.scope, carl, boss.scope],
    [(await other.call('owner')).scope, elsewhere, null],
  ] as const)
    await new MemberDeparture(scope, async () => undefined).leave(member.viewer.id ?? '', by?.viewer.id ?? null);
  await restrict(carl.viewer.id ?? '');

  api.domain.clock.advanceDays(364);
  expect(await forgetFormerMembers(rightsScope(api.app, workspace.id), api.app.privacy)).toBe(0);
  const before = (await boss.query<Shown>(SHOWN)).data;
  expect(before.notes.nodes).toEqual([{ author: { displayName: 'Bea Example' } }]);
  api.domain.clock.advanceDays(2);
  const done = [
    await forgetFormerMembers(rightsScope(api.app, workspace.id), api.app.privacy),
    await forgetFormerMembers(rightsScope(api.app, workspace.id), api.app.privacy),
  ];

  expect(done).toEqual([1, 0]);
  const after = (await boss.query<Shown>(SHOWN)).data;
  expect(after.notes.nodes).toEqual([{ author: { displayName: 'Former member 1' } }]);
  expect(after.members.nodes).toEqual(
    expect.arrayContaining([
      { displayName: 'Former member 1', fullName: null, email: null, status: 'left' },
      // Whoever is restricted waits.
      { displayName: 'Carl Example', fullName: 'Carl Example', email: null, status: 'left' },
    ]),
  );
  const left = await database.query('select full_name from member where id = $1', [elsewhere.viewer.id]);
  expect(left.rows).toEqual([{ full_name: 'Dora Example' }]);
  const history = await database.query('select from_value, to_value from field_change where record_id = $1', [
    bea.viewer.id,
  ]);
  expect(JSON.stringify(history.rows)).not.toContain('Bea');
  await sequenceEntries({ em: api.app.orm.em, clock: api.app.clock, ...api.app.privacy }, workspace.id);
  const auditor = await workspace.call('auditor', 'RIGHTS_HANDLING');
  const verified = await auditor.query<{ auditVerify: { findingCount: number } }>(TREE);
  expect(verified.data.auditVerify.findingCount).toBe(0);
});

async function givenColleague(workspace: ApiWorkspace, name: string) {
  const { scope } = await workspace.call('sales');
  await new MemberService(scope).update(scope.viewer.id ?? '', { fullName: `${name} Example` });
  return scope;
}

async function restrict(memberId: string): Promise<void> {
  await database.query(
    `update data_subject set restricted_at = now(), restriction_ground = 'accuracy-contested'
     where id = (select subject_id from member where id = $1)`,
    [memberId],
  );
}
