import { CompanyService } from '@smartx/domain/company';
import { ContactService } from '@smartx/domain/contact';
import { DealService } from '@smartx/domain/deal';
import { BUILT_IN_ROLES, ROLE_KEYS } from '@smartx/domain/identity';
import { encodeId, type IdKind, newId } from '@smartx/domain/kernel';
import { LeadService } from '@smartx/domain/lead';
import { ProductService } from '@smartx/domain/product';
import { getNamedType, isEnumType, isInterfaceType, isObjectType, isScalarType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentOf, idPaths, kindNamed, nothingOf, variablesFor } from '../../testing/schema-calls.ts';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';
import { personalFacts } from '../contract/personal-facts.ts';
import { READ_TYPES } from '../read-types.ts';
import { workspaceSchema } from '../schema.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi({ costPerSecond: 1_000_000 });
});
afterAll(() => api.close());

const schema = workspaceSchema();

/** What each source of the search finds a record by, and which text finds it. */
const FOUND_BY: Readonly<Record<string, string>> = {
  'Contact fullName': 'Quillfeather',
  'Contact emails': 'buyer77@zweirad.example',
  'Contact phones': '+493023125177',
  'Contact externalId': 'X-contact',
  'Company name': 'Velocity',
  'Company domain': 'zweirad.example',
  'Company externalId': 'X-company',
  'Deal name': 'Showroom',
  'Deal externalId': 'X-deal',
  'Lead contact': 'Quillfeather',
  'Lead externalId': 'X-lead',
  'Product name': 'Tretlager',
  'Product externalId': 'X-product',
};

/** Texts that stand in one record each and are to be shown to nobody who does not see their field. */
const CANARIES = ['Quillfeather', 'buyer77', '3023125177', 'Zwiebelgasse', 'Velocity', 'zweirad.example', '4815162'];

async function givenRecords(workspace: ApiWorkspace): Promise<Map<IdKind, string>> {
  const scope = workspace.asSystem();
  const company = await new CompanyService(scope).create({ name: 'Velocity GmbH', domain: 'zweirad.example' });
  const contact = await new ContactService(scope).create({
    ...{ fullName: 'Ana Quillfeather', companyId: company, city: 'Zwiebelgasse', jobTitle: 'Zwiebelgasse' },
    points: [
      { kind: 'email', value: 'buyer77@zweirad.example' },
      { kind: 'phone', value: '+493023125177' },
      { kind: 'postal', value: 'Zwiebelgasse 1' },
    ],
  });
  const value = { amount: '48151.62', currency: 'EUR' };
  const deal = await new DealService(scope).create({ name: 'Showroom', companyId: company, contactId: contact, value });
  const lead = await new LeadService(scope).create({ contactId: contact });
  const product = await new ProductService(scope).create({ name: 'Tretlager' });
  const ids = new Map<IdKind, string>([
    ...([
      ['company', company],
      ['contact', contact],
      ['deal', deal],
    ] as const),
    ...([
      ['lead', lead],
      ['product', product],
    ] as const),
  ]);
  await scope.transaction(async (em) => {
    for (const [kind, id] of ids)
      await em.execute(
        "insert into external_id (workspace_id, id, record_type, record_id, source, key) values (?, ?, ?, ?, 'old', ?)",
        [workspace.id, newId(), kind, id, `X-${kind}`],
      );
  });
  return ids;
}

describe('A masked or denied field cannot be used in search', () => {
  const sources = READ_TYPES.flatMap(({ name, search = [] }) =>
    search.flatMap(({ field, tells }) => tells.map((told) => [`${name} ${field}`, told] as const)),
  );

  it.each(sources)('%s is not found by who does not see %s', async (source, told) => {
    const workspace = await api.givenWorkspace();
    await givenRecords(workspace);
    const hits = async (rules: Record<string, 'mask' | 'deny'>) => {
      const caller = await workspace.call('owner', 'RELATIONSHIP', { fields: rules });
      const { data, errors } = await caller.query<{ search: { field: string; record: { __typename: string } }[] }>(
        'query S($text: String!) @purpose(is: RELATIONSHIP) { search(text: $text) { field record { __typename } } }',
        { text: FOUND_BY[source] ?? `There is no text for ${source}.` },
      );
      expect(errors).toBeUndefined();
      return data.search.map(({ field, record }) => `${record.__typename} ${field}`);
    };

    expect(await hits({})).toContain(source);
    for (const rule of ['mask', 'deny'] as const) expect(await hits({ [told]: rule })).not.toContain(source);
  });
});

describe('A masked or denied field cannot be used in subscriptions', () => {
  it('they tell ids, versions and words of closed lists, and can ask for nothing else', () => {
    const fields = Object.values(schema.getSubscriptionType()?.getFields() ?? {});
    const free = fields.flatMap(({ name, type, args }) => {
      const payload = getNamedType(type);
      const told = isObjectType(payload) ? Object.values(payload.getFields()) : [];
      return [...told, ...args].flatMap((part) => {
        const leaf = getNamedType(part.type);
        const isClosed =
          isEnumType(leaf) || (isScalarType(leaf) && ['ID', 'Int', 'Boolean', 'DateTime'].includes(leaf.name));
        return isClosed ? [] : [`${name}.${part.name}: ${leaf.name}`];
      });
    });

    expect(fields.length).toBeGreaterThan(0);
    expect(free).toEqual([]);
  });
});

describe('A masked or denied field cannot be used in exports', () => {
  it('there is no way out of the schema but links to files, which are rows of their own, and the export of owners, who see everything', () => {
    const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}),
    );

    expect(roots.filter((name) => /export|download/i.test(name)).sort()).toEqual([
      ...['archivedItemDownload', 'fileDownload', 'privacyRequestEvidenceDownload'],
      ...['workspaceExportDownload', 'workspaceExportOrder', 'workspaceExportWaive'],
    ]);
    const mayExport = ROLE_KEYS.filter(
      (role) => (BUILT_IN_ROLES[role].scopes['workspace:export'] ?? 'none') !== 'none',
    );
    expect(mayExport.map((role) => [role, BUILT_IN_ROLES[role].fieldRules ?? {}])).toEqual([['owner', {}]]);
  });
});

describe('A masked or denied field cannot be used in error values', () => {
  const errors = schema.getType('UserError');
  const members = isInterfaceType(errors) ? schema.getPossibleTypes(errors) : [];
  /** Everything that an error can say. */
  const everything = members
    .map((type) => {
      const own = Object.values(type.getFields()).map(({ name, type: field }) =>
        isObjectType(getNamedType(field)) ? `${name} { path message }` : name,
      );
      return `... on ${type.name} { ${own.join(' ')} }`;
    })
    .join(' ');
  /** What ends records comes last, so that all others are asked about records that are there. */
  const commands = Object.values(schema.getMutationType()?.getFields() ?? {}).sort(
    (one, other) => Number(ends(one.name)) - Number(ends(other.name)),
  );

  it('no command answers with a value of a record whose every field is denied', async () => {
    const workspace = await api.givenWorkspace();
    const ids = await givenRecords(workspace);
    const facts = personalFacts(fieldNames, api.app.metadata);
    const amounts = ['Deal.value', 'Company.name', 'Company.domain', 'Deal.name', 'Product.name'];
    const fields = Object.fromEntries([...facts.keys(), ...amounts].map((field) => [field, 'deny' as const]));
    const answers: string[] = [];
    for (const role of ['owner', 'sales', 'privacy-officer'] as const) {
      const caller = await workspace.call(role, 'RELATIONSHIP', { fields });
      for (const field of commands)
        for (const path of idPaths(field)) {
          const idOf = (kind: IdKind | null) => idsOf(ids, kind ?? kindOf(field.name));
          const own = idOf(kindNamed(path.at(-1) ?? ''));
          const document = documentOf('mutation', field, 'RELATIONSHIP', `{ errors { ${everything} } }`);
          const { data, errors: top } = await caller.query(document, variablesFor(field.args, path, own, idOf));
          answers.push(JSON.stringify([field.name, data, top]));
        }
    }

    expect(members.length).toBeGreaterThan(6);
    expect(answers.filter((answer) => /"(code|errors)":/.test(answer)).length).toBeGreaterThan(100);
    expect(answers.filter((answer) => CANARIES.some((canary) => answer.includes(canary)))).toEqual([]);
  });
});

function ends(name: string): boolean {
  return /Delete|Leave|Remove|Convert|Revoke|Cancel/.test(name);
}

function fieldNames(typeName: string): string[] {
  const type = schema.getType(typeName);
  return isObjectType(type) ? Object.keys(type.getFields()) : [];
}

function idsOf(ids: ReadonlyMap<IdKind, string>, kind: IdKind): string {
  const id = ids.get(kind);
  return id ? encodeId(kind, id) : nothingOf(kind);
}

/** What a command is about, by the beginning of its name. */
function kindOf(name: string): IdKind {
  return kindNamed(/^[a-z]+/.exec(name)?.[0] ?? '') ?? 'contact';
}
