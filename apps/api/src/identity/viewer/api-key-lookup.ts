import type { MikroORM } from '@smartx/domain/database';
import { apiKeyPermissions, DEVELOPER_SCOPE, hashApiKey, isAllowedAddress } from '@smartx/domain/identity';
import { type Clock, enterWorkspace, whileClosing } from '@smartx/domain/kernel';
import type { ResolvedViewer, ViewerWorkspace } from '../viewer.types.ts';

interface KeyRow {
  readonly workspace_id: string;
  readonly id: string;
  readonly recipient: string;
  readonly scopes: string;
  readonly purposes: string | bigint;
  readonly allowed_addresses: string | null;
  readonly expires_at: Date | string | null;
  readonly revoked_at: Date | string | null;
}

interface WorkspaceRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly is_operator: boolean;
  readonly closing_at: Date | string | null;
}

/** Who a key is, from where it works (anywhere where that is null), and until when (null for one without an end). */
export interface KeyViewer {
  readonly resolved: ResolvedViewer;
  readonly allowedAddresses: string | null;
  readonly expiresAt: Date | null;
}

/** Who a key is, from the database; null for one that does not exist, is revoked or over, or may not come from the address. */
export async function lookUpApiKey(
  orm: MikroORM,
  clock: Clock,
  { key, address }: { readonly key: string; readonly address: string | null },
): Promise<KeyViewer | null> {
  const em = orm.em.fork();
  const [row] = await em.execute<KeyRow[]>('select * from find_api_key(?)', [hashApiKey(key)]);
  const expiresAt = row?.expires_at ? new Date(row.expires_at) : null;
  if (!row || row.revoked_at || (expiresAt && expiresAt <= clock.now())) return null;
  // Before the use is noted: a key that was stolen and comes from elsewhere was not used.
  if (!isAllowedAddress(row.allowed_addresses, address)) return null;
  const workspace = await useKey(orm, clock, row);
  if (!workspace) return null;
  const isClosing = workspace.closingAt !== null;
  const held = apiKeyPermissions(row.scopes, BigInt(row.purposes));
  const permissions = isClosing ? whileClosing(held) : held;
  const viewer = { kind: 'api-key', id: row.id, workspaceId: row.workspace_id, permissions, isClosing } as const;
  const isDeveloper = row.scopes.split(',').includes(DEVELOPER_SCOPE);
  const nobody = { account: null, sessionId: null, authUserId: null };
  const resolved = { ...nobody, viewer, workspace, recipient: row.recipient, isDeveloper };
  return { resolved, allowedAddresses: row.allowed_addresses, expiresAt };
}

/** Notes that the key was used, to the hour: finer would be a write for each look-up. */
async function useKey(orm: MikroORM, clock: Clock, row: KeyRow): Promise<ViewerWorkspace | null> {
  const now = clock.now();
  return orm.em.fork().transactional(async (em) => {
    await enterWorkspace(em, row.workspace_id);
    const anHourAgo = new Date(now.getTime() - 3_600_000);
    await em.execute(
      `update api_key set last_used_at = ?
       where workspace_id = ? and id = ? and (last_used_at is null or last_used_at < ?)`,
      [now, row.workspace_id, row.id, anHourAgo],
    );
    const [found] = await em.execute<WorkspaceRow[]>(
      'select id, slug, name, is_operator, closing_at from workspace where id = ? and closed_at is null',
      [row.workspace_id],
    );
    if (!found) return null;
    const closingAt = found.closing_at === null ? null : new Date(found.closing_at);
    return { id: found.id, slug: found.slug, name: found.name, isOperator: found.is_operator, closingAt };
  });
}
