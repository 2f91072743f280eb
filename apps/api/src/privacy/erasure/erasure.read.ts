import { KeptItem, RecipientNotice } from '@smartx/domain/privacy';
import { readType } from '../../read/read-type.ts';

/** How what is kept of deleted people is listed; what it says is opened by a command, for its ground alone. */
export const keptItemRead = readType({
  name: 'KeptItem',
  entity: KeptItem,
  idKind: 'keptItem',
  readAction: 'request:read',
  fields: { requestId: { kind: 'id', of: 'privacyRequest', column: 'request_id' } },
  sorts: { KEPT_AT: { property: 'keptAt' } },
});

/** How a notice to a recipient is read. */
export const recipientNoticeRead = readType({
  name: 'RecipientNotice',
  entity: RecipientNotice,
  idKind: 'recipientNotice',
  readAction: 'recipient:tell',
  fields: {
    subjectId: { kind: 'id', of: 'subject', column: 'subject_id' },
    requestId: { kind: 'id', of: 'privacyRequest', column: 'request_id' },
  },
  sorts: { DUE_ON: { property: 'dueOn' }, CREATED_AT: { property: 'createdAt' } },
});
