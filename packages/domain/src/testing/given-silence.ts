import { ContactService } from '../contact/contact.service.ts';
import type { Scope } from '../kernel/scope.ts';
import type { TestWorkspace } from './test-domain.ts';

/** Somebody with whom nobody has spoken for some days. */
export interface SilentPerson {
  readonly silentDays: number;
  readonly lifecycle?: 'customer' | 'former-customer';
  readonly email?: string;
}

/** Somebody whose data was collected so long ago and with whom nobody has spoken since. */
export function givenSilent(scope: Scope, { silentDays, lifecycle, email }: SilentPerson): Promise<string> {
  const collectedAt = new Date(scope.clock.now().getTime() - silentDays * 86_400_000);
  const points = email === undefined ? [] : [{ kind: 'email', value: email } as const];
  const input = { fullName: 'Ana Ruiz', collectedAt, points, allowDuplicate: true };
  return new ContactService(scope).create(lifecycle ? { ...input, lifecycle } : input);
}

/** Rows of the workspace, asked for as they lie there. */
export function inDatabase(
  workspace: TestWorkspace,
  sql: string,
  values: unknown[],
): Promise<Record<string, unknown>[]> {
  return workspace.asSystem().transaction((em) => em.execute<Record<string, unknown>[]>(sql, values));
}

/** The person behind a contact. */
export async function subjectIdOf(workspace: TestWorkspace, contactId: string): Promise<string> {
  const [row] = await inDatabase(workspace, 'select subject_id as id from contact where id = ?', [contactId]);
  return String(row?.id);
}

/** How many rows of a table the workspace has. */
export async function countRows(workspace: TestWorkspace, table: string): Promise<number> {
  return (await inDatabase(workspace, `select id from "${table}" where workspace_id = ?`, [workspace.id])).length;
}
