import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ActivityService } from '../../activity/activity.service.ts';
import { DealService } from '../../deal/deal.service.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { givenProvenRequest } from '../../testing/given-request.ts';
import { countRows, givenSilent, inDatabase, subjectIdOf } from '../../testing/given-silence.ts';
import { testPrivacyParts } from '../../testing/privacy-parts.ts';
import { deedsOn } from '../../testing/records.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import { ConsentService } from '../consent/consent.service.ts';
import { readPrivacyNotice } from '../policy/privacy-notice.ts';
import { ReviewItem } from '../review/review-item.entity.ts';
import { countKept } from './due/kept-counts.ts';
import { purgeKept } from './purge-kept.ts';
import { RetentionRule } from './retention.entity.ts';
import { RetentionService } from './retention.service.ts';
import type { RetentionKey } from './retention-rules.ts';

const RIGHTS = 'RIGHTS_HANDLING';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

describe('B10-AC1 the rules of a workspace', () => {
  it('are there from its founding, with the defaults of the law and of the product', async () => {
    const rows = await rulesIn(await domain.givenWorkspace());

    expect(rows).toEqual({
      ...{ prospect: '24 month erase', customer: '36 month erase', 'consent-only': '30 day erase' },
      ...{
        'statutory-record': '8 year erase',
        'closed-deal': '10 year anonymise',
        'consent-proof': '3 year erase',
        request: '24 month erase',
      },
      ...{ 'request-identity': '30 day anonymise', 'read-log': '1 year erase', 'sign-in-address': '90 day anonymise' },
      ...{ 'import-file': '7 day erase', bin: '30 day erase', 'former-member': '12 month anonymise' },
      ...{ 'text-review': '24 month erase', 'agent-call': '1 day erase' },
    });
  });

  it('are changed within bounds by whoever handles rights, and the notice says the new period', async () => {
    const [workspace, other] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    const officer = await workspace.as('privacy-officer', RIGHTS);
    const service = serviceOf(officer);
    const id = await service.updateRule('prospect', { period: { count: 18, unit: 'month' }, ground: 'agreement' }, 1);
    const change = (key: RetentionKey, changes: Parameters<RetentionService['updateRule']>[1], scope = officer) =>
      serviceOf(scope).updateRule(key, changes);

    await expect(change('prospect', { period: { count: 6, unit: 'year' } })).rejects.toMatchObject({ path: 'count' });
    await expect(change('read-log', { period: { count: 90, unit: 'day' } })).rejects.toMatchObject({ path: 'count' });
    await expect(change('bin', { period: { count: 60, unit: 'day' } })).rejects.toMatchObject({ path: 'count' });
    await expect(change('request', { isOn: false })).rejects.toMatchObject({ path: 'isOn' });
    await expect(change('closed-deal', { action: 'erase' })).rejects.toMatchObject({ path: 'action' });
    await expect(service.updateRule('prospect', { isOn: false }, 1)).rejects.toMatchObject({ code: 'STALE_VERSION' });
    const sales = await workspace.as('sales');
    await expect(change('prospect', { isOn: false }, sales)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    expect((await rulesIn(workspace)).prospect).toBe('18 month erase');
    expect((await rulesIn(other)).prospect).toBe('24 month erase');
    expect(await deedsOn(officer, id)).toEqual(['retention:update']);
    const notice = async (one: TestWorkspace) => {
      const { categories } = await readPrivacyNotice(one.asSystem(RIGHTS), 'de');
      return categories.find(({ category }) => category === 'identity')?.retention;
    };
    expect(await notice(workspace)).toMatch(/^18 Monate nach dem letzten Austausch .* 36 Monate nach/);
    expect(await notice(other)).toMatch(/^24 Monate nach/);
  });
});

describe('B10-AC1 what would be affected today', () => {
  it('is counted by rule, and by month for the year to come, from the last real exchange', async () => {
    const workspace = await domain.givenWorkspace();
    const sales = await workspace.as('owner');
    await givenSilent(sales, { silentDays: 800 });
    await givenSilent(sales, { silentDays: 735 });
    await givenSilent(sales, { silentDays: 700 });
    await givenSilent(sales, { silentDays: 4000, lifecycle: 'customer' });
    await givenSilent(sales, { silentDays: 4000, lifecycle: 'former-customer' });
    const spoken = await givenSilent(sales, { silentDays: 900 });
    await new ActivityService(sales).log({ kind: 'call', contactId: spoken });
    const busy = await givenSilent(sales, { silentDays: 900 });
    await new DealService(sales).create({ name: 'Order', contactId: busy });

    const { rules, months, simulationEndsAt } = await serviceOf(
      await workspace.as('privacy-officer', RIGHTS),
    ).overview();

    const counted = Object.fromEntries(rules.map(({ key, due, overdue, held }) => [key, [due, overdue, held]]));
    expect(counted).toMatchObject({ prospect: [2, 1, 0], customer: [1, 1, 0], 'consent-only': [0, 0, 0] });
    expect(months).toEqual([{ month: monthIn(730 - 700), rule: 'prospect', count: 1 }]);
    expect(simulationEndsAt).not.toBeNull();
  });

  it('is tried out with another period without changing anything, by nobody who may not know', async () => {
    const workspace = await domain.givenWorkspace();
    await givenSilent(await workspace.as('owner'), { silentDays: 100 });
    const officer = serviceOf(await workspace.as('privacy-officer', RIGHTS));

    expect(await officer.simulate('prospect', { count: 3, unit: 'month' })).toMatchObject({ due: 1, held: 0 });
    expect(await officer.simulate('prospect', { count: 4, unit: 'month' })).toMatchObject({ due: 0 });
    await expect(officer.simulate('prospect', { count: 0, unit: 'day' })).rejects.toMatchObject({ path: 'count' });
    expect((await rulesIn(workspace)).prospect).toBe('24 month erase');
    const sales = serviceOf(await workspace.as('sales'));
    await expect(sales.overview()).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(sales.simulate('prospect', { count: 3, unit: 'month' })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });

  it('B10-AC3 takes in the whole profile once the consent on which alone it rested is withdrawn', async () => {
    const workspace = await domain.givenWorkspace();
    const sales = await workspace.as('owner');
    const officer = await workspace.as('privacy-officer', RIGHTS);
    const [alone, worked] = [
      await givenSubscriber(workspace, sales, true),
      await givenSubscriber(workspace, sales, false),
    ];
    for (const subjectId of [alone, worked])
      await new ConsentService(officer).record({
        ...{ subjectId, purpose: 'MARKETING', channel: 'email', event: 'withdrawn', method: 'email' },
      });
    domain.clock.advanceDays(29);
    const early = await dueBy(officer, 'consent-only');
    domain.clock.advanceDays(1);

    expect(early).toBe(0);
    expect(await dueBy(officer, 'consent-only')).toBe(1);
  });
});

describe('B10-AC1 what logs and proofs keep', () => {
  it('B11-AC6 forgets decisions about texts after an erasure without a request once their time is over; what waits stays', async () => {
    const [workspace, other] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    const found = (state: 'open' | 'dismissed', requestId: string | null, days: number, at = workspace) =>
      at.asSystem().transaction(async (em) => {
        const foundAt = new Date(domain.clock.now().getTime() - days * 86_400_000);
        const rowId = newId();
        const of = {
          workspaceId: at.id,
          id: newId(),
          use: 'erasure',
          tableName: 'note',
          rowId,
          subjectId: newId(),
        } as const;
        em.persist(em.create(ReviewItem, { ...of, ledgerId: newId(), requestId, cause: 'probable', state, foundAt }));
      });
    await found('dismissed', null, 800);
    await found('open', null, 800);
    await found('dismissed', newId(), 800);
    await found('dismissed', null, 700);
    await found('dismissed', null, 800, other);

    expect((await countsIn(workspace)).get('text-review')).toBe(1);
    expect(await purgeKept(workspace.asSystem(RIGHTS))).toMatchObject({ 'text-review': 1 });
    expect(await purgeKept(workspace.asSystem(RIGHTS))).toMatchObject({ 'text-review': 0 });
    const left = (at: TestWorkspace) => at.asSystem().transaction((em) => em.count(ReviewItem, { workspaceId: at.id }));
    expect([await left(workspace), await left(other)]).toEqual([3, 1]);
  });

  it('goes at night after its own period: reads, requests without a name, the proof of a consent that ended', async () => {
    const [workspace, other] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    const parts = testPrivacyParts(domain);
    for (const one of [workspace, other]) await givenOldLogs(one, parts);
    const officer = await workspace.as('privacy-officer', RIGHTS);
    const before = await serviceOf(officer).overview();

    const gone = await purgeKept(workspace.asSystem(RIGHTS));

    expect(gone).toEqual({ 'read-log': 1, 'consent-proof': 1, request: 1, 'text-review': 0 });
    const due = Object.fromEntries(before.rules.map(({ key, due: count }) => [key, count]));
    expect(due).toMatchObject({ 'read-log': 1, 'consent-proof': 1, request: 1, 'request-identity': 0 });
    const left = (one: TestWorkspace) =>
      Promise.all(
        ['read_log', 'consent_event', 'privacy_request', 'request_event'].map((table) => countRows(one, table)),
      );
    expect((await left(workspace)).slice(0, 3)).toEqual([1, 1, 0]);
    expect((await left(workspace))[3]).toBe(0);
    expect((await left(other)).slice(0, 3)).toEqual([2, 2, 1]);
    expect(await purgeKept(workspace.asSystem(RIGHTS))).toEqual({
      ...{ 'read-log': 0, 'consent-proof': 0, request: 0, 'text-review': 0 },
    });
    await expect(purgeKept(await workspace.as('sales'))).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

/** A log of reads with an old and a new entry, a consent that ended long ago with its end, and a request closed long ago. */
async function givenOldLogs(workspace: TestWorkspace, parts: ReturnType<typeof testPrivacyParts>): Promise<void> {
  const sales = await workspace.as('owner');
  const contactId = await givenSilent(sales, { silentDays: 1, email: 'old@example.test' });
  const subjectId = await subjectIdOf(workspace, contactId);
  const { id } = await givenProvenRequest(domain, workspace, parts, { kind: 'access', email: 'new@example.test' });
  await inDatabase(
    workspace,
    "update privacy_request set state = 'closed', closed_at = '2020-01-01', identity_destroyed_at = '2020-02-01' where id = ?",
    [id],
  );
  for (const at of ['2020-01-01T00:00:00Z', domain.clock.now().toISOString()])
    await inDatabase(
      workspace,
      `insert into read_log (workspace_id, id, occurred_at, actor_kind, purpose, operation, client, denials)
       values (?, gen_random_uuid(), ?, 'member', 'RELATIONSHIP', 'x', 'app', '{}')`,
      [workspace.id, at],
    );
  for (const [event, at] of [
    ['given', '2019-01-01T00:00:00Z'],
    ['withdrawn', '2020-01-01T00:00:00Z'],
  ] as const)
    await new ConsentService(sales).record({
      ...{ subjectId, purpose: 'MARKETING', channel: 'email', event, method: 'email', occurredAt: new Date(at) },
      ...(event === 'given' ? { wording: 'News, please.' } : {}),
    });
}

/** Somebody who gave a consent; with nothing else that would carry their data, or with the usual grounds beside it. */
async function givenSubscriber(workspace: TestWorkspace, scope: Scope, isAlone: boolean): Promise<string> {
  const subjectId = await subjectIdOf(workspace, await givenSilent(scope, { silentDays: 1 }));
  if (isAlone)
    for (const purpose of ['RELATIONSHIP', 'SUPPORT', 'BILLING', 'PROSPECTING'])
      await inDatabase(
        workspace,
        `insert into subject_ground (workspace_id, id, subject_id, purpose, basis, stated_by, created_at, updated_at, version)
         values (?, gen_random_uuid(), ?, ?, 'consent', 'test', now(), now(), 1)`,
        [workspace.id, subjectId, purpose],
      );
  await new ConsentService(scope).record({
    ...{
      subjectId,
      purpose: 'MARKETING',
      channel: 'email',
      event: 'given',
      method: 'web-form',
      wording: 'News, please.',
    },
  });
  return subjectId;
}

function serviceOf(scope: Scope): RetentionService {
  return new RetentionService(scope, testPrivacyParts(domain));
}

async function dueBy(officer: Scope, key: RetentionKey): Promise<number | undefined> {
  const { rules } = await serviceOf(officer).overview();
  return rules.find((rule) => rule.key === key)?.due;
}

async function rulesIn(workspace: TestWorkspace): Promise<Record<string, string>> {
  const rules = await workspace.asSystem().transaction((em) => em.find(RetentionRule, { workspaceId: workspace.id }));
  return Object.fromEntries(
    rules.map(({ key, periodCount, periodUnit, action }) => [key, `${periodCount} ${periodUnit} ${action}`]),
  );
}

/** The month in which it is so many days from now. */
function monthIn(days: number): string {
  return new Date(domain.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 7);
}

function countsIn(workspace: TestWorkspace) {
  const scope = workspace.asSystem(RIGHTS);
  return scope.transaction((em) => countKept(em, scope));
}
