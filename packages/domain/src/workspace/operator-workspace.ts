import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../kernel/clock.ts';
import type { Vault } from '../kernel/vault.ts';
import { foundWorkspace } from './found-workspace.ts';

/** The address of the operator's workspace. */
export const OPERATOR_SLUG = 'smartx-operator';

/** The operator's workspace, in which account holders are the subjects; null before it is made. */
export async function findOperatorWorkspace(em: EntityManager): Promise<string | null> {
  const [row] = await em.fork().execute<{ id: string }[]>('select id from operator_workspace()');
  return row?.id ?? null;
}

/** The operator's workspace, made now if the installation has none yet; two processes at once end up with the same one. */
export async function ensureOperatorWorkspace(
  em: EntityManager,
  parts: { readonly clock: Clock; readonly vault: Vault },
): Promise<string> {
  const existing = await findOperatorWorkspace(em);
  if (existing) return existing;
  try {
    return await foundWorkspace(em, parts, { slug: OPERATOR_SLUG, name: 'Operator', isOperator: true });
  } catch (cause) {
    const made = await findOperatorWorkspace(em);
    if (made) return made;
    throw cause;
  }
}
