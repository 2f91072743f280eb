import {
  AccessCopy,
  CorrectionItem,
  OBJECTABLE,
  OTHERS_TOLD_HOURS,
  PAUSING_REGIMES,
  PrivacyRequest,
  RequestEvent,
  RequestMessage,
  RequestSubject,
  SELF_APPROVAL_HOURS,
} from '@smartx/domain/privacy';
import { sql } from 'kysely';
import { readType } from '../../read/read-type.ts';

/** How a privacy request is read: who asked is opened only when selected, and only while the request's key exists. */
export const privacyRequestRead = readType({
  name: 'PrivacyRequest',
  entity: PrivacyRequest,
  idKind: 'privacyRequest',
  readAction: 'request:read',
  fields: {
    assignee: { kind: 'one', type: 'Member', column: 'assignee_id' },
    agent: { kind: 'one', type: 'AuthorisedAgent', column: 'agent_id' },
    preparedBy: { kind: 'one', type: 'Member', column: 'prepared_by_id' },
    approvedBy: { kind: 'one', type: 'Member', column: 'approved_by_id' },
    events: { kind: 'connection', type: 'PrivacyRequestEvent', column: 'request_id' },
    subjects: { kind: 'list', type: 'PrivacyRequestSubject', column: 'request_id' },
    copies: { kind: 'list', type: 'AccessCopy', column: 'request_id' },
    messages: { kind: 'list', type: 'PrivacyRequestMessage', column: 'request_id' },
    evidence: { kind: 'list', type: 'PrivacyRequestEvidence', column: 'request_id' },
    corrections: { kind: 'list', type: 'PrivacyRequestCorrection', column: 'request_id' },
    objectedTo: {
      kind: 'derived',
      personal: false,
      sql: (alias) => {
        const row = sql.ref(alias);
        const all = sql`case when ${row}.kind = 'objection' then ${OBJECTABLE.join(' ')} else '' end`;
        return sql`(string_to_array(coalesce(nullif(${row}.objected_to, ''), ${all}), ' '))`;
      },
    },
    subjectCount: {
      kind: 'derived',
      personal: false,
      sql: (alias) =>
        sql`(select count(*)::int from request_subject where workspace_id = ${sql.ref(alias)}.workspace_id and request_id = ${sql.ref(alias)}.id)`,
    },
    carryOutFrom: {
      kind: 'derived',
      personal: false,
      sql: (alias) =>
        sql`(greatest(case when ${sql.ref(alias)}.is_self_approved then ${sql.ref(alias)}.approved_at + ${`${SELF_APPROVAL_HOURS} hours`}::interval end, ${sql.ref(alias)}.others_told_at + ${`${OTHERS_TOLD_HOURS} hours`}::interval))`,
    },
    isClockStill: {
      kind: 'derived',
      personal: false,
      sql: (alias) =>
        sql`(${sql.ref(alias)}.asked_at is not null and ${sql.ref(alias)}.regime in (${sql.join(PAUSING_REGIMES)}))`,
    },
    copyReviewsOpen: {
      kind: 'derived',
      personal: false,
      sql: (alias) =>
        sql`(select count(*)::int from review_item where workspace_id = ${sql.ref(alias)}.workspace_id and request_id = ${sql.ref(alias)}.id and use = 'copy' and state = 'open')`,
    },
    erasureReviewsOpen: {
      kind: 'derived',
      personal: false,
      sql: (alias) =>
        sql`(select count(*)::int from review_item where workspace_id = ${sql.ref(alias)}.workspace_id and request_id = ${sql.ref(alias)}.id and use = 'erasure' and state = 'open')`,
    },
    isTextSearchOpen: {
      kind: 'derived',
      personal: false,
      sql: (alias) =>
        sql`exists (select from erasure_search s join erasure_ledger l on l.workspace_id = s.workspace_id and l.id = s.ledger_id where s.workspace_id = ${sql.ref(alias)}.workspace_id and s.finished_at is null and l.request_id = ${sql.ref(alias)}.id)`,
    },
    needsApproval: { kind: 'derived', personal: false, sql: (alias) => sql`(${sql.ref(alias)}.kind = 'erasure')` },
  },
  sorts: { DUE_ON: { property: 'dueOn' }, RECEIVED_AT: { property: 'receivedAt' } },
  groups: { STATE: { property: 'state', of: null }, KIND: { property: 'kind', of: null } },
});

/** How a step of a request is read. */
export const requestEventRead = readType({
  name: 'PrivacyRequestEvent',
  entity: RequestEvent,
  idKind: 'requestEvent',
  readAction: null,
  fields: { actor: { kind: 'one', type: 'Member', column: 'actor_id' } },
  sorts: { OCCURRED_AT: { property: 'occurredAt' } },
});

/** How a person whom a request covers is read. */
export const requestSubjectRead = readType({
  name: 'PrivacyRequestSubject',
  entity: RequestSubject,
  idKind: 'requestSubject',
  readAction: null,
  fields: {
    subject: { kind: 'one', type: 'DataSubject', column: 'subject_id' },
    includedBy: { kind: 'one', type: 'Member', column: 'included_by_id' },
  },
});

/** How a message about a request is read. */
export const requestMessageRead = readType({
  name: 'PrivacyRequestMessage',
  entity: RequestMessage,
  idKind: 'requestMessage',
  readAction: null,
});

/** How a value that a person wants corrected is read: opened when selected. */
export const requestCorrectionRead = readType({
  name: 'PrivacyRequestCorrection',
  entity: CorrectionItem,
  idKind: 'correctionItem',
  readAction: null,
});

/** How a copy that was made is read; its content is fetched by the person alone. */
export const accessCopyRead = readType({
  name: 'AccessCopy',
  entity: AccessCopy,
  idKind: 'accessCopy',
  readAction: null,
});
