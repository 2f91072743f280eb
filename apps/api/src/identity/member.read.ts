import { Member, Team, TeamMember } from '@smartx/domain/identity';
import { sql } from 'kysely';
import { readType } from '../read/read-type.ts';

/** How a member is read. Members are staff: their names are shown to colleagues for any purpose. */
export const memberRead = readType({
  name: 'Member',
  entity: Member,
  idKind: 'member',
  isSmall: true,
  readAction: 'member:read',
  fields: {
    displayName: {
      kind: 'derived',
      personal: false,
      sql: (alias) => {
        const row = sql.ref(alias);
        return sql`coalesce(${row}.full_name, 'Former member ' || ${row}.former_number::text, 'Member')`;
      },
    },
    roleKeys: {
      kind: 'derived',
      personal: false,
      sql: (alias) => {
        const row = sql.ref(alias);
        return sql`(select coalesce(jsonb_agg(r.key order by r.key), '[]'::jsonb) from member_role mr
          join role r on r.workspace_id = mr.workspace_id and r.id = mr.role_id
          where mr.workspace_id = ${row}.workspace_id and mr.member_id = ${row}.id)`;
      },
    },
  },
  sorts: { NAME: { property: 'fullName' } },
  tells: { fullName: 'displayName', formerNumber: 'displayName' },
});

/** How a member's place in a team is read; the team decides who sees it. */
export const teamPlaceRead = readType({
  name: 'TeamPlace',
  entity: TeamMember,
  readAction: null,
  fields: { member: { kind: 'one', type: 'Member', column: 'member_id' } },
});

/** How a team is read. */
export const teamRead = readType({
  name: 'Team',
  entity: Team,
  idKind: 'team',
  isSmall: true,
  readAction: 'member:read',
  fields: { places: { kind: 'list', type: 'TeamPlace', column: 'team_id' } },
  sorts: { NAME: { property: 'name' } },
});
