import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NoteService, TaskService } from '@smartx/domain/activity';
import { CompanyService } from '@smartx/domain/company';
import { ContactService } from '@smartx/domain/contact';
import { CustomFieldService, CustomValueService } from '@smartx/domain/custom-field';
import { DealService } from '@smartx/domain/deal';
import { encodeId, type Purpose } from '@smartx/domain/kernel';
import { LeadService } from '@smartx/domain/lead';
import { CATEGORY_RULES, DataSubject, PurposeSetting } from '@smartx/domain/privacy';
import { buildSchema, type GraphQLField, getNamedType, isObjectType, isScalarType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
let workspace: ApiWorkspace;
/** The contact of all records, as the API names it. */
let contactId: string;
let ana: string;
beforeAll(async () => {
  api = await openTestApi();
  workspace = await api.givenWorkspace();
  await givenRecords();
});
afterAll(() => api.close());

const schema = buildSchema(
  readFileSync(join(import.meta.dirname, '../../../../../packages/client/schema.graphql'), 'utf8'),
);

/** The purposes that are about contacts; each is switched on and refused by nobody here, so that the category alone decides. */
const PURPOSES: readonly Purpose[] = [
  ...(['RELATIONSHIP', 'SUPPORT', 'BILLING', 'PROSPECTING', 'MARKETING', 'REPORTING'] as const),
  ...(['PROFILING', 'PARTNER_SHARING'] as const),
];
/** What the records of this file hold, so that a value which is shown is there. */
const FILLED: Readonly<Record<string, readonly string[]>> = {
  Contact: ['fullName', 'jobTitle', 'city', 'lifecycle', 'source', 'emails', 'language'],
  Deal: ['name', 'contact'],
  Lead: ['source', 'visitCount', 'enquiry', 'answers'],
};
const LISTS = { Contact: 'contacts', Deal: 'deals', Lead: 'leads' } as const;

describe('B4-AC2 a field of a category that a purpose has no use for', () => {
  describe.each(PURPOSES)('for %s', (purpose) => {
    it.each(Object.entries(LISTS))('is null in %s, and says why; the others are shown', async (type, list) => {
      const fields = personalFields(type);
      const selection = fields.map(({ selected }) => selected).join(' ');

      const { data, errors } = await ask(
        purpose,
        `${list}(first: 1) { nodes { ${selection} withheld { field reason } } }`,
      );

      expect(errors).toBeUndefined();
      const [row] = data[list]?.nodes ?? [];
      // What somebody bought is not there at all for those who look for customers.
      if (list === 'deals' && !CATEGORY_RULES.commerce.purposes.includes(purpose)) {
        expect(row).toBeUndefined();
        return;
      }
      const closed = fields.filter(({ category }) => !CATEGORY_RULES[category].purposes.includes(purpose));
      const names = closed.map(({ name }) => name).sort();
      expect(row?.withheld.map(({ field }) => field).sort()).toEqual(names);
      expect(new Set(row?.withheld.map(({ reason }) => reason))).toEqual(new Set(names.length > 0 ? ['CATEGORY'] : []));
      for (const { name } of closed) expect(row?.[name]).toBeNull();
      for (const { name } of fields.filter(({ name }) => !names.includes(name) && FILLED[type]?.includes(name)))
        expect(row?.[name], name).not.toBeNull();
    });
  });

  it('is told by no filter, order, group, search or count', async () => {
    const named = await ask(
      'REPORTING',
      'contacts(where: { fullName: { contains: "Ruiz" } }) { totalCount { value } }',
    );
    const exact = await ask('REPORTING', 'contacts(where: { jobTitle: { eq: "Buyer" } }) { totalCount { value } }');
    const sorted = await ask(
      'REPORTING',
      'contacts(orderBy: { field: NAME, direction: ASC }) { edges { cursor } nodes { id } }',
    );
    const grouped = await ask('PARTNER_SHARING', 'contactsAggregate(groupBy: SOURCE) { key count }');
    const found = await ask('REPORTING', 'search(text: "Ana Ruiz") { field }');

    expect(named.data.contacts).toEqual({ totalCount: { value: 0 } });
    expect(exact.data.contacts).toEqual({ totalCount: { value: 0 } });
    expect(sorted.data.contacts?.nodes).toHaveLength(2);
    expect(grouped.data.contactsAggregate).toEqual([{ key: null, count: 2 }]);
    expect(found.data.search).toEqual([]);
  });

  it('stays in a record that is about nobody', async () => {
    await new CompanyService(workspace.asSystem()).create({ name: 'Norton Ltd' });

    const { data } = await ask('REPORTING', 'companies { nodes { name withheld { field } } }');

    expect(data.companies?.nodes).toEqual([{ name: 'Norton Ltd', withheld: [] }]);
  });

  it('binds the purposes that nobody can refuse too: what keeps the data safe is no duty to keep books', async () => {
    const LOG = 'auditEntries(first: 1, where: { actorKind: { eq: "member" } }) { nodes { action actor { id } } }';
    const told = (purpose: Purpose) =>
      workspace
        .call('privacy-officer', purpose)
        .then((officer) =>
          officer.query<{ auditEntries: { nodes: { action: string; actor: object | null }[] } }>(
            `query L @purpose(is: ${purpose}) { ${LOG} }`,
          ),
        );
    await new CompanyService((await workspace.call('owner')).scope).create({ name: 'Ledger Ltd' });

    const [handling, obligation] = [await told('RIGHTS_HANDLING'), await told('LEGAL_OBLIGATION')];

    expect(obligation.errors).toBeUndefined();
    expect(handling.data.auditEntries.nodes).toEqual([
      { action: expect.any(String), actor: { id: expect.any(String) } },
    ]);
    expect(obligation.data.auditEntries.nodes).toEqual([{ action: expect.any(String), actor: null }]);
  });

  it('is not read in the history either', async () => {
    const HISTORY =
      'contacts(orderBy: { field: NAME, direction: ASC }) { nodes { changes(first: 5) { nodes { field toValue } } } }';
    const change = { field: 'jobTitle', toValue: 'Head of buying' };

    const owner = await workspace.call('owner');
    await owner.query(
      'mutation P($input: ContactPointAddInput!) @purpose(is: RELATIONSHIP) { contactPointAdd(input: $input) { errors { code message } } }',
      { input: { contactId, kind: 'email', value: 'new@example.test' } },
    );
    await new CustomFieldService(workspace.asSystem()).define({
      ...{ object: 'contact', key: 'visits', label: 'Visits', type: 'text', category: 'usage', isSealed: false },
      classification: 'relating',
    });
    await new CustomValueService(workspace.asSystem()).set('contact', ana, [{ key: 'visits', value: 'every day' }]);

    const reporting = await ask('REPORTING', HISTORY);
    const support = await ask('SUPPORT', HISTORY);

    expect(JSON.stringify(support.data)).toContain(JSON.stringify(change));
    expect(JSON.stringify(reporting.data)).toContain(JSON.stringify({ ...change, toValue: null }));
    expect(JSON.stringify(reporting.data)).not.toContain('Head of buying');
    expect(JSON.stringify(support.data)).toContain('new@example.test');
    expect(JSON.stringify(reporting.data)).not.toContain('new@example.test');
    expect(JSON.stringify(reporting.data)).toContain('every day');
    expect(JSON.stringify(support.data)).not.toContain('every day');
  });
});

describe('B4-AC2 what was said and written', () => {
  it.each(['BILLING', 'PROSPECTING', 'MARKETING', 'REPORTING', 'PARTNER_SHARING'] as const)(
    'is not there for %s, neither to be read nor to be written',
    async (purpose) => {
      const lists = ['notes', 'tasks', 'activities', 'files'].map((list) => `${list}(first: 5) { nodes { id } }`);
      const { data, errors } = await ask(purpose, lists.join(' '));
      const owner = await workspace.call('owner', purpose);
      const written = await owner.query<{ noteCreate: { errors: { code: string }[] } }>(
        `mutation N @purpose(is: ${purpose}) { noteCreate(input: { contactId: "${contactId}", body: "Hello" }) { errors { code } } }`,
      );

      expect(errors).toBeUndefined();
      expect(data).toEqual({
        notes: { nodes: [] },
        tasks: { nodes: [] },
        activities: { nodes: [] },
        files: { nodes: [] },
      });
      expect(written.data.noteCreate.errors.map(({ code }) => code)).toEqual(['PURPOSE_NOT_ALLOWED']);
    },
  );
});

interface Answer {
  readonly nodes: (Record<string, unknown> & {
    readonly withheld: { readonly field: string; readonly reason: string }[];
  })[];
}

async function ask(purpose: Purpose, selection: string) {
  const owner = await workspace.call('owner', purpose);
  return owner.query<Partial<Record<string, Answer>>>(`query Q @purpose(is: ${purpose}) { ${selection} }`);
}

async function givenRecords(): Promise<void> {
  const scope = workspace.asSystem();
  const person = { fullName: 'Ana Ruiz', jobTitle: 'Buyer', city: 'Lisbon', language: 'pt', source: 'Fair' };
  const points = [{ kind: 'email', value: 'ana@example.test' }] as const;
  ana = await new ContactService(scope).create({ ...person, points });
  contactId = encodeId('contact', ana);
  await new ContactService(scope).update(ana, { jobTitle: 'Head of buying' });
  await new DealService(scope).create({ name: 'Ana’s order', contactId: ana });
  const answers = [{ question: 'How big?', answer: 'Very' }];
  await new LeadService(scope).create({
    contact: { fullName: 'Ben Adam' },
    source: 'Web',
    visitCount: 3,
    enquiry: 'Hello?',
    answers,
  });
  await new NoteService(scope).create({ contactId: ana, body: 'Met her' });
  await new TaskService(scope).create({ contactId: ana, title: 'Call' });
  await scope.transaction(async (em) => {
    const { workspaceId } = scope;
    await em.nativeUpdate(PurposeSetting, { workspaceId }, { isOn: true });
    await em.nativeUpdate(DataSubject, { workspaceId }, { blocked: 0n, nextChangeAt: null });
  });
}

interface PersonalField {
  readonly name: string;
  readonly category: keyof typeof CATEGORY_RULES;
  readonly selected: string;
}

/** The fields of a type that the published schema calls personal, as one selects them. */
function personalFields(type: string): PersonalField[] {
  const found = schema.getType(type);
  if (!isObjectType(found)) throw new TypeError(`${type} is no type of the schema.`);
  return Object.values(found.getFields()).flatMap((field) => {
    const directive = field.astNode?.directives?.find(({ name }) => name.value === 'personal');
    const category = directive?.arguments?.find(({ name }) => name.value === 'category')?.value;
    const isCustom = field.name === 'customFields';
    if (category?.kind !== 'StringValue' || !isCategory(category.value) || isCustom) return [];
    return [{ name: field.name, category: category.value, selected: select(field) }];
  });
}

function select(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return field.name;
  const leaf = Object.values(type.getFields()).find(({ type: of }) => isScalarType(getNamedType(of)));
  return `${field.name} { ${leaf?.name} }`;
}

function isCategory(text: string): text is keyof typeof CATEGORY_RULES {
  return Object.hasOwn(CATEGORY_RULES, text);
}
