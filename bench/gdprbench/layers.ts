import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Keeper, Person, Seen } from './store.ts';

/** What is added to plain PostgreSQL, one on top of the other. */
export const LAYERS = ['plain', 'row-level security', 'encryption', 'purpose', 'audit'] as const;

/** Where their tables are. */
export const SCHEMA = 'gdprbench';
const WORKSPACE = randomUUID();
const MASTER = randomBytes(32);

const TABLES = `
  create schema ${SCHEMA};
  create table ${SCHEMA}.person (workspace_id uuid, id uuid, name text, city text, email text, sealed bytea, agrees boolean default false,
    primary key (workspace_id, id));
  create index on ${SCHEMA}.person (workspace_id, id) where agrees;
  create table ${SCHEMA}.person_key (workspace_id uuid, id uuid, wrapped bytea, primary key (workspace_id, id));
  create table ${SCHEMA}.consent (workspace_id uuid, id uuid, person_id uuid, agrees boolean, at timestamptz default now(), primary key (workspace_id, id));
  create index on ${SCHEMA}.consent (workspace_id, person_id);
  create table ${SCHEMA}.audit (workspace_id uuid, id uuid, at timestamptz default now(), action text, person_id uuid, primary key (workspace_id, id));
  create index on ${SCHEMA}.audit (workspace_id, at);`;

const POLICIES = ['person', 'person_key', 'consent', 'audit'].map(
  (table) => `alter table ${SCHEMA}.${table} enable row level security;
    alter table ${SCHEMA}.${table} force row level security;
    create policy own on ${SCHEMA}.${table} using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid)`,
);

/** Makes the tables of a layer anew. */
export async function prepareLayer(owner: pg.Client, appRole: string, depth: number): Promise<void> {
  await owner.query(`drop schema if exists ${SCHEMA} cascade`);
  await owner.query(TABLES);
  if (depth >= 1) for (const policy of POLICIES) await owner.query(policy);
  await owner.query(`grant usage on schema ${SCHEMA} to ${appRole}`);
  await owner.query(`grant select, insert, update, delete on all tables in schema ${SCHEMA} to ${appRole}`);
}

/** Plain PostgreSQL with the layers up to one. */
export class Layered implements Keeper {
  private readonly pool: pg.Pool;
  private readonly depth: number;

  constructor(appUrl: string, depth: number) {
    this.pool = new pg.Pool({ connectionString: appUrl, max: 10 });
    this.depth = depth;
  }

  async create({ name, city, email }: Person): Promise<string> {
    const id = randomUUID();
    await this.write('create', id, async (client) => {
      if (!this.isSealing) {
        await run(client, 'insert into person (workspace_id, id, name, city, email) values ($1, $2, $3, $4, $5)', [
          ...[WORKSPACE, id, name, city, email],
        ]);
        return;
      }
      const key = randomBytes(32);
      await run(client, 'insert into person_key (workspace_id, id, wrapped) values ($1, $2, $3)', [
        ...[WORKSPACE, id, seal(MASTER, key)],
      ]);
      await run(client, 'insert into person (workspace_id, id, name, city, sealed) values ($1, $2, $3, $4, $5)', [
        ...[WORKSPACE, id, name, city, seal(key, Buffer.from(email))],
      ]);
    });
    return id;
  }

  read(key: string): Promise<Seen | null> {
    return this.show(key, '');
  }

  readFor(key: string): Promise<Seen | null> {
    return this.show(key, this.depth >= 3 ? 'and p.agrees' : '');
  }

  async readAllFor(): Promise<readonly string[]> {
    const only = this.depth >= 3 ? 'and p.agrees' : '';
    const rows = await this.ask<{ id: string }>(
      `select p.id, p.name, p.city from person p where p.workspace_id = $1 ${only} order by p.id limit 20`,
      [WORKSPACE],
    );
    return rows.map(({ id }) => id);
  }

  async readMetadata(key: string): Promise<{ agrees: boolean; said: number }> {
    const [row] = await this.ask<{ agrees: boolean; said: number }>(
      `select p.agrees, (select count(*)::int from consent c where c.workspace_id = $1 and c.person_id = $2) as said
       from person p where p.workspace_id = $1 and p.id = $2`,
      [WORKSPACE, key],
    );
    return { agrees: row?.agrees ?? false, said: row?.said ?? 0 };
  }

  async changeCity(key: string, city: string): Promise<void> {
    await this.write('update', key, (client) =>
      run(client, 'update person set city = $3 where workspace_id = $1 and id = $2', [WORKSPACE, key, city]),
    );
  }

  async say(key: string, agrees: boolean): Promise<void> {
    await this.write('consent', key, async (client) => {
      if (this.depth >= 3)
        await run(client, 'insert into consent (workspace_id, id, person_id, agrees) values ($1, $2, $3, $4)', [
          ...[WORKSPACE, randomUUID(), key, agrees],
        ]);
      await run(client, 'update person set agrees = $3 where workspace_id = $1 and id = $2', [WORKSPACE, key, agrees]);
    });
  }

  async remove(key: string): Promise<void> {
    await this.write('delete', key, async (client) => {
      await run(client, 'delete from person where workspace_id = $1 and id = $2', [WORKSPACE, key]);
      if (this.isSealing)
        await run(client, 'delete from person_key where workspace_id = $1 and id = $2', [WORKSPACE, key]);
    });
  }

  async readLogs(): Promise<number> {
    const rows = await this.ask('select action from audit where workspace_id = $1 order by at desc limit 20', [
      WORKSPACE,
    ]);
    return rows.length;
  }

  private get isSealing(): boolean {
    return this.depth >= 2;
  }

  /** The address is opened too, as somebody who reads the record would have it. */
  private async show(key: string, only: string): Promise<Seen | null> {
    const [row] = await this.ask<Seen & { sealed: Buffer | null; wrapped: Buffer | null }>(
      `select p.name, p.city, p.email, p.sealed, k.wrapped from person p
       left join person_key k on k.workspace_id = p.workspace_id and k.id = p.id where p.workspace_id = $1 and p.id = $2 ${only}`,
      [WORKSPACE, key],
    );
    if (row?.sealed && row.wrapped) open(open(MASTER, row.wrapped), row.sealed);
    return row ? { name: row.name, city: row.city } : null;
  }

  private async ask<Row extends object>(statement: string, values: readonly unknown[]): Promise<Row[]> {
    if (this.depth === 0) return run<Row>(this.pool, statement, values);
    return this.within((client) => run<Row>(client, statement, values));
  }

  private async write(action: string, key: string, act: (client: Asked) => Promise<unknown>): Promise<void> {
    await this.within(async (client) => {
      await act(client);
      if (this.depth >= 4)
        await run(client, 'insert into audit (workspace_id, id, action, person_id) values ($1, $2, $3, $4)', [
          ...[WORKSPACE, randomUUID(), action, key],
        ]);
    });
  }

  private async within<Result>(act: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      if (this.depth >= 1) await client.query(`set local app.workspace_id = '${WORKSPACE}'`);
      const result = await act(client);
      await client.query('commit');
      return result;
    } finally {
      client.release();
    }
  }
}

type Asked = pg.Pool | pg.PoolClient;

async function run<Row extends object>(client: Asked, statement: string, values: readonly unknown[]): Promise<Row[]> {
  const text = statement.replace(/\b(from|into|update|join) (person_key|person|consent|audit)\b/g, `$1 ${SCHEMA}.$2`);
  const { rows } = await client.query<Row>({
    name: `gdpr ${text.length} ${text.slice(0, 40)}`,
    text,
    values: [...values],
  });
  return rows;
}

function seal(key: Buffer, value: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(value), cipher.final(), cipher.getAuthTag()]);
}

function open(key: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
}
