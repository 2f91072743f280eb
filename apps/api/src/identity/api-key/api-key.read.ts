import { ApiKey } from '@smartx/domain/identity';
import { sql } from 'kysely';
import { readType } from '../../read/read-type.ts';

/** How a key is read: by those who may make keys; never its hash. */
export const apiKeyRead = readType({
  name: 'ApiKey',
  entity: ApiKey,
  idKind: 'apiKey',
  readAction: 'api-key:create',
  fields: {
    scopes: {
      kind: 'derived',
      personal: false,
      sql: (alias) => sql`to_jsonb(string_to_array(${sql.ref(alias)}.scopes, ','))`,
    },
    createdBy: { kind: 'one', type: 'Member', column: 'created_by_id' },
  },
});
