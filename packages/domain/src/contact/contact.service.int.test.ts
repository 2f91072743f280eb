import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CompanyService } from '../company/company.service.ts';
import {
  DuplicateFoundError,
  NotAllowedError,
  NotFoundError,
  ProcessingRestrictedError,
  PurposeNotAllowedError,
  StaleVersionError,
  SuppressedError,
} from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { purposeBits, purposesOf } from '../kernel/purposes.ts';
import type { Scope } from '../kernel/scope.ts';
import { suppress as putOnList, suppressionDigest } from '../privacy/ledger/suppression-list.ts';
import { DataSubject } from '../privacy/subject/data-subject.entity.ts';
import { deedsOn, getRecord, historyOf, setSubject } from '../testing/records.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { Contact } from './contact.entity.ts';
import { ContactService } from './contact.service.ts';
import { ContactPoint } from './contact-point.entity.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

const ANA = { fullName: 'Ana Ruiz', points: [{ kind: 'email', value: 'Ana@Example.test' }] } as const;

function pointsOf(scope: Scope, contactId: string): Promise<ContactPoint[]> {
  const { workspaceId } = scope;
  return scope.transaction((em) =>
    em.find(ContactPoint, { workspaceId, contact: [workspaceId, contactId] }, { orderBy: { id: 'asc' } }),
  );
}

async function suppress(scope: Scope, kind: 'email' | 'phone', normalised: string): Promise<void> {
  const { workspaceId } = scope;
  const address = await suppressionDigest(scope.vault, workspaceId, { kind, normalised });
  await scope.transaction((em) => putOnList(em, workspaceId, [address], ['no-re-creation'], new Date()));
}

describe('a contact', () => {
  it('is recorded as a person, with what identifies them sealed or searchable as declared', async () => {
    const scope = await (await domain.givenWorkspace()).as('sales');
    const company = await new CompanyService(scope).create({ name: 'Acme' });

    const id = await new ContactService(scope).create({
      fullName: ' Zoë Ångström ',
      jobTitle: 'Buyer',
      country: 'se',
      birthDate: '1990-02-28',
      companyId: company,
      points: [
        { kind: 'email', value: 'Zoe@Example.test' },
        { kind: 'phone', value: '08-123 456 78', label: 'office' },
        { kind: 'postal', value: 'Storgatan 1\n111 22 Stockholm' },
      ],
    });

    const contact = await getRecord(scope, Contact, id);
    expect(contact).toMatchObject({
      fullName: 'Zoë Ångström',
      sortName: 'zoe angstrom',
      country: 'SE',
      lifecycle: 'prospect',
      company: { id: company },
      owner: { id: scope.viewer.id },
      source: 'not stated',
    });
    const place = { workspaceId: scope.workspaceId, table: 'contact', column: 'birth_date', rowId: id };
    expect(await scope.vault.open(place, contact.birthDate ?? Buffer.of())).toBe('1990-02-28');
    const [email, phone, postal] = await pointsOf(scope, id);
    expect(email).toMatchObject({
      clearValue: 'Zoe@Example.test',
      clearNormalised: 'zoe@example.test',
      isPrimary: true,
    });
    expect(phone).toMatchObject({
      clearValue: null,
      label: 'office',
      blindIndex: await scope.vault.blindIndex(scope.workspaceId, 'phone', '+46812345678'),
      blindLast4: await scope.vault.blindIndex(scope.workspaceId, 'phone-last4', '5678'),
    });
    expect(Buffer.from(postal?.sealedValue ?? []).includes('Storgatan')).toBe(false);
    expect(await deedsOn(scope, id)).toEqual(['contact:create']);
  });

  it('starts with every purpose closed that needs a consent', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');

    const id = await new ContactService(scope).create(ANA);

    const { subject } = await getRecord(scope, Contact, id);
    const { blocked, kind } = await getRecord(scope, DataSubject, subject.id);
    expect({ kind, closed: purposesOf(blocked).filter((purpose) => !purpose.includes('ANALYTICS')) }).toMatchObject({
      kind: 'contact',
      closed: expect.arrayContaining(['MARKETING', 'PROFILING', 'PARTNER_SHARING']),
    });
    expect(blocked & purposeBits(['RELATIONSHIP', 'SUPPORT', 'BILLING', 'PROSPECTING'])).toBe(0n);
  });

  it('may have neither name nor address', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');

    const id = await new ContactService(scope).create({});

    expect(await getRecord(scope, Contact, id)).toMatchObject({ fullName: null, sortName: null });
  });

  it.each([
    ['third-party', '2026-05-31T10:00:00Z', 'due', '2026-06-30'],
    // In Berlin, where the workspace stands, it is the first of June already.
    ['public-source', '2026-05-31T22:30:00Z', 'due', '2026-07-01'],
    ['not-stated', '2026-01-31T10:00:00Z', 'due', '2026-02-28'],
    ['person', '2026-05-31T10:00:00Z', 'not-needed', null],
  ] as const)(
    'B1-AC4 collected from %s on %s has a notice that is %s by %s',
    async (collectedFrom, at, noticeState, noticeDueOn) => {
      const scope = await (await domain.givenWorkspace()).as('owner');

      const id = await new ContactService(scope).create({
        ...ANA,
        collectedFrom,
        collectedAt: new Date(at),
        source: 'fair',
      });

      expect(await getRecord(scope, Contact, id)).toMatchObject({ noticeState, noticeDueOn, source: 'fair' });
    },
  );

  it('changes only in what is given, and its full name follows the parts that it was made of', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const contacts = new ContactService(scope);
    const id = await contacts.create({ givenName: 'Ana', familyName: 'Ruiz', city: 'Bonn', birthDate: '1990-02-28' });

    await contacts.update(id, { familyName: 'Ruiz Vega', city: null, birthDate: '1990-02-28' }, 1);

    expect(await getRecord(scope, Contact, id)).toMatchObject({ fullName: 'Ana Ruiz Vega', city: null, version: 2 });
    expect(await historyOf(scope, id)).toEqual([
      'city: Bonn → null',
      'familyName: Ruiz → Ruiz Vega',
      'fullName: Ana Ruiz → Ana Ruiz Vega',
      'sortName: ana ruiz → ana ruiz vega',
    ]);
  });

  it('keeps a full name that was given whole when a part changes', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const contacts = new ContactService(scope);
    const id = await contacts.create({ fullName: 'Dr. Ana Ruiz', givenName: 'Ana', familyName: 'Ruiz' });

    await contacts.update(id, { familyName: 'Vega' });

    expect(await getRecord(scope, Contact, id)).toMatchObject({ fullName: 'Dr. Ana Ruiz', familyName: 'Vega' });
  });

  it('has a history that never tells a sealed value', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const contacts = new ContactService(scope);
    const id = await contacts.create({ ...ANA, birthDate: '1990-02-28' });

    await contacts.update(id, { birthDate: '1991-02-28' });

    expect(await historyOf(scope, id)).toEqual(['birthDate: null → null']);
  });

  it('is moved to another company and given to another member', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner');
    const heir = (await workspace.as('sales')).viewer.id;
    const contacts = new ContactService(scope);
    const company = await new CompanyService(scope).create({ name: 'Acme' });
    const id = await contacts.create(ANA);

    await contacts.reassign(id, company, 1);
    await contacts.setOwner(id, heir, 2);

    expect(await getRecord(scope, Contact, id)).toMatchObject({
      company: { id: company },
      owner: { id: heir },
      version: 3,
    });
    expect(await deedsOn(scope, id)).toEqual(['contact:create', 'contact:reassign', 'contact:update']);
    await contacts.reassign(id, null);
    expect((await getRecord(scope, Contact, id)).company ?? null).toBeNull();
    await expect(contacts.reassign(id, company, 1)).rejects.toThrow(StaleVersionError);
  });

  it('goes into the bin and comes back', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const contacts = new ContactService(scope);
    const id = await contacts.create(ANA);

    await contacts.delete(id);
    await expect(contacts.update(id, { city: 'Bonn' })).rejects.toThrow(NotFoundError);
    await contacts.restore(id);

    expect(await getRecord(scope, Contact, id)).toMatchObject({ deletedAt: null, deletedById: null });
    expect(await deedsOn(scope, id)).toEqual(['contact:create', 'contact:delete', 'contact:restore']);
  });

  it('is refused with every broken place named', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');

    const refused = new ContactService(scope).create({
      fullName: 'card 4111 1111 1111 1111', // B1-AC3
      country: 'Utopia',
      language: 'not a language',
      birthDate: '2090-01-01',
      collectedAt: new Date('2030-01-01'),
      points: [
        { kind: 'email', value: 'nobody' },
        { kind: 'phone', value: 'none' },
      ],
    });

    const paths = ['fullName', 'country', 'language', 'birthDate', 'points.0.value', 'points.1.value', 'collectedAt'];
    await expect(refused).rejects.toThrow(
      expect.objectContaining({ fields: paths.map((path) => expect.objectContaining({ path })) }),
    );
  });

  it('is not written by a role that only reads', async () => {
    const workspace = await domain.givenWorkspace();
    const id = await new ContactService(await workspace.as('owner')).create(ANA);
    const contacts = new ContactService(await workspace.as('viewer'));

    await expect(contacts.create({})).rejects.toThrow(NotAllowedError);
    await expect(contacts.update(id, { city: 'Bonn' })).rejects.toThrow(NotAllowedError);
    await expect(contacts.reassign(id, null)).rejects.toThrow(NotAllowedError);
    await expect(contacts.setOwner(id, null)).rejects.toThrow(NotAllowedError);
    await expect(contacts.delete(id)).rejects.toThrow(NotAllowedError);
    await expect(contacts.restore(id)).rejects.toThrow(NotAllowedError);
  });

  it('of another workspace looks like one that does not exist', async () => {
    const theirs = await (await domain.givenWorkspace()).as('owner');
    const id = await new ContactService(theirs).create(ANA);
    const company = await new CompanyService(theirs).create({ name: 'Theirs' });
    const contacts = new ContactService(await (await domain.givenWorkspace()).as('owner'));
    const own = await contacts.create({});

    const answers = [];
    for (const target of [id, newId()])
      answers.push(
        await Promise.allSettled([
          contacts.update(target, { city: 'Bonn' }),
          contacts.reassign(target, null),
          contacts.setOwner(target, null),
          contacts.delete(target),
          contacts.restore(target),
        ]),
      );

    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.every((answer) => answer.status === 'rejected')).toBe(true);
    await expect(contacts.reassign(own, company)).rejects.toThrow(NotFoundError);
    await expect(contacts.create({ ownerId: theirs.viewer.id })).rejects.toThrow(NotFoundError);
    await expect(contacts.create(ANA)).resolves.toEqual(expect.any(String)); // their Ana is no duplicate of ours
  });

  it('whose processing is restricted is neither changed nor deleted, except to handle their rights', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner');
    const contacts = new ContactService(scope);
    const id = await contacts.create(ANA);
    const { subject } = await getRecord(scope, Contact, id);
    await setSubject(scope, subject.id, { restrictedAt: domain.clock.now() });

    await expect(contacts.update(id, { city: 'Bonn' })).rejects.toThrow(ProcessingRestrictedError);
    await expect(contacts.reassign(id, null)).rejects.toThrow(ProcessingRestrictedError);
    await expect(contacts.setOwner(id, null)).rejects.toThrow(ProcessingRestrictedError);
    await expect(contacts.delete(id)).rejects.toThrow(ProcessingRestrictedError);

    await new ContactService(await workspace.as('owner', 'RIGHTS_HANDLING')).update(id, { city: 'Köln' });
    expect(await getRecord(scope, Contact, id)).toMatchObject({ city: 'Köln', version: 2 });
  });

  it('who refuses a purpose is not worked on for it', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner', 'PROSPECTING');
    const id = await new ContactService(scope).create(ANA);
    const { subject } = await getRecord(scope, Contact, id);
    await setSubject(scope, subject.id, { blocked: purposeBits(['PROSPECTING']) });

    await expect(new ContactService(scope).update(id, { city: 'Bonn' })).rejects.toThrow(PurposeNotAllowedError);
    await new ContactService(await workspace.as('owner', 'RELATIONSHIP')).update(id, { city: 'Bonn' });
  });

  it('who was erased does not exist, whatever the purpose', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner', 'RIGHTS_HANDLING');
    const id = await new ContactService(scope).create(ANA);
    const { subject } = await getRecord(scope, Contact, id);
    await setSubject(scope, subject.id, { erasedAt: domain.clock.now() });

    await expect(new ContactService(scope).update(id, { city: 'Bonn' })).rejects.toThrow(NotFoundError);
  });
});

describe('a person who is known already', () => {
  it('is found by the e-mail address in any spelling, and can be recorded on purpose', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const contacts = new ContactService(scope);
    const id = await contacts.create(ANA);
    const again = {
      points: [
        { kind: 'phone', value: '+49 30 901820' },
        { kind: 'email', value: 'ANA@example.TEST' },
      ],
    } as const;

    await expect(contacts.create(again)).rejects.toThrow(
      expect.objectContaining({ code: 'DUPLICATE_FOUND', candidates: [id], path: 'points.1.value' }),
    );
    await expect(contacts.create({ ...again, allowDuplicate: true })).resolves.toEqual(expect.any(String));
  });

  it('is not somebody in the bin, nor somebody who shares a mailbox', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const contacts = new ContactService(scope);
    await contacts.delete(await contacts.create(ANA));
    const office = { kind: 'email', value: 'info@example.test', isShared: true } as const;
    await contacts.create({ points: [office] });

    await expect(contacts.create(ANA)).resolves.toEqual(expect.any(String));
    await expect(contacts.create({ points: [office] })).resolves.toEqual(expect.any(String));
  });

  it('but withheld is neither shown as a candidate nor recorded a second time', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const contacts = new ContactService(scope);
    const { subject } = await getRecord(scope, Contact, await contacts.create(ANA));
    await setSubject(scope, subject.id, { restrictedAt: domain.clock.now() });

    const refusal = expect.objectContaining({ candidates: [], message: expect.stringContaining('privacy officer') });
    await expect(contacts.create(ANA)).rejects.toThrow(refusal);
    await expect(contacts.create({ ...ANA, allowDuplicate: true })).rejects.toThrow(DuplicateFoundError);
  });
});

describe('B11-AC8 a person who was deleted at their own request', () => {
  it.each([
    ['email', 'ana@example.test', { kind: 'email', value: 'Ana@Example.test', isShared: true }],
    ['phone', '+4930901820', { kind: 'phone', value: '030 901820' }],
  ] as const)('is not recorded again by their %s', async (kind, normalised, point) => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    await suppress(scope, kind, normalised);
    const contacts = new ContactService(scope);

    const refused = contacts.create({
      country: 'DE',
      points: [{ kind: 'handle', value: '@ana' }, point],
      allowDuplicate: true,
    });

    await expect(refused).rejects.toThrow(SuppressedError);
    await expect(refused).rejects.toThrow(expect.objectContaining({ path: 'points.1.value' }));
    expect(await scope.transaction((em) => em.count(Contact, { workspaceId: scope.workspaceId }))).toBe(0);
  });

  it('can be recorded by another workspace', async () => {
    await suppress(await (await domain.givenWorkspace()).as('owner'), 'email', 'ana@example.test');

    const id = new ContactService(await (await domain.givenWorkspace()).as('owner')).create(ANA);

    await expect(id).resolves.toEqual(expect.any(String));
  });
});
