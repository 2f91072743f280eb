import { connectionOf } from './open-crm.tsx';

const NOW = '2026-11-20T09:00:00.000Z';
const ANY = { version: 1, createdAt: NOW, updatedAt: NOW, withheld: [], holdReviewOn: null };
const OLIVIA = { __typename: 'Member', id: 'mem_1', displayName: 'Olivia Owner' };

/** An address of a person. */
export function point(value: string, more: object = {}) {
  return { id: `pnt_${value}`, value, label: null, isPrimary: true, verifiedAt: null, ...more };
}

/** Ana Ruiz of Acme, whatever else is said. */
export function contact(more: object = {}) {
  return {
    ...ANY,
    __typename: 'Contact',
    ...{ id: 'con_ana', fullName: 'Ana Ruiz', givenName: 'Ana', familyName: 'Ruiz', jobTitle: 'Buyer' },
    ...{ lifecycle: 'customer', language: 'de', city: 'Lyon', country: 'FR', birthDate: null, isRestricted: false },
    disputedValues: [],
    ...{ isMinor: false, deceasedOn: null, noticeSentAt: null },
    ...{ source: 'Trade fair', collectedFrom: 'person', collectedAt: NOW, noticeState: 'not-needed' },
    ...{ noticeDueOn: null, lastInteractionAt: NOW, owner: OLIVIA, company: { id: 'com_acme', name: 'Acme SA' } },
    ...{ subjectId: 'sub_ana', emails: [point('ana@acme.example')], phones: [], addresses: [], merges: [] },
    ...more,
  };
}

/** Acme, whatever else is said. */
export function company(more: object = {}) {
  return {
    ...ANY,
    __typename: 'Company',
    ...{ id: 'com_acme', name: 'Acme SA', domain: 'acme.example', website: 'acme.example', industry: 'Energy' },
    ...{ city: 'Lyon', country: 'FR', employeeCount: 120, foundedYear: 1990, isSoleTrader: false, parent: null },
    ...{ annualRevenue: { amount: '1200000.00', currency: 'EUR' }, owner: OLIVIA, contacts: connectionOf([]) },
    ...more,
  };
}

/** The usual stages: one to begin, one in between, won and lost. */
export const STAGES = [
  { id: 'stg_new', name: 'Prospecting', kind: 'open', position: 0, probability: 10, rottingDays: 30 },
  { id: 'stg_mid', name: 'Engaging', kind: 'open', position: 1, probability: 40, rottingDays: null },
  { id: 'stg_won', name: 'Won', kind: 'won', position: 2, probability: 100, rottingDays: null },
  { id: 'stg_lost', name: 'Lost', kind: 'lost', position: 3, probability: 0, rottingDays: null },
].map((stage) => ({ __typename: 'Stage', ...stage }));

/** One pipeline with {@link STAGES}. */
export const PIPELINES = connectionOf([{ id: 'pip_1', name: 'Sales', position: 0, stages: STAGES }]);

/** A rollout at Acme in the first stage, whatever else is said. */
export function deal(more: object = {}) {
  return {
    ...ANY,
    __typename: 'Deal',
    ...{ id: 'dea_1', name: 'Rollout', expectedCloseOn: '2026-12-24', closedOn: null, stageEnteredAt: NOW },
    ...{ engagedOn: null, lostReason: null, value: { amount: '1200.50', currency: 'EUR' }, stage: STAGES[0] },
    ...{ pipeline: { id: 'pip_1', name: 'Sales' }, company: { id: 'com_acme', name: 'Acme SA' }, owner: OLIVIA },
    ...{ contact: { id: 'con_ana', fullName: 'Ana Ruiz' }, lines: [], contacts: [] },
    ...more,
  };
}

/** Ana's enquiry, whatever else is said. */
export function lead(more: object = {}) {
  return {
    ...ANY,
    __typename: 'Lead',
    ...{ id: 'lea_1', status: 'new', source: 'Web form', origin: null, score: 80, visitCount: 3, secondsOnSite: 120 },
    ...{ pagesPerVisit: null, lastActivity: null, convertedAt: null, convertedDeal: null, contact: contact() },
    ...{ owner: OLIVIA, enquiry: 'Do you repair engines?', answers: [] },
    ...more,
  };
}

/** A call that is to be made to Ana, whatever else is said. */
export function task(more: object = {}) {
  return {
    ...ANY,
    __typename: 'Task',
    ...{ id: 'tas_1', title: 'Call Ana back', kind: 'call', status: 'open', dueOn: '2020-01-31', completedAt: null },
    ...{ assignee: OLIVIA, contact: { id: 'con_ana', fullName: 'Ana Ruiz' }, company: null, deal: null },
    ...more,
  };
}

/** A note by Olivia, whatever else is said. */
export function note(more: object = {}) {
  return { ...ANY, __typename: 'Note', id: 'not_1', body: 'Wants an offer.', isPinned: false, author: OLIVIA, ...more };
}

/** A call by Olivia, whatever else is said. */
export function activity(more: object = {}) {
  return {
    ...ANY,
    __typename: 'Activity',
    ...{ id: 'act_1', kind: 'call', direction: 'out', subjectLine: 'Offer', body: null, durationSeconds: 300 },
    ...{ occurredAt: NOW, member: OLIVIA, mailState: null, mailStopReason: null },
    ...more,
  };
}

/** Something in the history of a record; what happened is in the field of its kind. */
export function entry(kind: string, record: object, happenedAt = NOW) {
  const nothing = { note: null, activity: null, task: null, file: null, change: null, consent: null, request: null };
  return { __typename: 'TimelineEntry', kind, happenedAt, ...nothing, ...record };
}

/** Ana's job title became another one, whatever else is said. */
export function fieldChange(more: object = {}) {
  return {
    ...{ __typename: 'FieldChange', id: 'chg_1', field: 'jobTitle', fromValue: 'Clerk', toValue: 'Buyer' },
    ...{ fromName: null, toName: null, isHidden: false, through: 'screen', importNumber: null },
    ...{ changedBy: OLIVIA, withheld: [] },
    ...more,
  };
}
