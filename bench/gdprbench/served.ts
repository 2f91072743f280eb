import type pg from 'pg';
import { ask } from '../measure/same-answer.ts';
import { type Peer, startPeer } from '../peers/peer.ts';
import { at, listAt } from '../questions/question.ts';
import { LAYERS, prepareLayer, SCHEMA } from './layers.ts';
import { sizeOf } from './size.ts';
import type { Person, Seen, Size, Store } from './store.ts';

/** Plain PostgreSQL with the layers up to one, behind a GraphQL server in a process of its own, as SmartX is behind its own. */
export async function openLayer(owner: pg.Client, appUrl: string, depth: number): Promise<Store> {
  await prepareLayer(owner, new URL(appUrl).username, depth);
  const env = { APP_DATABASE_URL: appUrl, BENCH_DEPTH: String(depth) };
  const program = new URL('serve-layer.ts', import.meta.url).pathname;
  return new Served(owner, await startPeer(program, env, '/?query=%7B__typename%7D'), depth);
}

class Served implements Store {
  private readonly owner: pg.Client;
  private readonly peer: Peer;
  private readonly depth: number;

  constructor(owner: pg.Client, peer: Peer, depth: number) {
    this.owner = owner;
    this.peer = peer;
    this.depth = depth;
  }

  get name(): string {
    return LAYERS[this.depth] ?? '';
  }

  async create(person: Person): Promise<string> {
    const create =
      'mutation Create($name: String!, $city: String!, $email: String!) { create(name: $name, city: $city, email: $email) }';
    return String(at(await this.send(create, { ...person }), 'create'));
  }

  async read(key: string): Promise<Seen | null> {
    return seenOf(at(await this.send('query Read($key: ID!) { read(key: $key) { name city } }', { key }), 'read'));
  }

  async readFor(key: string): Promise<Seen | null> {
    return seenOf(
      at(await this.send('query ReadFor($key: ID!) { readFor(key: $key) { name city } }', { key }), 'readFor'),
    );
  }

  async readAllFor(): Promise<readonly string[]> {
    return listAt(await this.send('query ReadAllFor { readAllFor }', {}), 'readAllFor').map(String);
  }

  async readMetadata(key: string): Promise<{ agrees: boolean; said: number }> {
    const metadata = 'query ReadMetadata($key: ID!) { readMetadata(key: $key) { agrees said } }';
    const found = at(await this.send(metadata, { key }), 'readMetadata');
    return { agrees: at(found, 'agrees') === true, said: Number(at(found, 'said')) };
  }

  async changeCity(key: string, city: string): Promise<void> {
    await this.send('mutation Change($key: ID!, $city: String!) { changeCity(key: $key, city: $city) }', { key, city });
  }

  async say(key: string, agrees: boolean): Promise<void> {
    await this.send('mutation Say($key: ID!, $agrees: Boolean!) { say(key: $key, agrees: $agrees) }', { key, agrees });
  }

  async remove(key: string): Promise<void> {
    await this.send('mutation Remove($key: ID!) { remove(key: $key) }', { key });
  }

  async readLogs(): Promise<number> {
    return Number(at(await this.send('query ReadLogs { readLogs }', {}), 'readLogs'));
  }

  size(): Promise<Size> {
    return sizeOf(this.owner, SCHEMA, ['person']);
  }

  async close(): Promise<void> {
    await this.peer.stop();
    await this.owner.query(`drop schema ${SCHEMA} cascade`);
  }

  private send(query: string, variables: Readonly<Record<string, unknown>>): Promise<unknown> {
    return ask({ url: this.peer.url, headers: {}, pid: this.peer.pid, body: JSON.stringify({ query, variables }) });
  }
}

function seenOf(found: unknown): Seen | null {
  if (found === null) return null;
  const city = at(found, 'city');
  return { name: String(at(found, 'name')), city: typeof city === 'string' ? city : null };
}
