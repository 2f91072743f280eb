import { connectionOf, OLIVIA } from './open-console.tsx';

/** Another who handles requests. */
export const PETRA = { ...OLIVIA, id: 'mem_petra', displayName: 'Petra Privacy' };

/** Erika, as the workspace knows her. */
export const ERIKA = {
  ...{ __typename: 'DataSubject', id: 'sub_1', kind: 'contact', erasedAt: null, members: [] },
  ...{ restrictedAt: null, restrictionEndToldAt: null },
  contacts: [
    {
      ...{ __typename: 'Contact', id: 'con_1', fullName: 'Erika Muster', jobTitle: 'Buyer', company: null },
      emails: [{ id: 'pnt_1', value: 'erika@example.test' }],
    },
  ],
};

const COVERS_ERIKA = { subjectCount: 1, subjects: [{ id: 'rqs_1', subject: ERIKA }] };
const VERIFIED = { state: 'received', verifiedAt: '2026-11-20T09:00:00Z' };

/** How far a request has come. */
export const STAGES = {
  verify: {},
  match: VERIFIED,
  review: { ...VERIFIED, ...COVERS_ERIKA, state: 'in-progress' },
  approve: {
    ...{ ...VERIFIED, ...COVERS_ERIKA, state: 'awaiting-approval' },
    ...{ preparedAt: '2026-11-20T10:00:00Z', preparedBy: PETRA },
  },
  carryOut: {
    ...{ ...VERIFIED, ...COVERS_ERIKA, state: 'in-progress', preparedAt: '2026-11-20T10:00:00Z', preparedBy: PETRA },
    ...{ approvedAt: '2026-11-20T11:00:00Z', approvedBy: OLIVIA },
  },
};

/** A request for erasure that just came in, whatever else is said. */
export function request(more: object = {}) {
  return {
    ...{ __typename: 'PrivacyRequest', id: 'req_1', version: 4, reference: 'PR-AAAA-BBBB', kind: 'erasure' },
    ...{ state: 'awaiting-verification', role: 'controller', regime: 'gdpr', language: 'de', channel: 'phone' },
    ...{ receivedAt: '2026-11-19T09:00:00Z', dueOn: '2999-12-19', extendedAt: null, extensionReason: null },
    ...{ requesterName: 'Erika Muster', requesterEmail: 'erika@example.test', message: null, needsApproval: true },
    ...{ verifiedAt: null, preparedAt: null, approvedAt: null, isSelfApproved: false, carriedOutAt: null },
    ...{ closedAt: null, refusalGround: null, identityDestroyedAt: null, subjectCount: 0, assignee: null },
    ...{ requesterPhone: null, doubtedAt: null, doubtReason: null, othersToldAt: null },
    ...{ agentName: null, agent: null, deceasedName: null, estateProof: null, estateProofAt: null },
    ...{ estateLaw: null, estateGround: null, estateDecidedAt: null },
    ...{ askedFor: 'self', objectedTo: [], restrictionGround: null, corrections: [] },
    ...{ decision: null, decidedAt: null, decisionReason: null },
    ...{ askedAt: null, isClockStill: false, acknowledgedAt: '2026-11-19T09:05:00Z', messages: [] },
    ...{
      textsSearchedAt: null,
      copyReviewsOpen: 0,
      erasureReviewsOpen: 0,
      isTextSearchOpen: false,
      forwardedTo: null,
      evidence: [],
    },
    ...{ preparedBy: null, approvedBy: null, copies: [], subjects: [], events: connectionOf([]), withheld: [] },
    ...more,
  };
}

/** By when the request is answered, and what is told. */
export const CLOCK = {
  ...{ regime: 'gdpr', dueOn: '2999-12-19', isStill: false, resumesOn: null, pausedDays: 0 },
  regimes: [{ regime: 'gdpr', law: 'GDPR Art. 12(3)', dueOn: '2999-12-19', isStill: false }],
  tells: [
    { what: 'receipt', law: '11 CCR § 7021(a)', dueOn: '2999-12-03' },
    { what: 'answer', law: 'GDPR Art. 12(3)', dueOn: '2999-12-19' },
  ],
  templates: [
    { key: 'which-data', kind: 'clarification', text: 'Welche Daten meinen Sie?' },
    { key: 'who-you-are', kind: 'identity-question', text: 'Nennen Sie etwas.' },
    { key: 'still-working', kind: 'message', text: 'Wir arbeiten daran.' },
  ],
};

/** What a deletion of Erika does. */
export const PLAN = {
  subjectIds: ['sub_1'],
  tables: [
    {
      ...{ table: 'contact', title: 'Your details', relation: 'owned', rows: 1, deletesRows: false },
      ...{ isItemised: true, keptItems: 0 },
      fields: [
        { field: 'fullName', do: 'clear', because: null },
        { field: 'mergedInto', do: 'keep', because: 'proof' },
      ],
    },
    {
      ...{ table: 'contact_point', title: 'Addresses', relation: 'owned', rows: 2, deletesRows: true },
      ...{ isItemised: true, keptItems: 0 },
      fields: [{ field: 'blindIndex', do: 'delete-row', because: null }],
    },
  ],
};
