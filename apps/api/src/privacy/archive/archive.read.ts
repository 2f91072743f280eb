import { KeptItem } from '@smartx/domain/privacy';
import { sql } from 'kysely';
import { readType } from '../../read/read-type.ts';

/** How the statutory archive is listed: what it says is opened by a command, with a reason. */
export const archivedItemRead = readType({
  name: 'ArchivedItem',
  entity: KeptItem,
  idKind: 'archivedItem',
  readAction: 'archive:read',
  fields: {
    kind: { kind: 'column', property: 'itemTable' },
    dealId: { kind: 'id', of: 'deal', column: 'item_id' },
    recordId: {
      kind: 'derived',
      personal: false,
      sql: (alias) => {
        const row = sql.ref(alias);
        return sql`(select case k.item_table when 'deal' then 'dea_' when 'company' then 'com_' else 'fil_' end
          || replace(k.item_id::text, '-', '') from kept_item k
          where k.workspace_id = ${row}.workspace_id and k.id = ${row}.id)`;
      },
    },
  },
  sorts: { STARTS_ON: { property: 'startsOn' }, ENDS_ON: { property: 'endsOn' }, KEPT_AT: { property: 'keptAt' } },
});
