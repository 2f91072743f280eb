import { Invitation } from '@smartx/domain/identity';
import { sql } from 'kysely';
import { readType } from '../../read/read-type.ts';

/** How an invitation is read: by those who may invite. */
export const invitationRead = readType({
  name: 'Invitation',
  entity: Invitation,
  idKind: 'invitation',
  readAction: 'member:invite',
  fields: {
    member: { kind: 'one', type: 'Member', column: 'member_id' },
    state: {
      kind: 'derived',
      personal: false,
      sql: (alias) => {
        const row = sql.ref(alias);
        return sql`case when ${row}.accepted_at is not null then 'accepted'
          when ${row}.revoked_at is not null then 'revoked' else 'open' end`;
      },
    },
  },
});
