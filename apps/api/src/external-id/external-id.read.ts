import { ExternalId } from '@smartx/domain/record';
import { sql } from 'kysely';
import { type ReadField, readType } from '../read/read-type.ts';

/** How what another system calls a record is read. */
export const externalIdRead = readType({ name: 'ExternalId', entity: ExternalId, readAction: null });

/** What other systems call a record of a type; it goes with the person whom the record is about. */
export function externalIdsOf(recordType: string, { personal }: { readonly personal: boolean }): ReadField {
  return {
    ...{ kind: 'list', type: 'ExternalId', column: 'record_id', only: { record_type: recordType }, personal },
    order: (alias) => sql`${sql.ref(alias)}.source`,
  };
}
