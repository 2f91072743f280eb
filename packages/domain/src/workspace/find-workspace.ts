import type { EntityManager } from '@mikro-orm/postgresql';

/** A workspace as a stranger may know it. */
export interface KnownWorkspace {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly isOperator: boolean;
}

const COLUMNS = 'id, slug, name, is_operator as "isOperator"';

/** The open workspace with this address; null for any other text. */
export async function findWorkspaceBySlug(em: EntityManager, slug: string): Promise<KnownWorkspace | null> {
  const [found] = await em
    .fork()
    .execute<KnownWorkspace[]>(
      'select id, ? as slug, name, is_operator as "isOperator" from find_workspace_by_slug(?)',
      [slug, slug],
    );
  return found ?? null;
}

/**
 * The open workspaces of exactly this name, in whatever case: for somebody who knows the company that wrote to them. It never
 * lists, and never finds a workspace by a person.
 */
export async function findWorkspacesNamed(em: EntityManager, name: string): Promise<KnownWorkspace[]> {
  const wanted = name.trim().replaceAll(/\s+/g, ' ').normalize('NFC');
  if (wanted === '') return [];
  return em.fork().execute<KnownWorkspace[]>(`select ${COLUMNS} from find_workspaces_named(?)`, [wanted]);
}

/** A workspace that was closed, as a stranger at its address may know it. */
export interface ClosedWorkspace {
  readonly name: string;
  readonly endedAt: Date;
}

/** The workspace that was closed at this address; null for any other text. */
export async function findClosedWorkspace(em: EntityManager, slug: string): Promise<ClosedWorkspace | null> {
  const [row] = await em
    .fork()
    .execute<{ name: string; ended_at: Date | string }[]>('select * from find_closed_workspace(?)', [slug]);
  return row ? { name: row.name, endedAt: new Date(row.ended_at) } : null;
}
