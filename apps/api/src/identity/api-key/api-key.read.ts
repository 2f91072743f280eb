import { ApiKey } from '@smartx/domain/identity';
import { PURPOSE_NAMES, purposeBits } from '@smartx/domain/kernel';
import { sql } from 'kysely';
import { readType } from '../../read/read-type.ts';

const PURPOSES = sql.join(
  PURPOSE_NAMES.map((name, at) => sql`(${name}::text, ${purposeBits([name]).toString()}::text, ${at}::int)`),
);

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
    purposes: {
      kind: 'derived',
      personal: false,
      sql: (
        alias,
      ) => sql`(select coalesce(jsonb_agg(p.name order by p.at), '[]') from (values ${PURPOSES}) p (name, bit, at)
        where ${sql.ref(alias)}.purposes & p.bit::bigint <> 0)`,
    },
    allowedAddresses: {
      kind: 'derived',
      personal: false,
      sql: (alias) => sql`coalesce(to_jsonb(string_to_array(${sql.ref(alias)}.allowed_addresses, ',')), '[]')`,
    },
    createdBy: { kind: 'one', type: 'Member', column: 'created_by_id' },
  },
});
