import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NoteService } from '../activity/note.service.ts';
import { ContactService } from '../contact/contact.service.ts';
import { Member } from '../identity/member.entity.ts';
import { MemberService } from '../identity/membership/member.service.ts';
import { newId } from '../kernel/ids.ts';
import { ErasureService } from '../privacy/erasure/erasure.service.ts';
import { placesOf } from '../privacy/erasure/places.ts';
import { testPrivacyParts } from '../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../testing/test-domain.ts';
import { MemberDeparture } from './member-departure.ts';

let domain: TestDomain;
let owner: pg.Client;
beforeAll(async () => {
  domain = await openTestDomain();
  owner = new pg.Client({ connectionString: domain.urls.owner });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await domain.close();
});

it('somebody who works here is not erased; once they left they are, and what they wrote stays', async () => {
  const workspace = await domain.givenWorkspace();
  const mark = `canary${newId().slice(-12)}`;
  const account = { id: newId(), email: `${mark}@example.test`, fullName: `Bea ${mark}` };
  const memberId = await new MemberService(workspace.asSystem('SECURITY')).admit(account, ['sales']);
  const [boss, heir] = [await workspace.as('owner'), await workspace.as('sales')];
  const contactId = await new ContactService(boss).create({ fullName: 'Ana Ruiz' });
  await new NoteService(boss).create({ body: `Bea ${mark} will call Ana.`, contactId });
  const subjectId = await subjectOf(workspace, memberId);

  await expect(erase(workspace, subjectId)).rejects.toMatchObject({ code: 'WRONG_STATE', message: /leave/ });
  await new MemberDeparture(boss, async () => undefined).leave(memberId, heir.viewer.id ?? '');
  expect(await placesWith(mark, ['table public.member'])).toEqual(['table public.member']);
  await erase(workspace, subjectId);

  expect(await placesWith(mark)).toEqual([]);
  const [note] = await boss.transaction((em) => em.execute('select count(*)::int as count from note'));
  expect(note).toEqual({ count: 1 });
  expect(await nameOf(workspace, memberId)).toBeNull();
});

async function erase(workspace: TestWorkspace, subjectId: string): Promise<void> {
  const scope = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
  const erasure = new ErasureService(scope, testPrivacyParts(domain));
  const order = { subjectIds: [subjectId], requestId: null, ground: 'request' } as const;
  const [ledgerId = ''] = await scope.transaction((em) => erasure.plan(em, order));
  await erasure.run(ledgerId);
}

/** Each look into a place reads all of it, with what other tests have there: only those are asked that the test is about. */
async function placesWith(needle: string, asked?: readonly string[]): Promise<string[]> {
  const probing = {
    query: async (sql: string, parameter: string) => (await owner.query<{ found: string }>(sql, [parameter])).rows,
    storedBytes: async function* () {},
    logLines: () => [],
  };
  const found: string[] = [];
  const places = placesOf(testPrivacyParts(domain).catalogue, []);
  for (const place of asked ? places.filter(({ name }) => asked.includes(name)) : places)
    if ((await place.probe(probing, needle)) > 0) found.push(place.name);
  return found;
}

async function subjectOf(workspace: TestWorkspace, id: string): Promise<string> {
  return (await memberOf(workspace, id)).subject.id;
}

async function nameOf(workspace: TestWorkspace, id: string): Promise<string | null> {
  return (await memberOf(workspace, id)).fullName ?? null;
}

function memberOf(workspace: TestWorkspace, id: string): Promise<Member> {
  return workspace.asSystem().transaction((em) => em.findOneOrFail(Member, { workspaceId: workspace.id, id }));
}
