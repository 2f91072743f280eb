import { DataSubject, Disclosure } from '@smartx/domain/privacy';
import { sql } from 'kysely';
import { readType } from '../../read/read-type.ts';
import { NOW } from '../../read/statement/late.ts';

/** How a person is read as the workspace knows them, whatever they are to it. */
export const dataSubjectRead = readType({
  name: 'DataSubject',
  entity: DataSubject,
  idKind: 'subject',
  readAction: 'consent:record',
  fields: {
    mergedInto: { kind: 'one', type: 'DataSubject', column: 'merged_into_id' },
    contacts: { kind: 'list', type: 'Contact', column: 'subject_id' },
    members: { kind: 'list', type: 'Member', column: 'subject_id' },
    consentEvents: { kind: 'connection', type: 'ConsentEvent', column: 'subject_id' },
    legalContacts: { kind: 'list', type: 'LegalContact', column: 'subject_id' },
    itemRestrictions: {
      ...{ kind: 'list', type: 'ItemRestriction', column: 'subject_id' },
      restrict: (alias) => sql`${sql.ref(alias)}.lifted_at is null`,
    },
    purposeRestrictions: {
      ...{ kind: 'list', type: 'PurposeRestriction', column: 'subject_id' },
      restrict: (alias) => sql`${sql.ref(alias)}.lifted_at is null`,
    },
    restrictionExceptions: {
      ...{ kind: 'list', type: 'RestrictionException', column: 'subject_id' },
      restrict: (alias) => sql`${sql.ref(alias)}.expires_at > ${NOW}`,
    },
    disclosures: { kind: 'connection', type: 'Disclosure', column: 'subject_id' },
  },
});

/** How an entry of the disclosure ledger is read. */
export const disclosureRead = readType({
  name: 'Disclosure',
  entity: Disclosure,
  idKind: 'disclosure',
  readAction: 'consent:record',
  sorts: { DISCLOSED_AT: { property: 'disclosedAt' } },
});
