import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Contact } from '../contact/contact.entity.ts';
import { ContactService } from '../contact/contact.service.ts';
import type { Scope } from '../kernel/scope.ts';
import { ErasureService } from '../privacy/erasure/erasure.service.ts';
import { testPrivacyParts } from '../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { ImportFixture } from './testing/given-import.ts';
import { DELETED_AT_OWN_REQUEST } from './write/skip-reasons.ts';

let domain: TestDomain;
let imports: ImportFixture;
beforeAll(async () => {
  domain = await openTestDomain();
  imports = new ImportFixture(domain);
});
afterAll(async () => {
  imports.close();
  await domain.close();
});

describe('the same file after somebody was erased', () => {
  it('brings nobody back, neither by e-mail nor by phone, and leaves the others alone', async () => {
    const workspace = await domain.givenWorkspace({ country: 'DE' });
    const scope = await workspace.as('administrator', 'DATA_CARE');
    const file = 'Customer Id,Name,Email,Phone\n1,Ana,ana@example.test,\n2,Bo,,030 901820\n3,Cy,cy@example.test,\n';
    await imports.run(scope, 'contact', file);
    const rights = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
    const erasure = new ErasureService(rights, testPrivacyParts(domain));
    for (const { fullName, subject } of await contacts(scope))
      if (fullName !== 'Cy') await erasePerson(rights, erasure, subject.id);

    const { counts, lines } = await imports.run(scope, 'contact', file);

    expect(counts).toEqual({ created: 0, updated: 0, skipped: 3, failed: 0 });
    expect(lines.map(({ reason }) => reason)).toEqual([
      DELETED_AT_OWN_REQUEST,
      DELETED_AT_OWN_REQUEST,
      'Nothing to change.',
    ]);
    expect((await contacts(scope)).flatMap(({ fullName }) => fullName ?? [])).toEqual(['Cy']);
  });
});

describe('the same file after a nameless person was erased', () => {
  it.each([
    ['contact', 'Customer Id,City\nc-1,Madrid\nc-2,Porto\n'],
    ['lead', 'Prospect ID,Lead Source\nl-1,Google\nl-2,Chat\n'],
  ] as const)('brings no %s back whom another system alone has a name for', async (object, file) => {
    const workspace = await domain.givenWorkspace({ country: 'DE' });
    const scope = await workspace.as('administrator', 'DATA_CARE');
    expect((await imports.run(scope, object, file)).counts).toMatchObject({ created: 2 });
    const rights = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
    const [first] = await contacts(scope);
    await erasePerson(rights, new ErasureService(rights, testPrivacyParts(domain)), first?.subject.id ?? '');

    const { counts, lines } = await imports.run(scope, object, file);

    expect(counts).toEqual({ created: 0, updated: 0, skipped: 2, failed: 0 });
    expect(lines.map(({ reason }) => reason)).toEqual([DELETED_AT_OWN_REQUEST, 'Nothing to change.']);
  });

  it('brings nobody back at a mailbox that somebody else still uses, and that one stays', async () => {
    const workspace = await domain.givenWorkspace({ country: 'DE' });
    const scope = await workspace.as('administrator', 'DATA_CARE');
    const points = [{ kind: 'email', value: 'family@example.test', isShared: true }] as const;
    for (const fullName of ['Ana Ruiz', 'Ben Ruiz']) await new ContactService(scope).create({ fullName, points });
    const rights = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
    const ana = (await contacts(scope)).find(({ fullName }) => fullName === 'Ana Ruiz');
    await erasePerson(rights, new ErasureService(rights, testPrivacyParts(domain)), ana?.subject.id ?? '');

    const { lines } = await imports.run(scope, 'contact', 'name,email\nana ruiz,family@example.test\n');

    expect(lines.map(({ reason }) => reason)).toEqual([DELETED_AT_OWN_REQUEST]);
    expect((await contacts(scope)).flatMap(({ fullName }) => fullName ?? [])).toEqual(['Ben Ruiz']);
  });
});

async function erasePerson(scope: Scope, erasure: ErasureService, subjectId: string): Promise<void> {
  const order = { subjectIds: [subjectId], requestId: null, ground: 'request' } as const;
  const [ledgerId = ''] = await scope.transaction((em) => erasure.plan(em, order));
  await erasure.run(ledgerId);
}

function contacts(scope: Scope): Promise<Contact[]> {
  return scope.transaction((em) =>
    em.find(Contact, { workspaceId: scope.workspaceId }, { orderBy: { fullName: 'asc' } }),
  );
}
