import { NoteService } from '@smartx/domain/activity';
import { Contact, ContactService } from '@smartx/domain/contact';
import { encodeId, type Purpose } from '@smartx/domain/kernel';
import { ConsentService } from '@smartx/domain/privacy';
import { plantPerson } from '@smartx/domain/testing';
import {
  type GraphQLField,
  type GraphQLOutputType,
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspaceSchema } from '../../graphql/schema.ts';
import { type ApiWorkspace, type Caller, openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const PURPOSES: readonly Purpose[] = ['RELATIONSHIP', 'PROSPECTING', 'REPORTING', 'DATA_CARE'];

const LISTS = Object.values(workspaceSchema().getQueryType()?.getFields() ?? {}).filter(
  ({ type, args }) =>
    getNamedType(type).name.endsWith('Connection') && args.every(({ type: arg }) => !isNonNullType(arg)),
);

/**
 * A deal stays on the board under the name that colleagues gave it, and why it was lost in the sums. What people said about the
 * use of their data is kept to be obeyed.
 */
const STAYS = /(^|\.)deals\.nodes\.(name|lostReason)$|^consentEvents\./;

/** Every field of a type that takes no argument, with those of the records that it names. */
function everyField(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '__typename';
  return Object.values(named.getFields())
    .flatMap((field) => selected(field, depth))
    .join(' ');
}

function selected({ name, type, args }: GraphQLField<unknown, unknown>, depth: number): string[] {
  if (args.some((arg) => isNonNullType(arg.type))) return [];
  const named = getNamedType(type);
  if (isLeafType(named)) return [name];
  if (depth === 0 || !isObjectType(named)) return [];
  if (!named.name.endsWith('Connection')) return [`${name} { ${everyField(named, depth - 1)} }`];
  const nodes = named.getFields().nodes;
  return nodes ? [`${name}(first: 2) { nodes { ${everyField(nodes.type, depth - 1)} } }`] : [];
}

/** Where in an answer a text stands, as `contacts.nodes.fullName`. */
function pathsTo(value: unknown, text: string, path = ''): string[] {
  if (typeof value === 'string') return value.includes(text) ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).flatMap(([key, one]) =>
    pathsTo(one, text, Array.isArray(value) ? path : path ? `${path}.${key}` : key),
  );
  return [...new Set(inside)];
}

async function idsOf(workspace: ApiWorkspace, contactId: string) {
  const contact = await workspace.asSystem().transaction((em) => em.findOneOrFail(Contact, [workspace.id, contactId]));
  return { subjectId: encodeId('subject', contact.subject.id), subject: contact.subject.id };
}

async function givenNote(workspace: ApiWorkspace) {
  const contactId = await new ContactService(workspace.asSystem()).create({ fullName: 'Ana Ruiz' });
  const noteId = await new NoteService(workspace.asSystem()).create({ body: 'Owes us money, says Ben', contactId });
  const officer = await workspace.call('privacy-officer', 'RIGHTS_HANDLING');
  const ids = await idsOf(workspace, contactId);
  return { ...ids, noteId: encodeId('note', noteId), officer, contactId: encodeId('contact', contactId) };
}

const ITEM = 'restrictionGround recordType recordId liftedAt id';
const RESTRICT = `mutation R($input: ItemRestrictInput!) @purpose(is: RIGHTS_HANDLING) {
  itemRestrict(input: $input) { record { itemRestrictions { ${ITEM} } } errors { code path } } }`;
const LIFT = `mutation L($input: ItemLiftRestrictionInput!) @purpose(is: RIGHTS_HANDLING) {
  itemLiftRestriction(input: $input) { record { itemRestrictions { ${ITEM} } } errors { code path } } }`;
const NOTES = `query N @purpose(is: RELATIONSHIP) {
  notes { nodes { id body withheld { field reason } } } contacts { nodes { fullName } } }`;
const CHANGE = `mutation C($input: NoteUpdateInput!) @purpose(is: RELATIONSHIP) {
  noteUpdate(input: $input) { errors { code } } }`;

interface Notes {
  notes: { nodes: { body: string | null; withheld: { reason: string }[] }[] };
  contacts: { nodes: { fullName: string | null }[] };
}
interface Restricted {
  itemRestrict: { record: { itemRestrictions: { id: string }[] } | null; errors: { code: string }[] };
}

async function follow(caller: Caller) {
  const ask = async (cursor: string | null) => {
    const { data } = await caller.query<{ eventsSince: { cursor: string; events: { type: string }[] } }>(
      'query E($cursor: String) @purpose(is: RELATIONSHIP) { eventsSince(cursor: $cursor) { cursor events { type } } }',
      { cursor },
    );
    return data.eventsSince;
  };
  let { cursor } = await ask(null);
  return async () => {
    const told: string[] = [];
    const more = async () => {
      const page = await ask(cursor);
      cursor = page.cursor;
      told.push(...page.events.map(({ type }) => type));
      return told.length;
    };
    await expect.poll(more, { timeout: 15_000 }).toBeGreaterThan(0);
    return told;
  };
}

describe('B15-AC2 a person whose processing is restricted', () => {
  it('stands in no list of the API, in no field and for no purpose but those of the law; and did before', async () => {
    const workspace = await api.givenWorkspace();
    const person = await plantPerson(api.domain, workspace, api.app.privacy);
    const seen = async (purposes: readonly Purpose[]) => {
      const places: string[] = [];
      for (const purpose of purposes) {
        const owner = await workspace.call('owner', purpose);
        for (const { name, type } of LISTS) {
          const nodes = getNamedType(type);
          const rows = isObjectType(nodes) ? nodes.getFields().nodes : undefined;
          if (!rows) continue;
          const document = `query Q @purpose(is: ${purpose}) { ${name}(first: 5) { nodes { ${everyField(rows.type, 1)} } } }`;
          const answer = await owner.query(document);
          for (const path of pathsTo(answer.data, person.mark).filter((one) => !STAYS.test(one)))
            places.push(`${purpose} ${path}`);
        }
        const found = await owner.query(
          `query S @purpose(is: ${purpose}) { search(text: "${person.mark}") { record { id } } }`,
        );
        if ((JSON.stringify(found.data) ?? '').includes('"con_')) places.push(`${purpose} search`);
      }
      return places;
    };

    const before = await seen(['RELATIONSHIP', 'DATA_CARE']);

    await new ConsentService(workspace.asSystem('RIGHTS_HANDLING')).restrict(person.subjectId, 'unlawful');

    expect(before).toEqual(
      expect.arrayContaining([
        'RELATIONSHIP contacts.nodes.fullName',
        'DATA_CARE contacts.nodes.fullName',
        'RELATIONSHIP search',
      ]),
    );
    expect(await seen(PURPOSES)).toEqual([]);
  });
});

describe('B15-AC3 a single record', () => {
  it('is closed to everybody while the person goes on being dealt with, until they were told and it is lifted', async () => {
    const workspace = await api.givenWorkspace();
    const { officer, subjectId, noteId } = await givenNote(workspace);
    const sales = await workspace.call('sales');
    const next = await follow(sales);
    const input = { subjectId, recordId: noteId, ground: 'accuracy-contested' };

    const restricted = await officer.query<Restricted>(RESTRICT, { input });
    const shown = await sales.query<Notes>(NOTES);
    const told = await next();
    const owner = await workspace.call('owner');
    const changed = await owner.query(CHANGE, { input: { id: noteId, body: 'Owes us nothing' } });
    const [{ id = '' } = {}] = restricted.data.itemRestrict.record?.itemRestrictions ?? [];
    const early = await officer.query(LIFT, { input: { id, personToldAt: '2020-01-01T00:00:00Z' } });
    const lifted = await officer.query(LIFT, { input: { id, personToldAt: api.domain.clock.now() } });
    const after = await sales.query<Notes>(NOTES);

    expect(restricted.data.itemRestrict.record?.itemRestrictions).toEqual([
      expect.objectContaining({ recordType: 'note', recordId: noteId, liftedAt: null }),
    ]);
    expect(shown.data.notes.nodes).toEqual([
      { id: noteId, body: null, withheld: [{ field: 'body', reason: 'RESTRICTED' }] },
    ]);
    expect(shown.data.contacts.nodes).toEqual([{ fullName: 'Ana Ruiz' }]);
    expect(told).toEqual(['note:withdraw']);
    expect(changed.data).toEqual({ noteUpdate: { errors: [{ code: 'PROCESSING_RESTRICTED' }] } });
    expect(early.data).toMatchObject({ itemLiftRestriction: { errors: [{ path: 'personToldAt' }] } });
    expect(lifted.data).toMatchObject({ itemLiftRestriction: { errors: [] } });
    expect(after.data.notes.nodes).toMatchObject([{ body: 'Owes us money, says Ben', withheld: [] }]);
    expect(await next()).toEqual(['note:release']);
  });

  it('of somebody else, of another workspace, or of another kind is not there to be restricted; nor twice', async () => {
    const [ours, theirs] = [await api.givenWorkspace(), await api.givenWorkspace()];
    const [own, foreign] = [await givenNote(ours), await givenNote(theirs)];
    const other = await givenNote(ours);
    const ask = async (subjectId: string, recordId: string) => {
      const input = { subjectId, recordId, ground: 'unlawful' };
      const { data } = await own.officer.query<Restricted>(RESTRICT, { input });
      return data.itemRestrict.errors.map(({ code }) => code);
    };

    expect(await ask(own.subjectId, other.noteId)).toEqual(['NOT_FOUND']);
    expect(await ask(own.subjectId, foreign.noteId)).toEqual(['NOT_FOUND']);
    expect(await ask(foreign.subjectId, foreign.noteId)).toEqual(['NOT_FOUND']);
    expect(await ask(own.subjectId, own.contactId)).toEqual(['INVALID_INPUT']);
    expect(await ask(own.subjectId, own.noteId)).toEqual([]);
    expect(await ask(own.subjectId, own.noteId)).toEqual(['WRONG_STATE']);
  });
});

describe('B19-AC1 and DEC-AC1 the states of a person', () => {
  it('are set and read with who speaks for them, by officers alone', async () => {
    const workspace = await api.givenWorkspace();
    const { officer, subjectId } = await givenNote(workspace);
    const SET = `mutation M($minor: SubjectSetMinorInput!, $dead: SubjectSetDeceasedInput!) @purpose(is: RIGHTS_HANDLING) {
      subjectSetMinor(input: $minor) { errors { code path } }
      subjectSetDeceased(input: $dead) {
        record { isMinor deceasedOn legalContacts { kind fullName email } } errors { code path } } }`;
    const heir = { kind: 'heir', fullName: 'Nils Ruiz', email: 'nils@ruiz.example' };
    const input = {
      minor: { subjectId, isMinor: true },
      dead: { subjectId, deceasedOn: '2026-03-02', legalContact: heir },
    };

    const { data } = await officer.query(SET, input);
    const sales = await workspace.call('sales');
    const refused = await sales.query(SET.replace('RIGHTS_HANDLING', 'RELATIONSHIP'), input);

    expect(data).toMatchObject({
      subjectSetMinor: { errors: [] },
      subjectSetDeceased: { record: { isMinor: true, deceasedOn: '2026-03-02', legalContacts: [heir] }, errors: [] },
    });
    expect(refused.data).toMatchObject({ subjectSetDeceased: { errors: [{ code: 'NOT_ALLOWED' }] } });
  });
});

describe('B15-AC5 an exception to a restriction', () => {
  it('shows the person again for its purpose alone, and is read with its reason', async () => {
    const workspace = await api.givenWorkspace();
    const { officer, subjectId, subject } = await givenNote(workspace);
    await new ConsentService(workspace.asSystem('RIGHTS_HANDLING')).restrict(subject, 'needed-for-claims');
    const ALLOW = `mutation A($input: RestrictionExceptionAllowInput!) @purpose(is: RIGHTS_HANDLING) {
      restrictionExceptionAllow(input: $input) {
        record { restrictionExceptions { id purpose ground reason } } errors { code path } } }`;
    const exception = { purpose: 'BILLING', ground: 'legal-claims', reason: 'Invoice 17 is at court' };
    const name = async (purpose: Purpose) => {
      const owner = await workspace.call('owner', purpose);
      const { data } = await owner.query<Notes>(`query C @purpose(is: ${purpose}) { contacts { nodes { fullName } } }`);
      return data.contacts.nodes[0]?.fullName;
    };

    const { data } = await officer.query<{
      restrictionExceptionAllow: { record: { restrictionExceptions: { id: string }[] } };
    }>(ALLOW, { input: { subjectId, ...exception, expiresAt: '2999-01-01T00:00:00Z' } });
    const open = [await name('BILLING'), await name('RELATIONSHIP')];
    const { restrictionExceptions } = data.restrictionExceptionAllow.record;
    await officer.query(
      `mutation E($input: RestrictionExceptionEndInput!) @purpose(is: RIGHTS_HANDLING) {
        restrictionExceptionEnd(input: $input) { errors { code } } }`,
      { input: { id: restrictionExceptions[0]?.id } },
    );

    expect(restrictionExceptions).toEqual([expect.objectContaining(exception)]);
    expect(open).toEqual(['Ana Ruiz', null]);
    expect(await name('BILLING')).toBeNull();
  });
});
