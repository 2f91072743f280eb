import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ActivityService } from '../../../activity/activity.service.ts';
import { NoteService } from '../../../activity/note.service.ts';
import { Contact } from '../../../contact/contact.entity.ts';
import { ContactService } from '../../../contact/contact.service.ts';
import { newId } from '../../../kernel/ids.ts';
import { AuditEntry } from '../../../kernel/records/audit-entry.entity.ts';
import { Scope } from '../../../kernel/scope.ts';
import { givenProvenRequest } from '../../../testing/given-request.ts';
import { testPrivacyParts } from '../../../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../../testing/test-domain.ts';
import { restrictSubject } from '../../consent/consent.service.ts';
import { ReadLogSubject } from '../../ledger/read-log.entity.ts';
import { RequestService } from '../../request/desk/request.service.ts';
import { RequestFulfilment } from '../../request/desk/request-fulfilment.service.ts';
import { sweepRequests } from '../../request/sweep-requests.ts';
import { ReviewItem } from '../../review/review-item.entity.ts';
import { CopyReview } from './copy-review.service.ts';
import type { CopyOutcome } from './decide-copy.ts';

const START = new Date('2026-06-15T10:00:00Z');
const BODY = 'Ana came with Ben Adam. Ben Adam dislikes our plan "Falcon".';

let domain: TestDomain;
let parts: ReturnType<typeof testPrivacyParts>;
beforeAll(async () => {
  domain = await openTestDomain();
  parts = testPrivacyParts(domain);
});
beforeEach(() => domain.clock.set(START));
afterAll(() => domain.close());

const REDACT: CopyOutcome = { outcome: 'redact', ground: null, explanation: null, passages: null };
const INCLUDE: CopyOutcome = { ...REDACT, outcome: 'include', ground: 'consent-of-other' };

describe('B12-AC2 the copy of somebody in whose records others are', () => {
  it('waits until somebody has decided about each of them, and blacks others out unless they decide otherwise', async () => {
    const { review, fulfilment, requestId, noteId } = await givenRequest();

    await expect(fulfilment.carryOut(requestId)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await review.prepare(requestId);
    const { items, ...counts } = await review.items(requestId, { show: 'waiting', after: null });
    expect(counts).toEqual({ hasMore: false, waiting: 1, concerning: 1, all: 2 });
    expect(items).toMatchObject([
      {
        ...{ table: 'note', cause: 'named', state: 'open', outcome: null, isHidden: false, isChanged: false },
        otherIds: [expect.any(String)],
        texts: [
          {
            ...{ field: 'body', text: BODY },
            passages: [
              { from: 14, length: 8, isFound: true, isBlack: true },
              { from: 24, length: 8, isFound: true, isBlack: true },
            ],
          },
        ],
      },
    ]);
    for (const step of [() => fulfilment.prepare(requestId), () => fulfilment.carryOut(requestId)])
      await expect(step()).rejects.toMatchObject({ code: 'WRONG_STATE', message: expect.stringContaining('1 record') });
    await review.decide(requestId, idsOf(items), REDACT);
    await fulfilment.carryOut(requestId);

    const copy = await archiveOf(requestId);
    expect(rowOf(copy, 'note', noteId).body).toBe(
      'Ana came with [another person]. [another person] dislikes our plan "Falcon".',
    );
    expect(copy.omissions).toContainEqual(
      expect.objectContaining({ section: 'note', column: 'body', cause: 'others', records: [noteId] }),
    );
  });

  it('blacks out whoever is named in a text, by name or address, although nobody tied them to it', async () => {
    const { staff, review, fulfilment, requestId, anaId } = await givenRequest();
    const points = [
      { kind: 'email', value: 'zoe.maerz@example.test' },
      { kind: 'phone', value: '+49 30 5557788' },
    ] as const;
    await new ContactService(staff).create({ fullName: 'Zoë März', points: [...points] });
    const note = (body: string) => new NoteService(staff).create({ body, contactId: anaId });
    const byName = await note('Ana and ZOË MÄRZ, tel. 030 5557788: Zoë wants the offer by the first of March.');
    const byMail = await note('Ana sent it to zoe.maerz@example.test.');
    const aboutNobody = await note('Zoë is a first name, März a month, and Ana Ruiz herself is known.');

    await review.prepare(requestId);
    const { items } = await review.items(requestId, { show: 'waiting', after: null });
    expect(items.map(({ cause }) => cause)).toEqual(['named', 'named', 'named']);
    await review.decide(requestId, idsOf(items), REDACT);
    await fulfilment.carryOut(requestId);

    const copy = await archiveOf(requestId);
    expect(rowOf(copy, 'note', byName).body).toBe(
      'Ana and [another person], tel. [another person]: [another person] wants the offer by the first of March.',
    );
    expect(rowOf(copy, 'note', byMail).body).toBe('Ana sent it to [another person].');
    expect(rowOf(copy, 'note', aboutNobody).body).toBe(
      'Zoë is a first name, März a month, and Ana Ruiz herself is known.',
    );
  });

  it('shows another only on a ground of the law, and the audit says who decided what', async () => {
    const { officer, review, fulfilment, requestId, noteId, ana } = await givenRequest();
    const [item] = await waitingOf(review, requestId);

    for (const ground of [null, 'legal-privilege'] as const)
      await expect(review.decide(requestId, [item], { ...INCLUDE, ground })).rejects.toMatchObject({
        fields: [{ path: 'ground' }],
      });
    await review.decide(requestId, [item], INCLUDE);
    await fulfilment.carryOut(requestId);

    expect(rowOf(await archiveOf(requestId), 'note', noteId).body).toBe(BODY);
    const entries = await officer.transaction((em) =>
      em.find(AuditEntry, { workspaceId: officer.workspaceId, targetType: 'review_item' }),
    );
    expect(entries).toMatchObject([
      {
        ...{ action: 'subject:export', actorId: officer.viewer.id, targetId: item, subjectId: ana },
        fields: 'include,consent-of-other',
      },
    ]);
  });

  it('loses more where the reviewer blacks more out, and shows one place of several only on a ground', async () => {
    const { review, fulfilment, requestId, noteId } = await givenRequest();
    const [item] = await waitingOf(review, requestId);
    const falcon = { field: 'body', from: BODY.indexOf('Falcon'), length: 6 };
    const second = { field: 'body', from: 24, length: 8 };
    const passages = [falcon, second];

    await expect(review.decide(requestId, [item], { ...REDACT, passages })).rejects.toMatchObject({
      fields: [{ path: 'ground' }],
    });
    for (const wrong of [
      { ...falcon, from: BODY.length },
      { ...falcon, field: 'title' },
    ])
      await expect(review.decide(requestId, [item], { ...REDACT, passages: [wrong] })).rejects.toMatchObject({
        fields: [{ path: 'passages' }],
      });
    await review.decide(requestId, [item], { ...REDACT, ground: 'known-to-person', passages });
    const { items } = await review.items(requestId, { show: 'concerning', after: null });
    await fulfilment.carryOut(requestId);

    expect(items[0]?.texts[0]?.passages).toEqual([
      { from: 14, length: 8, isFound: true, isBlack: false },
      { from: 24, length: 8, isFound: true, isBlack: true },
      { from: falcon.from, length: 6, isFound: false, isBlack: true },
    ]);
    expect(rowOf(await archiveOf(requestId), 'note', noteId).body).toBe(
      'Ana came with Ben Adam. [another person] dislikes our plan "[another person]".',
    );
  });

  it('names the ground where something is kept back, also of a record that is about the person alone', async () => {
    const { review, fulfilment, requestId, ownNoteId } = await givenRequest();
    await review.decide(requestId, await waitingOf(review, requestId), REDACT);
    const { items } = await review.items(requestId, { show: 'all', after: null });
    const own = items.filter(({ cause }) => cause === 'alone').map(({ id }) => id);
    const withhold: CopyOutcome = { ...REDACT, outcome: 'withhold', ground: 'trade-secret' };

    await expect(review.decide(requestId, own, withhold)).rejects.toMatchObject({ fields: [{ path: 'explanation' }] });
    await review.decide(requestId, own, { ...withhold, explanation: 'It says how we set our prices.' });
    await fulfilment.carryOut(requestId);

    const copy = await archiveOf(requestId);
    expect(rowOf(copy, 'note', ownNoteId).body).toBe('[kept back]');
    expect(copy.omissions).toContainEqual(
      expect.objectContaining({
        ...{ section: 'note', column: 'body', cause: 'withheld', records: [ownNoteId] },
        why: 'a trade secret (GDPR Art. 15(4), recital 63): It says how we set our prices.',
      }),
    );
  });

  it('waits again once a record is another than the one that somebody looked at', async () => {
    const { review, fulfilment, requestId, noteId, staff } = await givenRequest();
    const decided = await waitingOf(review, requestId);
    await review.decide(requestId, decided, INCLUDE);
    await new NoteService(staff).update(noteId, { body: `${BODY} Ben Adam is ill.` });

    await expect(fulfilment.carryOut(requestId)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await expect(review.decide(requestId, decided, REDACT)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    const { items } = await review.items(requestId, { show: 'concerning', after: null });
    expect(items).toMatchObject([{ isChanged: true, texts: [{ passages: [] }] }]);
    await review.prepare(requestId);
    expect(await waitingOf(review, requestId)).toEqual(decided);
    await review.decide(requestId, decided, REDACT);
    await fulfilment.carryOut(requestId);

    expect(JSON.stringify(await archiveOf(requestId))).not.toContain('Adam');
  });

  it('can be made of somebody whose data is restricted: a copy is no use of it', async () => {
    const { officer, review, fulfilment, requestId, ana } = await givenRequest();
    await officer.transaction((em) => restrictSubject(em, officer, ana, 'accuracy-contested'));

    await review.decide(requestId, await waitingOf(review, requestId), REDACT);
    await fulfilment.carryOut(requestId);

    expect((await archiveOf(requestId)).omissions.length).toBeGreaterThan(0);
  });
});

describe('a record that is about somebody else too, whose name is not in it', () => {
  it('waits as well, and shows what people wrote in it and no closed words', async () => {
    const { staff, review, requestId, ana, anaId, benId } = await givenRequest();
    const activities = new ActivityService(staff);
    await activities.log({ kind: 'call', subjectLine: 'Invoice 4711', contactId: anaId, participantIds: [benId] });

    await review.prepare(requestId);

    const { items } = await review.items(requestId, { show: 'waiting', after: null });
    const call = items.find(({ table }) => table === 'activity');
    expect(call).toMatchObject({ cause: 'shared', texts: [{ field: 'subjectLine', passages: [] }] });
    expect(call?.otherIds).not.toContain(ana);
  });
});

describe('whoever reviews a copy', () => {
  it('is noted as a reader of everybody in what they saw', async () => {
    const { officer, review, requestId, ana, ben } = await givenRequest();

    await review.prepare(requestId);
    await review.items(requestId, { show: 'waiting', after: null });

    const seen = await officer.transaction((em) => em.find(ReadLogSubject, { workspaceId: officer.workspaceId }));
    expect(seen.map(({ subjectId }) => subjectId).sort()).toEqual([ana, ben].sort());
  });

  it('needs the right to make copies, and to read such records', async () => {
    const { workspace, officer, review, requestId } = await givenRequest();
    const ids = await waitingOf(review, requestId);
    const sales = new CopyReview(await workspace.as('sales'), parts);
    const { permissions, ...viewer } = officer.viewer;
    const scopes = new Map([...permissions.scopes].filter(([action]) => action !== 'note:read'));
    const { vault, clock, jobs } = domain;
    const blind = new Scope({
      ...{ em: domain.orm.em.fork(), vault, clock, jobs, purpose: 'RIGHTS_HANDLING', through: 'api' },
      viewer: { ...viewer, permissions: { ...permissions, scopes } },
    });

    for (const refused of [
      () => sales.prepare(requestId),
      () => sales.decide(requestId, ids, REDACT),
      () => sales.items(requestId, { show: 'all', after: null }),
      () => new CopyReview(blind, parts).decide(requestId, ids, REDACT),
    ])
      await expect(refused()).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    const { items } = await new CopyReview(blind, parts).items(requestId, { show: 'waiting', after: null });
    expect(items).toMatchObject([{ isHidden: true, isChanged: false, texts: [] }]);
  });

  it('decides about nothing of another workspace or of another request, and not after the copy was made', async () => {
    const [ours, theirs] = [await givenRequest(), await givenRequest()];
    const [mine, other] = [
      await waitingOf(ours.review, ours.requestId),
      await waitingOf(theirs.review, theirs.requestId),
    ];

    await expect(ours.review.items(theirs.requestId, { show: 'all', after: null })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(ours.review.prepare(theirs.requestId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(ours.review.decide(theirs.requestId, other, REDACT)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(ours.review.decide(ours.requestId, other, REDACT)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await ours.review.decide(ours.requestId, mine, REDACT);
    await ours.fulfilment.carryOut(ours.requestId);
    await expect(ours.review.decide(ours.requestId, mine, INCLUDE)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  it('leaves what they decided for the record, and their own words no longer than the request', async () => {
    const { officer, review, fulfilment, requestId } = await givenRequest();
    await review.decide(requestId, await waitingOf(review, requestId), {
      ...{ ...INCLUDE, explanation: 'He wrote that she may have it.' },
    });
    await fulfilment.carryOut(requestId);
    domain.clock.advanceDays(8);
    await sweepRequests(officer, parts);
    domain.clock.advanceDays(31);
    await sweepRequests(officer, parts);

    const items = await officer.transaction((em) => em.find(ReviewItem, { workspaceId: officer.workspaceId }));
    expect(items).toMatchObject([{ outcome: 'include', ground: 'consent-of-other', decidedById: officer.viewer.id }]);
    expect(items[0]?.explanation ?? null).toBeNull();
  });
});

/** Ana asks for her data: one note is about her and Ben, one about her alone. */
async function givenRequest() {
  const workspace = await domain.givenWorkspace();
  const staff = await workspace.as('owner');
  const contacts = new ContactService(staff);
  const email = 'ana@example.test';
  const ana = await contacts.create({ fullName: 'Ana Ruiz', points: [{ kind: 'email', value: email }] });
  const ben = await contacts.create({ fullName: 'Ben Adam' });
  const notes = new NoteService(staff);
  const noteId = await notes.create({ body: BODY, contactId: ana });
  const ownNoteId = await notes.create({ body: 'Pays what we ask.', contactId: ana });
  await tie(workspace, noteId, await subjectOf(workspace, ben));
  const { id: requestId } = await givenProvenRequest(domain, workspace, parts, { kind: 'access', email });
  const officer = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
  await new RequestService(officer, parts).matchSubjects(requestId);
  return {
    ...{ workspace, staff, officer, requestId, noteId, ownNoteId },
    ...{ anaId: ana, benId: ben, ana: await subjectOf(workspace, ana), ben: await subjectOf(workspace, ben) },
    review: new CopyReview(officer, parts),
    fulfilment: new RequestFulfilment(officer, parts),
  };
}

function archiveOf(requestId: string) {
  const [stored] = [...parts.files.keyIds].find(([, keyId]) => keyId === requestId) ?? [];
  const content = parts.files.contents.get(stored ?? '') ?? Buffer.of();
  return JSON.parse(entryOf(content, 'data.json'));
}

/** One file of an archive (APPNOTE 4.3.7). */
function entryOf(archive: Buffer, wanted: string): string {
  let at = 0;
  while (archive.readUInt32LE(at) === 0x04034b50) {
    const [packed, name, more] = [
      archive.readUInt32LE(at + 18),
      archive.readUInt16LE(at + 26),
      archive.readUInt16LE(at + 28),
    ];
    const begin = at + 30 + name + more;
    if (archive.subarray(at + 30, at + 30 + name).toString() === wanted)
      return inflateRawSync(archive.subarray(begin, begin + packed)).toString();
    at = begin + packed;
  }
  throw new Error(`There is no ${wanted} in the archive.`);
}

function rowOf(copy: { sections: { name: string; rows: Record<string, unknown>[] }[] }, section: string, id: string) {
  return copy.sections.find(({ name }) => name === section)?.rows.find((row) => row.id === id) ?? {};
}

function idsOf(items: readonly { readonly id: string }[]): string[] {
  return items.map(({ id }) => id);
}

/** What waits for a decision, once it was looked for. */
async function waitingOf(review: CopyReview, requestId: string): Promise<[string, ...string[]]> {
  await review.prepare(requestId);
  const [first, ...others] = idsOf((await review.items(requestId, { show: 'waiting', after: null })).items);
  if (!first) throw new Error('Nothing waits.');
  return [first, ...others];
}

async function subjectOf(workspace: TestWorkspace, contactId: string): Promise<string> {
  const contact = await workspace
    .asSystem()
    .transaction((em) => em.findOneOrFail(Contact, { workspaceId: workspace.id, id: contactId }));
  return contact.subject.id;
}

function tie(workspace: TestWorkspace, noteId: string, subjectId: string): Promise<unknown> {
  return workspace.asSystem().transaction((em) =>
    em.execute(
      `insert into record_subject (workspace_id, id, record_type, record_id, subject_id, role)
       values (?, ?, 'note', ?, ?, 'mentioned')`,
      [workspace.id, newId(), noteId, subjectId],
    ),
  );
}
