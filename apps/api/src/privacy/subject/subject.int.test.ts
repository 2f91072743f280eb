import { Contact, ContactService } from '@smartx/domain/contact';
import { encodeId } from '@smartx/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const RECORD = `mutation R($input: ConsentRecordInput!) @purpose(is: RELATIONSHIP) {
  consentRecord(input: $input) { record { purpose event occurredAt method } errors { code path } }
}`;
const VERDICTS = `query V($id: ID!) @purpose(is: RELATIONSHIP) {
  purposeVerdicts(subjectId: $id) { purpose allowed cause }
  dataSubject(id: $id) { kind consentEvents { nodes { purpose event } } contacts { fullName } }
}`;
const RESTRICT = `mutation S($input: SubjectRestrictInput!) @purpose(is: RIGHTS_HANDLING) {
  subjectRestrict(input: $input) { record { restrictedAt restrictionGround } errors { code } }
}`;
const LIFT = `mutation L($input: SubjectLiftRestrictionInput!) @purpose(is: RIGHTS_HANDLING) {
  subjectLiftRestriction(input: $input) { record { restrictedAt } errors { code path } }
}`;

describe('B4-AC2 what a person allows', () => {
  it('is written down with when they said it, and opens or closes the purpose at once', async () => {
    const workspace = await api.givenWorkspace();
    const sales = await workspace.call('sales');
    const subjectId = await givenSubject(workspace);
    const given = { subjectId, purpose: 'MARKETING', event: 'given', wording: 'Send me news', method: 'web-form' };

    const recorded = await sales.query(RECORD, { input: given });
    const open = await sales.query<Verdicts>(VERDICTS, { id: subjectId });
    await sales.query(RECORD, {
      input: { subjectId, purpose: 'PROSPECTING', event: 'objected', method: 'phone-call' },
    });
    const closed = await sales.query<Verdicts>(VERDICTS, { id: subjectId });

    expect(recorded.data).toMatchObject({
      consentRecord: { record: { purpose: 'MARKETING', event: 'given' }, errors: [] },
    });
    expect(verdictOf(open.data, 'MARKETING')).toMatchObject({ allowed: true });
    expect(verdictOf(closed.data, 'PROSPECTING')).toMatchObject({ allowed: false, cause: 'objected' });
    expect(closed.data.dataSubject.consentEvents.nodes).toHaveLength(2);
  });

  it('cannot be made up: a consent without its words, an unknown purpose, a stranger', async () => {
    const workspace = await api.givenWorkspace();
    const elsewhere = await api.givenWorkspace();
    const sales = await workspace.call('sales');
    const subjectId = await givenSubject(workspace);
    const given = { subjectId, purpose: 'MARKETING', event: 'given', method: 'web-form' };

    const silent = await sales.query(RECORD, { input: given });
    const unknown = await sales.query(RECORD, { input: { ...given, purpose: 'FUN' } });
    const stranger = await sales.query(RECORD, {
      input: { ...given, event: 'withdrawn', subjectId: await givenSubject(elsewhere) },
    });

    expect(silent.data).toMatchObject({ consentRecord: { errors: [{ code: 'INVALID_INPUT', path: 'wording' }] } });
    expect(unknown.data).toMatchObject({ consentRecord: { errors: [{ code: 'INVALID_INPUT', path: 'purpose' }] } });
    expect(stranger.data).toMatchObject({ consentRecord: { errors: [{ code: 'NOT_FOUND' }] } });
  });
});

describe('B15-AC1 a restriction', () => {
  it('closes every purpose, and is lifted only after the person was told', async () => {
    const workspace = await api.givenWorkspace();
    const officer = await workspace.call('privacy-officer', 'RIGHTS_HANDLING');
    const subjectId = await givenSubject(workspace);

    const restricted = await officer.query(RESTRICT, { input: { subjectId, ground: 'accuracy-contested' } });
    const shown = await officer.query<Verdicts>(VERDICTS, { id: subjectId });
    const early = await officer.query(LIFT, { input: { subjectId, personToldAt: '2020-01-01T00:00:00Z' } });
    const lifted = await officer.query(LIFT, { input: { subjectId, personToldAt: api.domain.clock.now() } });

    expect(restricted.data).toMatchObject({ subjectRestrict: { record: { restrictionGround: 'accuracy-contested' } } });
    expect(shown.data.purposeVerdicts.every(({ allowed }) => !allowed)).toBe(true);
    expect(early.data).toMatchObject({ subjectLiftRestriction: { errors: [{ path: 'personToldAt' }] } });
    expect(lifted.data).toMatchObject({ subjectLiftRestriction: { record: { restrictedAt: null }, errors: [] } });
  });

  it('is no business of sales', async () => {
    const workspace = await api.givenWorkspace();
    const sales = await workspace.call('sales');
    const input = { subjectId: await givenSubject(workspace), ground: 'unlawful' };

    const { data } = await sales.query(RESTRICT.replace('RIGHTS_HANDLING', 'RELATIONSHIP'), { input });

    expect(data).toMatchObject({ subjectRestrict: { record: null, errors: [{ code: 'NOT_ALLOWED' }] } });
  });
});

describe('B1-AC2 the catalogue', () => {
  it('shows each column with what it says about people, and what is true of its category', async () => {
    const workspace = await api.givenWorkspace();
    const officer = await workspace.call('privacy-officer', 'RIGHTS_HANDLING');

    const { data } = await officer.query<Catalogue>(CATALOGUE);

    const contact = data.dataCatalogue?.tables.find(({ table }) => table === 'contact');
    expect(contact?.columns).toContainEqual({
      ...{ column: 'birth_date', kind: 'identifying', category: 'identity', stored: 'sealed', onErasure: 'clear' },
      keptFor: null,
    });
    expect(data.dataCatalogue?.categories.map(({ category }) => category)).toContain('special');
  });

  it('is not shown to sales', async () => {
    const sales = await (await api.givenWorkspace()).call('sales');

    const { data } = await sales.query<Catalogue>(CATALOGUE.replace('RIGHTS_HANDLING', 'RELATIONSHIP'));

    expect(data.dataCatalogue).toBeNull();
  });
});

describe('B4-AC1 the purposes of a workspace', () => {
  it('are switched and worded by the privacy officer, but never those that the law demands', async () => {
    const workspace = await api.givenWorkspace();
    const officer = await workspace.call('privacy-officer', 'RIGHTS_HANDLING');

    const on = await officer.query(PURPOSE, { input: { purpose: 'PROFILING', isOn: true } });
    const off = await officer.query(PURPOSE, { input: { purpose: 'SECURITY', isOn: false } });
    const worded = await officer.query(PURPOSE, {
      input: { purpose: 'SUPPORT', wording: 'Help you with our machines.' },
    });

    expect(on.data).toMatchObject({ purposeUpdate: { record: { purpose: 'PROFILING', isOn: true }, errors: [] } });
    expect(off.data).toMatchObject({
      purposeUpdate: { record: null, errors: [{ code: 'INVALID_INPUT', path: 'isOn' }] },
    });
    expect(worded.data).toMatchObject({ purposeUpdate: { record: { wording: 'Help you with our machines.' } } });
  });

  it('are not changed by sales, nor from an older state', async () => {
    const workspace = await api.givenWorkspace();
    const [sales, officer] = [
      await workspace.call('sales'),
      await workspace.call('privacy-officer', 'RIGHTS_HANDLING'),
    ];
    const input = { purpose: 'SUPPORT', isOn: false };

    const bySales = await sales.query(PURPOSE.replace('RIGHTS_HANDLING', 'RELATIONSHIP'), { input });
    const late = await officer.query(PURPOSE, { input: { ...input, ifVersion: 99 } });

    expect(bySales.data).toMatchObject({ purposeUpdate: { errors: [{ code: 'NOT_ALLOWED' }] } });
    expect(late.data).toMatchObject({ purposeUpdate: { errors: [{ code: 'STALE_VERSION' }] } });
  });
});

const CATALOGUE = `query C @purpose(is: RIGHTS_HANDLING) {
  dataCatalogue {
    tables { table title columns { column kind category stored onErasure keptFor } }
    categories { category label retention }
  }
}`;
const PURPOSE = `mutation P($input: PurposeUpdateInput!) @purpose(is: RIGHTS_HANDLING) {
  purposeUpdate(input: $input) { record { purpose isOn wording } errors { code path } }
}`;

interface Verdicts {
  purposeVerdicts: { purpose: string; allowed: boolean; cause: string | null }[];
  dataSubject: { consentEvents: { nodes: unknown[] } };
}

interface Catalogue {
  dataCatalogue: {
    tables: { table: string; columns: object[] }[];
    categories: { category: string }[];
  } | null;
}

function verdictOf(data: Verdicts, purpose: string) {
  return data.purposeVerdicts.find((verdict) => verdict.purpose === purpose);
}

async function givenSubject(workspace: ApiWorkspace): Promise<string> {
  const scope = workspace.asSystem();
  const id = await new ContactService(scope).create({ fullName: 'Ana Ruiz' });
  const contact = await scope.transaction((em) => em.findOneOrFail(Contact, { workspaceId: workspace.id, id }));
  return encodeId('subject', contact.subject.id);
}
