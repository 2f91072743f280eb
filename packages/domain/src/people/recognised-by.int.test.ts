import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Contact } from '../contact/contact.entity.ts';
import { ContactService } from '../contact/contact.service.ts';
import { ErasureService } from '../privacy/erasure/erasure.service.ts';
import { Suppression } from '../privacy/ledger/suppression.entity.ts';
import { testPrivacyParts } from '../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../testing/test-domain.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

const FAMILY = [{ kind: 'email', value: 'family@example.test' }] as const;

describe('B11-AC8 somebody who was deleted and shared a mailbox', () => {
  it('is known by their name at it, and nobody else is shut out', async () => {
    const workspace = await domain.givenWorkspace();
    const ana = await givenContact(workspace, 'Ana Ruiz');
    await givenContact(workspace, 'Ben Ruiz');

    await erase(workspace, ana);

    expect(await kindsOnList(workspace)).toEqual(['named-address']);
    await expect(givenContact(workspace, 'ANA RUIZ')).rejects.toMatchObject({
      ...{ code: 'SUPPRESSED', path: 'points.0.value' },
    });
    await expect(givenContact(workspace, 'Cem Ruiz')).resolves.toEqual(expect.any(String));
  });

  it('with somebody of the same name is known by nothing: the other would be shut out', async () => {
    const workspace = await domain.givenWorkspace();
    const father = await givenContact(workspace, 'Ben Ruiz');
    await givenContact(workspace, 'Ben Ruiz');

    await erase(workspace, father);

    expect(await kindsOnList(workspace)).toEqual([]);
  });

  it('is known by the mailbox once the last of its people is deleted', async () => {
    const workspace = await domain.givenWorkspace();
    const [ana, ben] = [await givenContact(workspace, 'Ana Ruiz'), await givenContact(workspace, 'Ben Ruiz')];

    await erase(workspace, ana);
    await erase(workspace, ben);

    expect(await kindsOnList(workspace)).toEqual(['email', 'named-address']);
    await expect(givenContact(workspace, 'Cem Ruiz')).rejects.toMatchObject({ code: 'SUPPRESSED' });
  });
});

async function givenContact(workspace: TestWorkspace, fullName: string): Promise<string> {
  const contacts = new ContactService(await workspace.as('owner'));
  return contacts.create({ fullName, points: FAMILY, allowDuplicate: true });
}

async function erase(workspace: TestWorkspace, contactId: string): Promise<void> {
  const scope = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
  const erasure = new ErasureService(scope, testPrivacyParts(domain));
  const [ledgerId = ''] = await scope.transaction(async (em) => {
    const { subject } = await em.findOneOrFail(Contact, { workspaceId: workspace.id, id: contactId });
    return erasure.plan(em, { subjectIds: [subject.id], requestId: null, ground: 'request' });
  });
  await erasure.run(ledgerId);
}

async function kindsOnList(workspace: TestWorkspace): Promise<string[]> {
  const rows = await workspace.asSystem().transaction((em) => em.find(Suppression, { workspaceId: workspace.id }));
  return [...new Set(rows.map(({ kind }) => kind))].sort();
}
