import { ConsentEvent } from '@smartx/domain/privacy';
import { readType } from '../../read/read-type.ts';

/** How an entry of the consent ledger is read. */
export const consentEventRead = readType({
  name: 'ConsentEvent',
  entity: ConsentEvent,
  idKind: 'consentEvent',
  readAction: 'consent:record',
  fields: {
    actor: { kind: 'one', type: 'Member', column: 'actor_id' },
    subjectId: { kind: 'id', of: 'subject', column: 'subject_id' },
    subject: { kind: 'one', type: 'DataSubject', column: 'subject_id' },
    contactPointId: { kind: 'id', of: 'contactPoint', column: 'contact_point_id' },
    confirmsId: { kind: 'id', of: 'consentEvent', column: 'confirms_id' },
  },
  sorts: { OCCURRED_AT: { property: 'occurredAt' } },
});
