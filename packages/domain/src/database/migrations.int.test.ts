import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { pendingStatements } from './write-migration.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

describe('migrations', () => {
  it('produce exactly what the entities say', async () => {
    const difference = await pendingStatements(domain.urls.owner);

    expect(difference).toEqual([]);
  });

  it('leave the application a role that owns nothing and cannot pass row-level security', async () => {
    const [role] = await domain.orm.em.fork().execute<{ powerful: boolean; owns: string }[]>(
      `select rolsuper or rolbypassrls or rolcreaterole as powerful,
              (select count(*) from pg_class where relowner = pg_roles.oid) as owns
       from pg_roles where rolname = current_user`,
    );

    expect(role).toEqual({ powerful: false, owns: '0' });
  });
});

describe('row-level security', () => {
  it('shows no row of any table without a workspace, also on a connection that has served one', async () => {
    const workspace = await domain.givenWorkspace();
    await workspace.as('sales');
    const em = domain.orm.em.fork();
    const tables = await em.execute<{ name: string }[]>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'mikro_orm_migrations'`,
    );

    const visible: string[] = [];
    for (const { name } of tables) {
      const [row] = await em.execute<{ rows: string }[]>(`select count(*) as rows from "${name}"`);
      if (row?.rows !== '0') visible.push(name);
    }

    expect(tables.length).toBeGreaterThan(40);
    expect(visible).toEqual([]);
  });

  it('is forced on every table', async () => {
    const open = await domain.orm.em.fork().execute(
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'mikro_orm_migrations'
         and not (c.relrowsecurity and c.relforcerowsecurity)`,
    );

    expect(open).toEqual([]);
  });
});
