import type { MikroORM } from '@smartx/domain/database';
import { isRoleKey } from '@smartx/domain/identity';
import type { Membership } from '../viewer.types.ts';

interface MembershipRow {
  readonly workspace_id: string;
  readonly member_id: string;
  readonly slug: string;
  readonly name: string;
  readonly is_operator: boolean;
  readonly role_keys: string;
  readonly has_officer: boolean;
  readonly closing_at: Date | string | null;
}

/** The workspaces to which an account belongs now, by name. */
export async function lookUpMemberships(orm: MikroORM, accountId: string): Promise<Membership[]> {
  const rows = await orm.em.fork().execute<MembershipRow[]>('select * from find_memberships(?)', [accountId]);
  return rows.map((row) => ({
    memberId: row.member_id,
    roles: row.role_keys.split(',').filter(isRoleKey),
    hasOfficer: row.has_officer,
    workspace: {
      id: row.workspace_id,
      slug: row.slug,
      name: row.name,
      isOperator: row.is_operator,
      closingAt: closingOf(row),
    },
  }));
}

function closingOf({ closing_at: at }: MembershipRow): Date | null {
  return at === null ? null : new Date(at);
}
