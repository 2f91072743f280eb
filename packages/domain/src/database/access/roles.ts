import type pg from 'pg';
import { MAINTENANCE_ROLE, TENANT_ROLE } from '../../kernel/base-columns.ts';

/** A login as it stands in a connection address. */
export interface Login {
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** The login that an address names. */
export function loginOf(url: string): Login {
  const { username, password, pathname } = new URL(url);
  return {
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
  };
}

/** A name or text as SQL takes it; PostgreSQL's DDL has no parameters. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function quoteLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * Makes the roles that do not exist: the two group roles that policies name, and the login of the application. Ownership
 * and the power to bypass row-level security stay with the owner.
 */
export async function ensureRoles(owner: pg.Client, app: Login): Promise<void> {
  await ensureRole(owner, TENANT_ROLE, 'nologin');
  await ensureRole(owner, MAINTENANCE_ROLE, 'nologin');
  await ensureRole(owner, app.user, `login password ${quoteLiteral(app.password)}`);
  await ensureMembership(owner, TENANT_ROLE, app.user);
  const { rows } = await owner.query<{ me: string }>('select current_user as me');
  await ensureMembership(owner, MAINTENANCE_ROLE, rows[0]?.me ?? '');
  await assertPowerless(owner, app.user);
}

/** Makes a login role unless it exists. */
export async function ensureLogin(owner: pg.Client, login: Login): Promise<void> {
  await ensureRole(owner, login.user, `login password ${quoteLiteral(login.password)}`);
}

async function ensureRole(owner: pg.Client, role: string, options: string): Promise<void> {
  const { rowCount } = await owner.query('select 1 from pg_roles where rolname = $1', [role]);
  if (rowCount) return;
  try {
    await owner.query(
      `create role ${quoteIdentifier(role)} ${options} nosuperuser nobypassrls nocreatedb nocreaterole`,
    );
  } catch (cause) {
    if (isAlreadyThere(cause)) return;
    throw new Error(
      `The role "${role}" does not exist and could not be made: let the owner have CREATEROLE, or make it.`,
      { cause },
    );
  }
}

function isAlreadyThere(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && (cause.code === '42710' || cause.code === '23505');
}

async function ensureMembership(owner: pg.Client, group: string, member: string): Promise<void> {
  const { rows } = await owner.query<{ holds: boolean }>('select pg_has_role($1, $2, $3) as holds', [
    member,
    group,
    'usage',
  ]);
  if (!rows[0]?.holds) await owner.query(`grant ${quoteIdentifier(group)} to ${quoteIdentifier(member)}`);
}

async function assertPowerless(owner: pg.Client, role: string): Promise<void> {
  const sql =
    'select rolsuper or rolbypassrls or pg_has_role(oid, $2, $3) as powerful from pg_roles where rolname = $1';
  const { rows } = await owner.query<{ powerful: boolean }>(sql, [role, MAINTENANCE_ROLE, 'usage']);
  if (rows[0]?.powerful)
    throw new Error(
      `The application's role "${role}" can bypass row-level security; give APP_DATABASE_URL a role that owns nothing.`,
    );
}
