import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CompanyService } from '../company/company.service.ts';
import { Contact } from '../contact/contact.entity.ts';
import { ContactService } from '../contact/contact.service.ts';
import { ContactPoint } from '../contact/contact-point.entity.ts';
import { openPoint } from '../contact/point/contact-point-record.ts';
import { purposeBits } from '../kernel/purposes.ts';
import type { Scope } from '../kernel/scope.ts';
import { ConsentService } from '../privacy/consent/consent.service.ts';
import { suppress, suppressionDigest } from '../privacy/ledger/suppression-list.ts';
import { DataSubject } from '../privacy/subject/data-subject.entity.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { countRows, ImportFixture } from './testing/given-import.ts';
import { DELETED_AT_OWN_REQUEST, RESTRICTED } from './write/skip-reasons.ts';

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

describe('an imported person', () => {
  it('comes with their addresses, sealed but for the e-mail, and with where they came from', async () => {
    const scope = await givenAdministrator();
    const options = { collectedFrom: 'public-source', source: 'Trade register' };

    await imports.run(
      scope,
      'contact',
      'First Name,Last Name,Email,Phone,Birthday,Company\nAna,Ruiz,Ana@Example.test,030 901820,1980-02-29,Acme\n',
      { options },
    );

    const [contact] = await contacts(scope);
    expect(contact).toMatchObject({
      fullName: 'Ana Ruiz',
      sortName: 'ana ruiz',
      collectedFrom: 'public-source',
      source: 'Trade register',
      noticeState: 'due',
      noticeDueOn: '2026-07-15',
      lastInteractionAt: null,
      company: { id: expect.any(String) },
    });
    const points = await pointsOf(scope);
    expect(points.map(({ kind, clearNormalised, isPrimary }) => [kind, clearNormalised, isPrimary])).toEqual([
      ['email', 'ana@example.test', true],
      ['phone', null, true],
    ]);
    expect(await Promise.all(points.map((point) => openPoint(scope, point)))).toEqual([
      'Ana@Example.test',
      '030 901820',
    ]);
    expect(points[1]?.blindIndex).toEqual(await scope.vault.blindIndex(scope.workspaceId, 'phone', '+4930901820'));
  });

  it('may be worked with and not advertised to, until they say so', async () => {
    const scope = await givenAdministrator();

    await imports.run(scope, 'contact', 'name,email\nAna,ana@example.test\n');

    const blocked = (await subjects(scope))[0]?.blocked ?? 0n;
    expect(BigInt(blocked) & purposeBits(['RELATIONSHIP', 'PROSPECTING'])).toBe(0n);
    expect(BigInt(blocked) & purposeBits(['MARKETING'])).not.toBe(0n);
  });

  it('is not made of a consent that nobody can prove', async () => {
    const scope = await givenAdministrator();

    await expect(imports.run(scope, 'contact', 'name\nAna\n', { options: { basis: 'consent' } })).rejects.toThrow(
      'proven for each person',
    );
  });

  it('cannot have been met in the future', async () => {
    const scope = await givenAdministrator();

    const { remarks } = await imports.run(scope, 'contact', 'name,created\nAna,2026-06-16\nBo,2026-06-15\n');

    expect(remarks).toEqual(['2 created: Data cannot have been collected in the future.']);
  });
});

describe('a person who is known', () => {
  it('is found by an address of their own; what is new is added, nothing is taken away', async () => {
    const scope = await givenAdministrator();
    await imports.run(scope, 'contact', 'name,email,phone,title\nAna Ruiz,ana@example.test,030 901820,Buyer\n');

    const { counts } = await imports.run(
      scope,
      'contact',
      'email,phone,city,title\nANA@example.test,+49 30 901820; 0171 5550123,Rome,\n',
    );

    expect(counts.updated).toBe(1);
    expect(await contacts(scope)).toMatchObject([
      { fullName: 'Ana Ruiz', city: 'Rome', jobTitle: 'Buyer', version: 2 },
    ]);
    expect((await pointsOf(scope)).map(({ kind, isPrimary }) => [kind, isPrimary])).toEqual([
      ['email', true],
      ['phone', true],
      ['phone', false],
    ]);
  });

  it('is not somebody else who shares the address', async () => {
    const scope = await givenAdministrator();
    const file = 'id,name,email\n1,Ana Ruiz,home@example.test\n2,Bo Ruiz,home@example.test\n';

    const first = await imports.run(scope, 'contact', file);
    const again = await imports.run(scope, 'contact', file);
    const byName = await imports.run(scope, 'contact', 'name,email,city\nBo Ruiz,home@example.test,Rome\n');

    expect([first.counts.created, again.counts.skipped, byName.counts.updated]).toEqual([2, 2, 1]);
    expect(await contacts(scope)).toMatchObject([
      { fullName: 'Ana Ruiz', city: null },
      { fullName: 'Bo Ruiz', city: 'Rome' },
    ]);
  });

  it('keeps a name that was given whole when a file has its parts', async () => {
    const scope = await givenAdministrator();
    await imports.run(scope, 'contact', 'name,email\nDr. Ana Ruiz,ana@example.test\n');

    await imports.run(scope, 'contact', 'First Name,Last Name,Email\nAna,Ruiz,ana@example.test\n');

    expect(await contacts(scope)).toMatchObject([{ fullName: 'Dr. Ana Ruiz', givenName: 'Ana', familyName: 'Ruiz' }]);
  });

  it('is left alone while processing is restricted (GDPR Art. 18)', async () => {
    const scope = await givenAdministrator();
    await imports.run(scope, 'contact', 'name,email\nAna,ana@example.test\n');
    await scope.transaction((em) =>
      em.execute("update data_subject set restricted_at = now() where workspace_id = ? and kind = 'contact'", [
        scope.workspaceId,
      ]),
    );

    const contact = await imports.run(scope, 'contact', 'name,email,city\nAna,ana@example.test,Rome\n');
    const deal = await imports.run(scope, 'deal', 'name,contact email\nBig one,ana@example.test\n');
    const lead = await imports.run(scope, 'lead', 'email,message\nana@example.test,Hello\n');

    expect([contact, deal, lead].flatMap(({ remarks }) => remarks)).toEqual([
      `2 -: ${RESTRICTED}`,
      `2 -: ${RESTRICTED}`,
      `2 -: ${RESTRICTED}`,
    ]);
    expect(await contacts(scope)).toMatchObject([{ city: null }]);
    expect(await countRows(scope, 'deal')).toBe(0);
    expect(await countRows(scope, 'lead')).toBe(0);
  });
});

describe('a colleague or a sole trader', () => {
  it('is left alone while processing is restricted (GDPR Art. 18)', async () => {
    const scope = await givenAdministrator();
    await imports.run(scope, 'member', 'sales_agent,regional_office\nMoses Frase,Central\n');
    await new CompanyService(scope).create({ name: 'Bo Miller', isSoleTrader: true });
    await scope.transaction((em) =>
      em.execute('update data_subject set restricted_at = now() where workspace_id = ?', [scope.workspaceId]),
    );

    const member = await imports.run(scope, 'member', 'sales_agent,regional_office\nMoses Frase,West\n');
    const company = await imports.run(scope, 'company', 'name,city\nBo Miller,Rome\n');

    expect([member, company].flatMap(({ remarks }) => remarks)).toEqual([`2 -: ${RESTRICTED}`, `2 -: ${RESTRICTED}`]);
    expect(await countRows(scope, 'member', "regional_office = 'West'")).toBe(0);
    expect(await countRows(scope, 'company', 'city is not null')).toBe(0);
  });
});

describe('a person who was deleted at their own request', () => {
  it.each(['contact', 'lead'] as const)(
    'is not brought back by a file of %ss, and the line keeps nothing of them',
    async (object) => {
      const scope = await givenAdministrator();
      const email = { kind: 'email', normalised: 'ana@example.test' } as const;
      const digest = await suppressionDigest(scope.vault, scope.workspaceId, email);
      await scope.transaction((em) => suppress(em, scope.workspaceId, [digest], ['no-re-creation'], scope.clock.now()));

      const { counts, lines } = await imports.run(
        scope,
        object,
        'name,email\nAna,ANA@example.test\nBo,bo@example.test\n',
      );

      expect(counts).toEqual({ created: 1, updated: 0, skipped: 1, failed: 0 });
      expect(lines[0]).toMatchObject({
        outcome: 'skipped',
        reason: DELETED_AT_OWN_REQUEST,
        cells: null,
        recordId: null,
      });
      expect((await contacts(scope)).map(({ fullName }) => fullName)).toEqual(['Bo']);
    },
  );
});

describe('an objection in a file', () => {
  it('B4 stops every approach through its channel, each in the audit; "No" says nothing', async () => {
    domain.clock.set(new Date('2026-06-15T10:00:00Z'));
    const workspace = await domain.givenWorkspace({ country: 'DE' });
    const scope = await workspace.as('administrator', 'DATA_CARE');

    await imports.run(
      scope,
      'contact',
      'name,Do Not Email,Do Not Call,Do Not Contact\nAna,Yes,No,\nBo,No,No,no\nCy,,,yes\n',
    );

    expect(await events(scope)).toEqual([
      'Ana MARKETING email objected',
      'Ana PROSPECTING email objected',
      'Cy MARKETING any objected',
      'Cy PROSPECTING any objected',
    ]);
    const closed = (await subjects(scope)).map(
      ({ blocked }) => (BigInt(blocked) & purposeBits(['PROSPECTING'])) !== 0n,
    );
    expect(closed).toEqual([false, false, true]);
    const [{ id = '' } = {}] = await scope.transaction((em) =>
      em.execute<{ id: string }[]>('select id from consent_event where workspace_id = ?', [scope.workspaceId]),
    );
    expect(await new ConsentService(await workspace.as('auditor', 'RIGHTS_HANDLING')).check(id)).toMatchObject({
      outcome: 'same',
    });
  });

  it('reaches somebody who is known, once, and is never loosened by a "No"', async () => {
    const scope = await givenAdministrator();
    await imports.run(scope, 'contact', 'name,email\nAna,ana@example.test\n');

    for (const answer of ['Yes', 'Yes', 'No', ''])
      await imports.run(scope, 'contact', `email,Do Not Contact\nana@example.test,${answer}\n`);

    expect(await events(scope)).toEqual(['Ana MARKETING any objected', 'Ana PROSPECTING any objected']);
    expect(BigInt((await subjects(scope))[0]?.blocked ?? 0) & purposeBits(['PROSPECTING'])).not.toBe(0n);
  });

  it('counts again after somebody lifted the one before', async () => {
    const scope = await givenAdministrator();
    await imports.run(scope, 'contact', 'name,email,Do Not Contact\nAna,ana@example.test,Yes\n');
    const subjectId = (await subjects(scope))[0]?.id ?? '';
    domain.clock.advanceDays(1);
    await new ConsentService(scope).record({
      subjectId,
      purpose: 'PROSPECTING',
      event: 'objection-lifted',
      method: 'phone-call',
    });
    domain.clock.advanceDays(1);

    await imports.run(scope, 'contact', 'email,Do Not Contact\nana@example.test,Yes\n');

    expect(await events(scope)).toHaveLength(4);
    expect(BigInt((await subjects(scope))[0]?.blocked ?? 0) & purposeBits(['PROSPECTING'])).not.toBe(0n);
  });
});

describe('the id of another system', () => {
  it('is taken as it is, also where it looks like the number of a payment card', async () => {
    const scope = await givenAdministrator();

    const { counts } = await imports.run(scope, 'contact', 'id,name\n4111111111111111,Ana\n');

    expect(counts.created).toBe(1);
  });
});

describe('a lead', () => {
  it('belongs to the contact whose address it has, or to one who is made with it', async () => {
    const scope = await givenAdministrator();
    const known = await new ContactService(scope).create({
      fullName: 'Ana',
      points: [{ kind: 'email', value: 'ana@example.test' }],
    });

    await imports.run(
      scope,
      'lead',
      'Lead ID,Name,Email,Message,How did you hear of us?\nL1,A. Ruiz,ana@example.test,Hello,Radio\nL2,Bo,bo@example.test,,\n',
    );

    const rows = await scope.transaction((em) =>
      em.execute<{ contact_id: string; full_name: string; lifecycle: string }[]>(
        'select l.contact_id, c.full_name, c.lifecycle from lead l join contact c on c.workspace_id = l.workspace_id and c.id = l.contact_id where l.workspace_id = ? order by c.full_name',
        [scope.workspaceId],
      ),
    );
    expect(rows).toEqual([
      { contact_id: known, full_name: 'Ana', lifecycle: 'prospect' },
      { contact_id: expect.any(String), full_name: 'Bo', lifecycle: 'lead' },
    ]);
    expect(await countRows(scope, 'lead_answer', "question like 'How did you%' and answer = 'Radio'")).toBe(1);
    expect(await countRows(scope, 'lead', 'enquiry is not null')).toBe(1);
  });

  it('that comes again changes, and adds no second person', async () => {
    const scope = await givenAdministrator();
    await imports.run(scope, 'lead', 'Lead ID,Lead Source,Score\nL1,Google,10\n');

    const { counts } = await imports.run(scope, 'lead', 'Lead ID,Lead Source,Score\nL1,Google,20\n');

    expect(counts.updated).toBe(1);
    expect(await countRows(scope, 'contact')).toBe(1);
    expect(await countRows(scope, 'lead', 'score = 20')).toBe(1);
  });
});

async function givenAdministrator(): Promise<Scope> {
  domain.clock.set(new Date('2026-06-15T10:00:00Z'));
  return (await domain.givenWorkspace({ country: 'DE' })).as('administrator', 'DATA_CARE');
}

function contacts(scope: Scope): Promise<Contact[]> {
  return scope.transaction((em) =>
    em.find(Contact, { workspaceId: scope.workspaceId }, { orderBy: { fullName: 'asc' } }),
  );
}

function pointsOf(scope: Scope): Promise<ContactPoint[]> {
  return scope.transaction((em) =>
    em.find(ContactPoint, { workspaceId: scope.workspaceId }, { orderBy: { id: 'asc' } }),
  );
}

function subjects(scope: Scope): Promise<DataSubject[]> {
  return scope.transaction((em) =>
    em.find(DataSubject, { workspaceId: scope.workspaceId, kind: 'contact' }, { orderBy: { id: 'asc' } }),
  );
}

function events(scope: Scope): Promise<string[]> {
  return scope.transaction(async (em) => {
    const rows = await em.execute<{ text: string }[]>(
      `select concat_ws(' ', c.full_name, e.purpose, e.channel, e.event) as text from consent_event e
       join contact c on c.workspace_id = e.workspace_id and c.subject_id = e.subject_id where e.workspace_id = ? order by 1`,
      [scope.workspaceId],
    );
    return rows.map(({ text }) => text);
  });
}
