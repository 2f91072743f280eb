import { Upload } from '@smartx/domain/file-store';
import { BUILT_IN_ROLES, ROLE_KEYS, type RoleKey } from '@smartx/domain/identity';
import { type Action, encodeId, type IdKind, type Purpose, purposesForAction } from '@smartx/domain/kernel';
import { RetentionBatch, ReviewItem } from '@smartx/domain/privacy';
import { SavedView } from '@smartx/domain/saved-view';
import { WorkspaceExport } from '@smartx/domain/workspace';
import { type GraphQLField, getNamedType, isObjectType } from 'graphql';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMAND_FACTS } from '../../graphql/contract/command-facts.ts';
import { READ_TYPES } from '../../graphql/read-types.ts';
import { workspaceSchema } from '../../graphql/schema.ts';
import { RowPlanter } from '../../testing/plant-rows.ts';
import {
  documentOf,
  type IdPath,
  idPaths,
  kindNamed,
  leastOf,
  nothingOf,
  purposeToRead,
  readerFor,
  variablesFor,
} from '../../testing/schema-calls.ts';
import { type ApiWorkspace, type Caller, openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
let theirs: ReadonlyMap<IdKind, string>;
let ours: ReadonlyMap<IdKind, string>;
let workspace: ApiWorkspace;
const callers = new Map<string, Caller>();

beforeAll(async () => {
  api = await openTestApi({ costPerSecond: 1_000_000 });
  workspace = await api.givenWorkspace();
  ours = await plantEverything(workspace);
  theirs = await plantEverything(await api.givenWorkspace());
});
afterAll(() => api.close());

/** A record of every kind that has ids, in a workspace. */
async function plantEverything({ id }: ApiWorkspace): Promise<Map<IdKind, string>> {
  const owner = new pg.Client({ connectionString: api.domain.urls.owner });
  await owner.connect();
  const planter = new RowPlanter(owner, id);
  const ids = new Map<IdKind, string>();
  for (const { entity, idKind } of [...READ_TYPES, ...NOT_READ])
    if (idKind) ids.set(idKind, encodeId(idKind, await planter.rowOf(api.app.metadata(entity))));
  await owner.end();
  return ids;
}

const schema = workspaceSchema();
const fieldsOf = (type: { getFields(): Record<string, GraphQLField<unknown, unknown>> } | null | undefined) =>
  Object.values(type?.getFields() ?? {});

/** What has ids and is read by no type of the engine. */
const NOT_READ = [
  { entity: Upload, idKind: 'upload' },
  { entity: ReviewItem, idKind: 'reviewItem' },
  { entity: RetentionBatch, idKind: 'retentionBatch' },
  { entity: SavedView, idKind: 'savedView' },
  { entity: WorkspaceExport, idKind: 'workspaceExport' },
] as const;

/** A record that a command takes beside another one, where neither its name nor the answer says of which kind. */
const BESIDE: Readonly<Record<string, IdKind>> = { itemRestrict: 'note', savedViewUpdate: 'savedView' };

/** What a command takes and does not look at, because another of its ids says it. */
const NOT_LOOKED_AT = ['contactPointUpdate(input.contactId)', 'leadConvert(input.deal.contactId)'];

/** Every root field with every place in its arguments where an id can stand, from the schema itself. */
const READS = placesIn(fieldsOf(schema.getQueryType()));
const COMMANDS = placesIn(fieldsOf(schema.getMutationType())).filter(([place]) => !NOT_LOOKED_AT.includes(place));

type Place = readonly [string, GraphQLField<unknown, unknown>, IdPath];

function placesIn(fields: readonly GraphQLField<unknown, unknown>[]): Place[] {
  return fields.flatMap((field) =>
    idPaths(field).map((path): Place => [`${field.name}(${path.join('.')})`, field, path]),
  );
}

async function callerFor(role: RoleKey, purpose: Purpose): Promise<Caller> {
  const key = `${role} ${purpose}`;
  const caller = callers.get(key) ?? (await workspace.call(role, purpose));
  callers.set(key, caller);
  return caller;
}

/** What is answered with an id, without what differs at any call. */
async function ask(caller: Caller, document: string, variables: Record<string, unknown>) {
  const { status, data, errors } = await caller.query(document, variables);
  return { status, data, errors: errors?.map(({ message, extensions, path }) => [message, extensions.code, path]) };
}

/** A record of ours by the kind that an input is called after; where it is just called `id`, it is what the field is about. */
function ownIds(field: GraphQLField<unknown, unknown>): (kind: IdKind | null) => string {
  const answer = getNamedType(field.type);
  const record = isObjectType(answer) ? answer.getFields().record : undefined;
  const about = record && READ_TYPES.find(({ name }) => name === getNamedType(record.type).name)?.idKind;
  return (kind) => ours.get(kind ?? BESIDE[field.name] ?? about ?? 'account') ?? 'x';
}

/** What a query gives: records of this type, or a list of them. */
function typeOf(field: GraphQLField<unknown, unknown>) {
  const shown = getNamedType(field.type).name.replace(/Connection$/, '');
  return READ_TYPES.find(({ name }) => name === shown);
}

/** The kinds that can stand at a place; all of them where its name does not say it. */
function kindsAt(path: IdPath): IdKind[] {
  const at = path.at(-1) === 'eq' || path.at(-1) === 'in' ? path.at(-2) : path.at(-1);
  const named = kindNamed(at === 'id' && path.length > 3 ? (path.at(-3) ?? '') : (at ?? ''));
  return named ? [named] : [...theirs.keys()];
}

it('there are records of every kind to look for', () => {
  expect([...theirs.keys()].sort()).toEqual(
    [...new Set([...READ_TYPES, ...NOT_READ].flatMap(({ idKind }) => idKind ?? []))].sort(),
  );
  expect(READS.length).toBeGreaterThan(60);
  expect(COMMANDS.length).toBeGreaterThan(90);
});

describe('A query with the id of a record of another workspace gets the same body as one with a random id', () => {
  it.each(READS)('%s', async (_place, field, path) => {
    const purpose = purposeToRead(typeOf(field)?.readAction ?? null);
    const caller = await callerFor(readerFor(purpose), purpose);
    const document = documentOf('query', field, purpose, selectionOf(field));
    const read = (id: string) => ask(caller, document, variablesFor(field.args, path, id, ownIds(field)));

    for (const kind of kindsAt(path))
      expect(await read(theirs.get(kind) ?? ''), kind).toEqual(await read(nothingOf(kind)));
  });

  it('node finds each of these ids in its own workspace', async () => {
    const find = async (kind: IdKind, id: string) => {
      const action = READ_TYPES.find(({ idKind }) => idKind === kind)?.readAction ?? null;
      const purpose = purposeToRead(action);
      const caller = await callerFor(readerFor(purpose), purpose);
      return ask(caller, `query N @purpose(is: ${purpose}) { node(id: "${id}") { id } }`, {});
    };

    const lost: IdKind[] = [];
    for (const [kind, id] of ours) if (!(await find(kind, id)).data.node) lost.push(kind);

    expect(lost.sort()).toEqual(PARTS);
  });
});

/** What has ids, but is read with what it is a part of, under the rights to that alone. */
const PARTS: readonly IdKind[] = [
  ...(['accessCopy', 'contactPoint', 'correctionItem', 'customFieldDefinition', 'dealContact', 'dealLine'] as const),
  ...(['disputedValue', 'fieldChange', 'holdItem', 'itemRestriction', 'leadAnswer', 'legalContact'] as const),
  ...([
    'purposeRestriction',
    'requestEvent',
    'requestEvidence',
    'requestMessage',
    'requestSubject',
    'restrictionException',
    'retentionBatch',
    'reviewItem',
    'savedView',
  ] as const),
  ...(['stage', 'upload', 'workspaceExport'] as const),
];

function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (isObjectType(type) && type.name.endsWith('Connection')) return '{ nodes { __typename } totalCount { value } }';
  return leastOf(field.type);
}

describe('A command with the id of a record of another workspace is refused as one with a random id', () => {
  it.each(COMMANDS)('%s', async (_place, field, path) => {
    const [role, purpose] = whoMay(COMMAND_FACTS[field.name]?.needs ?? []);
    const caller = await callerFor(role, purpose);
    const document = documentOf('mutation', field, purpose, '{ errors { __typename code message path } }');
    const run = (id: string) => ask(caller, document, variablesFor(field.args, path, id, ownIds(field)));
    const answers: string[] = [];

    for (const kind of kindsAt(path)) {
      const answer = await run(theirs.get(kind) ?? '');
      answers.push(JSON.stringify(answer));
      expect(answer, kind).toEqual(await run(nothingOf(kind)));
    }

    // An id of the wrong kind is refused before anything is looked for; one of them was looked for.
    expect(answers.filter((answer) => !/Expected (an|the) id/.test(answer))).not.toEqual([]);
  });
});

/** A role that may do this, and a purpose for which it may. */
function whoMay(needs: readonly Action[]): readonly [RoleKey, Purpose] {
  const [need] = needs;
  if (!need) return ['owner', 'RELATIONSHIP'];
  for (const role of ROLE_KEYS) {
    const { scopes, purposes } = BUILT_IN_ROLES[role];
    const purpose = purposesForAction(need).find((one) => purposes.includes(one));
    if (purpose && (scopes[need] ?? 'none') === 'all') return [role, purpose];
  }
  throw new Error(`No role may ${need}.`);
}
