import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CompanyService } from '../company/company.service.ts';
import { Contact } from '../contact/contact.entity.ts';
import { ContactService } from '../contact/contact.service.ts';
import { DealService } from '../deal/deal.service.ts';
import { Member } from '../identity/member.entity.ts';
import { InvalidInputError, NotAllowedError, NotFoundError, StaleVersionError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { keyIdOf } from '../privacy/keys/sealed-value.ts';
import { findSharedData } from '../testing/env.ts';
import { deedsOn, getRecord, historyOf, peopleTiedTo, refusalsOf, setSubject } from '../testing/records.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { Note } from './note.entity.ts';
import { NoteService } from './note.service.ts';

const NAUGHTY = findSharedData('strings/blns.json');

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

async function givenPerson(scope: Scope): Promise<{ contactId: string; subjectId: string }> {
  const contactId = await new ContactService(scope).create({ fullName: 'Ana Ruiz' });
  return { contactId, subjectId: (await getRecord(scope, Contact, contactId)).subject.id };
}

async function textOf(scope: Scope, noteId: string): Promise<{ text: string | null; keyId: string }> {
  const { workspaceId } = scope;
  const body = (await getRecord(scope, Note, noteId)).body ?? Buffer.of();
  const text = await scope.vault.open({ workspaceId, table: 'note', column: 'body', rowId: noteId }, body);
  return { text, keyId: keyIdOf(body) };
}

describe('a note', () => {
  it('about one person lies under their key and names its author', async () => {
    const scope = await (await domain.givenWorkspace()).as('sales');
    const { contactId, subjectId } = await givenPerson(scope);

    const id = await new NoteService(scope).create({ body: ' likes engines\n', contactId, isPinned: true });

    const author = await getRecord(scope, Member, scope.viewer.id ?? '');
    expect(await textOf(scope, id)).toEqual({ text: ' likes engines\n', keyId: subjectId });
    expect(await getRecord(scope, Note, id)).toMatchObject({ author: { id: author.id }, isPinned: true });
    expect(await peopleTiedTo(scope, id)).toEqual([`author ${author.subject.id}`, `mentioned ${subjectId}`]);
    expect(await getRecord(scope, Contact, contactId)).toMatchObject({ lastInteractionAt: null, version: 1 });
    expect(await deedsOn(scope, id)).toEqual(['note:create']);
  });

  it("about nobody, or about two people, lies under the workspace's key", async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const notes = new NoteService(scope);
    const [ana, bea] = [await givenPerson(scope), await givenPerson(scope)];
    const companyId = await new CompanyService(scope).create({ name: 'Acme' });
    const dealId = await new DealService(scope).create({ name: 'Engines', contactId: bea.contactId });

    const alone = await notes.create({ body: 'opens at nine', companyId });
    const joint = await notes.create({ body: 'they decide together', contactId: ana.contactId, dealId });

    expect((await textOf(scope, alone)).keyId).toBe(scope.workspaceId);
    expect((await textOf(scope, joint)).keyId).toBe(scope.workspaceId);
    expect(await peopleTiedTo(scope, joint)).toEqual(
      expect.arrayContaining([`mentioned ${ana.subjectId}`, `mentioned ${bea.subjectId}`]),
    );
  });

  it('is changed by its author, and its history tells no text', async () => {
    const scope = await (await domain.givenWorkspace()).as('sales');
    const notes = new NoteService(scope);
    const id = await notes.create({ body: 'likes engines' });

    await notes.update(id, { body: 'likes engines' });
    await notes.update(id, { body: 'likes big engines', isPinned: true }, 1);

    expect(await textOf(scope, id)).toMatchObject({ text: 'likes big engines' });
    expect(await historyOf(scope, id)).toEqual(['body: null → null', 'isPinned: false → true']);
    await expect(notes.update(id, { isPinned: false }, 1)).rejects.toThrow(StaleVersionError);
    await notes.delete(id);
    await expect(notes.update(id, { isPinned: false })).rejects.toThrow(NotFoundError);
  });

  it('of a colleague is changed only by whoever may change all', async () => {
    const workspace = await domain.givenWorkspace();
    const id = await new NoteService(await workspace.as('sales')).create({ body: 'mine' });
    const colleague = new NoteService(await workspace.as('sales'));

    await expect(colleague.update(id, { body: 'yours' })).rejects.toThrow(NotAllowedError);
    await expect(colleague.delete(id)).rejects.toThrow(NotAllowedError);
    await new NoteService(await workspace.as('administrator')).update(id, { isPinned: true });
  });

  it('B1-AC3 with a card number or without a text is refused', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const notes = new NoteService(scope);
    const id = await notes.create({ body: 'fine' });

    await expect(notes.create({ body: 'card 4111-1111-1111-1111 exp 12/30' })).rejects.toThrow(/last four digits/);
    await expect(notes.update(id, { body: 'card 4111111111111111' })).rejects.toThrow(/last four digits/);
    await expect(notes.create({ body: ' \n ' })).rejects.toThrow(InvalidInputError);
    await expect(notes.create({ body: 'x'.repeat(20_001) })).rejects.toThrow(/at most 20000/);
  });

  it('is not written by a role that only reads', async () => {
    const workspace = await domain.givenWorkspace();
    const id = await new NoteService(await workspace.as('owner')).create({ body: 'x' });
    const notes = new NoteService(await workspace.as('viewer'));

    const commands = [notes.create({ body: 'x' }), notes.update(id, { body: 'y' }), notes.delete(id)];

    expect(await refusalsOf(commands)).toEqual(['NOT_ALLOWED']);
  });

  it('of another workspace looks like one that does not exist', async () => {
    const theirs = await (await domain.givenWorkspace()).as('owner');
    const id = await new NoteService(theirs).create({ body: 'theirs' });
    const { contactId } = await givenPerson(theirs);
    const notes = new NoteService(await (await domain.givenWorkspace()).as('owner'));

    for (const target of [id, newId()])
      expect(await refusalsOf([notes.update(target, { body: 'x' }), notes.delete(target)])).toEqual(['NOT_FOUND']);
    expect(await refusalsOf([notes.create({ body: 'x', contactId })])).toEqual(['NOT_FOUND']);
  });

  it('about a person whose processing is restricted is neither written, changed nor deleted', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const notes = new NoteService(scope);
    const { contactId, subjectId } = await givenPerson(scope);
    const id = await notes.create({ body: 'x', contactId });
    await setSubject(scope, subjectId, { restrictedAt: domain.clock.now() });

    const commands = [notes.create({ body: 'x', contactId }), notes.update(id, { body: 'y' }), notes.delete(id)];

    expect(await refusalsOf(commands)).toEqual(['PROCESSING_RESTRICTED']);
  });

  it.skipIf(NAUGHTY === null)('keeps every naughty string as it is, or refuses it [needs shared/data]', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const notes = new NoteService(scope);
    const strings: string[] = JSON.parse(readFileSync(NAUGHTY ?? '', 'utf8'));
    const changed: string[] = [];

    // Each tenth alone and all of them at once: the text is opaque to everything behind the check.
    for (const body of [
      ...strings.filter((_, index) => index % 10 === 0),
      strings.filter((text) => !/\d{13}/.test(text)).join('\n'),
    ]) {
      const id = await notes.create({ body }).catch((error: unknown) => {
        if (error instanceof InvalidInputError) return null;
        throw error;
      });
      if (id !== null && (await textOf(scope, id)).text !== body) changed.push(body);
    }

    expect(changed).toEqual([]);
  });
});
