import { AuditEntry } from '@smartx/domain/privacy';
import { readType } from '../../read/read-type.ts';

/** How an audit entry is read: who did what to which record; its payload stays under the person's key. */
export const auditEntryRead = readType({
  name: 'AuditEntry',
  entity: AuditEntry,
  idKind: 'auditEntry',
  readAction: 'audit:read',
  fields: {
    actor: { kind: 'one', type: 'Member', column: 'actor_id' },
    subjectId: { kind: 'id', of: 'subject', column: 'subject_id' },
  },
  sorts: { OCCURRED_AT: { property: 'occurredAt' } },
});
