import { ID_PREFIX } from '@smartx/domain/kernel';
import {
  ItemRestriction,
  LegalContact,
  PurposeRestriction,
  RESTRICTABLE_RECORDS,
  RestrictionException,
} from '@smartx/domain/privacy';
import { sql } from 'kysely';
import { readType } from '../../read/read-type.ts';

/** How somebody is read who speaks for a person: name and address are opened when selected. */
export const legalContactRead = readType({
  name: 'LegalContact',
  entity: LegalContact,
  idKind: 'legalContact',
  readAction: null,
});

/** How the restriction of a record is read, with the id that the record has in the API. */
export const itemRestrictionRead = readType({
  name: 'ItemRestriction',
  entity: ItemRestriction,
  idKind: 'itemRestriction',
  readAction: null,
  fields: {
    recordId: {
      kind: 'derived',
      personal: false,
      sql: (alias) => {
        const row = sql.ref(alias);
        const prefixes = RESTRICTABLE_RECORDS.map(
          (type) => sql`when ${sql.lit(type)} then ${sql.lit(ID_PREFIX[type])}`,
        );
        return sql`(case ${row}.record_type ${sql.join(prefixes, sql` `)} end || '_' || encode(uuid_send(${row}.record_id), 'hex'))`;
      },
    },
  },
});

/** How it is read which purpose stands still for a person; the reason is opened when selected. */
export const purposeRestrictionRead = readType({
  name: 'PurposeRestriction',
  entity: PurposeRestriction,
  idKind: 'purposeRestriction',
  readAction: null,
  fields: { restrictedBy: { kind: 'one', type: 'Member', column: 'restricted_by_id' } },
});

/** How it is read what goes on although a person is restricted; the reason is opened when selected. */
export const restrictionExceptionRead = readType({
  name: 'RestrictionException',
  entity: RestrictionException,
  idKind: 'restrictionException',
  readAction: null,
  fields: { approvedBy: { kind: 'one', type: 'Member', column: 'approved_by_id' } },
});
