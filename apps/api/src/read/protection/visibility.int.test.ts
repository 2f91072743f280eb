import { CompanyService } from '@smartx/domain/company';
import { ContactService } from '@smartx/domain/contact';
import { encodeId } from '@smartx/domain/kernel';
import { ConsentService } from '@smartx/domain/privacy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

interface ContactNode {
  id: string;
  fullName: string | null;
  emails: { value: string }[] | null;
  phones: { value: string }[] | null;
  withheld: { field: string; reason: string; hint: string | null }[];
}

const FIELDS = 'id fullName emails { value } phones { value } withheld { field reason hint }';

/** A list as one role sees it for one purpose. */
async function contactsOf(
  workspace: ApiWorkspace,
  role: 'sales' | 'viewer' | 'marketing',
  purpose: 'RELATIONSHIP' | 'MARKETING',
) {
  const caller = await workspace.call(role, purpose);
  const { data, errors } = await caller.query<{ contacts: { nodes: ContactNode[] } }>(
    `query C @purpose(is: ${purpose}) { contacts(orderBy: { field: NAME }) { nodes { ${FIELDS} } } }`,
  );
  expect(errors).toBeUndefined();
  return data.contacts.nodes;
}

async function givenAna(workspace: ApiWorkspace): Promise<string> {
  const scope = workspace.asSystem();
  return new ContactService(scope).create({
    fullName: 'Ana Ruiz',
    points: [
      { kind: 'email', value: 'ana@example.test' },
      { kind: 'phone', value: '+49 30 23125 100' },
    ],
  });
}

describe('what a role masks', () => {
  it('is null, with the reason and a hint at an e-mail address', async () => {
    const workspace = await api.givenWorkspace();
    await givenAna(workspace);

    const [ana] = await contactsOf(workspace, 'viewer', 'RELATIONSHIP');

    expect(ana).toMatchObject({ fullName: 'Ana Ruiz', emails: null, phones: null });
    expect(ana?.withheld).toEqual([
      { field: 'emails', reason: 'ROLE', hint: 'a•••@e•••.test' },
      { field: 'phones', reason: 'ROLE', hint: null },
    ]);
  });

  it('is opened from its seal for a role that may see it', async () => {
    const workspace = await api.givenWorkspace();
    await givenAna(workspace);

    const [ana] = await contactsOf(workspace, 'sales', 'RELATIONSHIP');

    expect(ana).toMatchObject({
      emails: [{ value: 'ana@example.test' }],
      phones: [{ value: '+49 30 23125 100' }],
      withheld: [],
    });
  });

  it('cannot be summed up or grouped by', async () => {
    const workspace = await api.givenWorkspace();
    const support = await workspace.call('support');

    const { errors } = await support.query(
      'query D @purpose(is: RELATIONSHIP) { dealsAggregate(groupBy: STAGE, sum: VALUE) { count } }',
    );

    expect(errors?.[0]?.extensions.code).toBe('FIELD_WITHHELD');
  });
});

describe('what a person refuses', () => {
  it('leaves the row of the relationship, without the personal fields, and says why', async () => {
    const workspace = await api.givenWorkspace();
    const contactId = await givenAna(workspace);
    await restrict(workspace, contactId);

    const [ana] = await contactsOf(workspace, 'sales', 'RELATIONSHIP');

    expect(ana).toMatchObject({ id: encodeId('contact', contactId), fullName: null, emails: null, phones: null });
    expect(new Set(ana?.withheld.map(({ reason }) => reason))).toEqual(new Set(['RESTRICTED']));
    expect(ana?.withheld.map(({ field }) => field).sort()).toEqual(['emails', 'fullName', 'phones']);
  });

  it('covers for whom the person works, in the record, in filters and in groups', async () => {
    const workspace = await api.givenWorkspace();
    const companyId = await new CompanyService(workspace.asSystem()).create({ name: 'Acme GmbH' });
    const contactId = await new ContactService(workspace.asSystem()).create({ fullName: 'Ana Ruiz', companyId });
    await restrict(workspace, contactId);
    const sales = await workspace.call('sales');

    const { data, errors } = await sales.query(`query C @purpose(is: RELATIONSHIP) {
      contacts { nodes { company { name } withheld { field reason } } }
      found: contacts(where: { company: { name: { eq: "Acme GmbH" } } }) { nodes { id } }
    }`);

    expect(errors).toBeUndefined();
    expect(data).toEqual({
      contacts: { nodes: [{ company: null, withheld: [{ field: 'company', reason: 'RESTRICTED' }] }] },
      found: { nodes: [] },
    });
  });

  it('leaves the row out of marketing until there is a consent, and again after it is withdrawn', async () => {
    const workspace = await api.givenWorkspace();
    const contactId = await givenAna(workspace);
    const consents = new ConsentService(workspace.asSystem('RIGHTS_HANDLING'));
    const subjectId = await subjectOf(workspace, contactId);
    const say = (event: 'given' | 'withdrawn', minutes: number) =>
      consents.record({
        subjectId,
        purpose: 'MARKETING',
        event,
        method: 'web-form',
        wording: 'Yes, send me news.',
        occurredAt: new Date(api.domain.clock.now().getTime() - minutes * 60_000),
      });

    const before = await contactsOf(workspace, 'marketing', 'MARKETING');
    await say('given', 60);
    const consented = await contactsOf(workspace, 'marketing', 'MARKETING');
    await say('withdrawn', 1);
    const after = await contactsOf(workspace, 'marketing', 'MARKETING');

    expect([before.length, consented.length, after.length]).toEqual([0, 1, 0]);
  });

  it('counts as empty in filters, so that a filter cannot tell what is withheld', async () => {
    const workspace = await api.givenWorkspace();
    await restrict(workspace, await givenAna(workspace));
    const sales = await workspace.call('sales');
    const count = async (where: string) => {
      const { data } = await sales.query<{ contacts: { totalCount: { value: number } } }>(
        `query C @purpose(is: RELATIONSHIP) { contacts(where: ${where}) { totalCount { value } } }`,
      );
      return data.contacts.totalCount.value;
    };

    expect(await count('{ fullName: { startsWith: "ana" } }')).toBe(0);
    expect(await count('{ fullName: { isNull: true } }')).toBe(1);
  });
});

async function subjectOf(workspace: ApiWorkspace, contactId: string): Promise<string> {
  const rows = await workspace
    .asSystem()
    .transaction((em) =>
      em.execute<{ subject_id: string }[]>('select subject_id from contact where id = ?', [contactId]),
    );
  return rows[0]?.subject_id ?? '';
}

async function restrict(workspace: ApiWorkspace, contactId: string): Promise<void> {
  const consents = new ConsentService(workspace.asSystem('RIGHTS_HANDLING'));
  await consents.restrict(await subjectOf(workspace, contactId), 'accuracy-contested');
}
