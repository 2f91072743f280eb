import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DuplicateFoundError,
  InvalidInputError,
  NotAllowedError,
  NotFoundError,
  ProcessingRestrictedError,
  StaleVersionError,
  SuppressedError,
} from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { suppress, suppressionDigest } from '../../privacy/ledger/suppression-list.ts';
import { findRecord, getRecord, historyOf, setSubject } from '../../testing/records.ts';
import { openTestDomain, type TestDomain } from '../../testing/test-domain.ts';
import { Contact } from '../contact.entity.ts';
import { ContactService } from '../contact.service.ts';
import { ContactPoint } from '../contact-point.entity.ts';
import { ContactPointService } from './contact-point.service.ts';
import { openPoint } from './contact-point-record.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

async function givenContact(scope: Scope): Promise<{ points: ContactPointService; id: string }> {
  return {
    points: new ContactPointService(scope),
    id: await new ContactService(scope).create({ fullName: 'Ana Ruiz' }),
  };
}

async function givenOwner(): Promise<Scope> {
  return (await domain.givenWorkspace()).as('owner');
}

describe('an address of a contact', () => {
  it('leads if it is the first of its kind, and a new leader takes over', async () => {
    const scope = await givenOwner();
    const { points, id } = await givenContact(scope);

    const first = await points.add(id, { kind: 'email', value: 'one@example.test' });
    const second = await points.add(id, { kind: 'email', value: 'two@example.test' });
    const phone = await points.add(id, { kind: 'phone', value: '+49 30 901820' });
    const third = await points.add(id, { kind: 'email', value: 'three@example.test', isPrimary: true });

    const leads = async (point: string) => (await getRecord(scope, ContactPoint, point)).isPrimary;
    expect([await leads(first), await leads(second), await leads(phone), await leads(third)]).toEqual([
      false,
      false,
      true,
      true,
    ]);
    await points.update(second, { isPrimary: true });
    expect([await leads(second), await leads(third)]).toEqual([true, false]);
    await points.remove(second);
    expect([await leads(first), await leads(third)]).toEqual([true, false]);
  });

  it('is part of the history of its contact: e-mail in clear, everything else only by name', async () => {
    const scope = await givenOwner();
    const { points, id } = await givenContact(scope);

    const email = await points.add(id, { kind: 'email', value: 'one@example.test' });
    const phone = await points.add(id, { kind: 'phone', value: '+49 30 901820' });
    await points.update(email, { value: 'two@example.test' });
    await points.update(phone, { value: '+49 30 901821', label: 'desk' });
    await points.remove(phone);

    expect(await historyOf(scope, id)).toEqual([
      'emails: null → one@example.test',
      'emails: one@example.test → two@example.test',
      'phones: null → null',
      'phones: null → null',
      'phones: null → null',
    ]);
    expect(await getRecord(scope, Contact, id)).toMatchObject({ version: 6 });
    expect(await findRecord(scope, ContactPoint, phone)).toBeNull();
  });

  it('is sealed anew when it changes, and no longer verified', async () => {
    const scope = await givenOwner();
    const { points, id } = await givenContact(scope);
    const phone = await points.add(id, { kind: 'phone', value: '+49 30 901820' });
    const key = { workspaceId: scope.workspaceId, id: phone };
    await scope.transaction((em) => em.nativeUpdate(ContactPoint, key, { verifiedAt: domain.clock.now() }));

    await points.update(phone, { value: '+49 30 901820', label: 'desk' });
    const labelled = await getRecord(scope, ContactPoint, phone);
    await points.update(phone, { value: '+49 30 901821' });
    const changed = await getRecord(scope, ContactPoint, phone);

    expect(labelled).toMatchObject({ label: 'desk', verifiedAt: domain.clock.now() });
    expect(changed).toMatchObject({ label: 'desk', verifiedAt: null });
    expect(await openPoint(scope, changed)).toBe('+49 30 901821');
    expect(changed.blindIndex).toEqual(await scope.vault.blindIndex(scope.workspaceId, 'phone', '+4930901821'));
  });

  it('is not recorded twice for one contact, in no spelling', async () => {
    const scope = await givenOwner();
    const { points, id } = await givenContact(scope);
    const phone = await points.add(id, { kind: 'phone', value: '+49 30 901820' });
    const other = await points.add(id, { kind: 'phone', value: '+49 30 901821' });

    await expect(points.add(id, { kind: 'phone', value: '0049 30 90 18 20' })).rejects.toThrow(
      expect.objectContaining({ code: 'DUPLICATE_FOUND', candidates: [phone] }),
    );
    await expect(points.update(other, { value: '+493090182-0' })).rejects.toThrow(DuplicateFoundError);
  });

  it('that identifies another contact is refused unless on purpose', async () => {
    const scope = await givenOwner();
    const { points, id } = await givenContact(scope);
    const email = { kind: 'email', value: 'bea@example.test' } as const;
    const bea = await new ContactService(scope).create({ points: [email] });

    await expect(points.add(id, email)).rejects.toThrow(expect.objectContaining({ candidates: [bea], path: 'value' }));
    await expect(points.add(id, email, { allowDuplicate: true })).resolves.toEqual(expect.any(String));
  });

  it('B11-AC8 that is on the suppression list is refused', async () => {
    const scope = await givenOwner();
    const { points, id } = await givenContact(scope);
    const { workspaceId, vault } = scope;
    const gone = await suppressionDigest(vault, workspaceId, { kind: 'email', normalised: 'gone@example.test' });
    await scope.transaction((em) => suppress(em, workspaceId, [gone], ['no-re-creation'], new Date()));
    const email = await points.add(id, { kind: 'email', value: 'here@example.test' });

    await expect(points.add(id, { kind: 'email', value: 'Gone@example.test' })).rejects.toThrow(SuppressedError);
    await expect(points.update(email, { value: 'gone@example.test' })).rejects.toThrow(SuppressedError);
  });

  it('that is none is refused with the reason', async () => {
    const scope = await givenOwner();
    const { points, id } = await givenContact(scope);

    for (const kind of ['email', 'phone', 'url'] as const)
      await expect(points.add(id, { kind, value: 'javascript:none' })).rejects.toThrow(
        expect.objectContaining({ code: 'INVALID_INPUT', path: 'value' }),
      );
    await expect(points.add(id, { kind: 'handle', value: ' ' })).rejects.toThrow(InvalidInputError);
  });

  it('is limited in number', async () => {
    const scope = await givenOwner();
    const values = Array.from({ length: 50 }, (_, index) => ({ kind: 'handle', value: `@ana${index}` }) as const);
    const id = await new ContactService(scope).create({ points: values });

    await expect(new ContactPointService(scope).add(id, { kind: 'handle', value: '@one-more' })).rejects.toThrow(
      /at most 50/,
    );
  });

  it('is not written by a role that only reads, nor over a newer version', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner');
    const { points, id } = await givenContact(scope);
    const email = await points.add(id, { kind: 'email', value: 'one@example.test' });
    const viewer = new ContactPointService(await workspace.as('viewer'));

    await expect(viewer.add(id, { kind: 'handle', value: '@ana' })).rejects.toThrow(NotAllowedError);
    await expect(viewer.update(email, { label: 'x' })).rejects.toThrow(NotAllowedError);
    await expect(viewer.remove(email)).rejects.toThrow(NotAllowedError);
    await expect(points.update(email, { label: 'x' }, 7)).rejects.toThrow(StaleVersionError);
    await expect(points.remove(email, 7)).rejects.toThrow(StaleVersionError);
  });

  it('of another workspace looks like one that does not exist', async () => {
    const theirs = await givenContact(await givenOwner());
    const email = await theirs.points.add(theirs.id, { kind: 'email', value: 'one@example.test' });
    const points = new ContactPointService(await givenOwner());

    for (const [contact, point] of [
      [theirs.id, email],
      [newId(), newId()],
    ] as const) {
      await expect(points.add(contact, { kind: 'handle', value: '@ana' })).rejects.toThrow(
        new NotFoundError('contact'),
      );
      await expect(points.update(point, { label: 'x' })).rejects.toThrow(new NotFoundError('contact'));
      await expect(points.remove(point)).rejects.toThrow(new NotFoundError('contact'));
    }
  });

  it('of a person whose processing is restricted stays as it is', async () => {
    const scope = await givenOwner();
    const { points, id } = await givenContact(scope);
    const email = await points.add(id, { kind: 'email', value: 'one@example.test' });
    const { subject } = await getRecord(scope, Contact, id);
    await setSubject(scope, subject.id, { restrictedAt: domain.clock.now() });

    await expect(points.add(id, { kind: 'handle', value: '@ana' })).rejects.toThrow(ProcessingRestrictedError);
    await expect(points.update(email, { label: 'x' })).rejects.toThrow(ProcessingRestrictedError);
    await expect(points.remove(email)).rejects.toThrow(ProcessingRestrictedError);
  });
});
