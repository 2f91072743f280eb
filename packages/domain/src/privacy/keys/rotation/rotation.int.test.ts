import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ContactService } from '../../../contact/contact.service.ts';
import { NotAllowedError, PurposeNotAllowedError, StaleVersionError } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../../testing/test-domain.ts';
import { LocalKeyProvider } from '../key-provider.ts';
import { KeyRing } from '../key-ring.ts';
import { KeyStore } from '../key-store.ts';
import { sweepOrphanKeys, TooManyOrphansError } from '../orphan-keys.ts';
import { KeyRotationService } from './key-rotation.service.ts';
import { aloneWithMasterKey, MasterKeyBusyError } from './rotate-master-key.ts';
import { type KeyParts, nextVersion, rotateWorkspaceKey } from './rotate-workspace-key.ts';

let domain: TestDomain;
let keys: KeyParts;
beforeAll(async () => {
  domain = await openTestDomain();
  const provider = new LocalKeyProvider(Buffer.from(domain.masterKey, 'base64'));
  keys = { pool: new pg.Pool({ connectionString: domain.urls.keys, max: 3 }), provider };
});
afterAll(async () => {
  await keys.pool.end();
  await domain.close();
});

describe('B9-AC2 rotating the key of a workspace', () => {
  it('changes no byte of what is sealed and no key, and everything opens as before, in a process that knew nothing of it', async () => {
    const workspace = await domain.givenWorkspace();
    const { ciphertexts, find } = await givenContact(workspace);
    const before = await ciphertexts();
    const known = await find('+34 600 111 222');

    const rewrapped = await rotateWorkspaceKey(keys, workspace.id, await nextVersion(keys, workspace.id));

    const fresh = ringOf(keys);
    expect([before.length, known.length]).toEqual([2, 1]);
    expect(await ciphertexts()).toEqual(before);
    expect(rewrapped).toBeGreaterThan(2);
    expect(await versionsUsed(workspace.id)).toEqual([2]);
    for (const { place, sealed } of before) {
      expect(await domain.vault.open(place, sealed)).not.toBeNull();
      expect(await fresh.open(place, sealed)).toBe(await domain.vault.open(place, sealed));
    }
    // An index made before the rotation is found by one made after it.
    expect(await fresh.blindIndex(workspace.id, 'phone', '+34600111222')).toEqual(
      await domain.vault.blindIndex(workspace.id, 'phone', '+34600111222'),
    );
    expect(await find('+34 600 111 222')).toEqual(known);
  });

  it('reaches a process that has the old key in memory: what it cannot open it asks for, and it writes nothing under the old one, told or not', async () => {
    const workspaceId = newId();
    const place = { workspaceId, table: 'contact', column: 'birth_date', rowId: newId() };
    const [here, there] = [ringOf(keys), ringOf(keys)];
    const [old, young, youngest] = [newId(), newId(), newId()];
    await here.ensureKeys(workspaceId, 'subject', [old]);
    await there.ensureKeys(workspaceId, 'subject', [newId()]);
    await rotateWorkspaceKey(keys, workspaceId, 2);

    await ringOf(keys).ensureKeys(workspaceId, 'subject', [young]);
    const sealed = await ringOf(keys).seal(young, place, 'after the rotation');
    const opened = await here.open(place, sealed);
    // Nobody told it.
    await there.ensureKeys(workspaceId, 'subject', [youngest]);

    expect(opened).toBe('after the rotation');
    expect(await versionsUsed(workspaceId)).toEqual([2]);
  });

  it('that was killed in the middle goes on where it was, and leads to no third version', async () => {
    const workspaceId = newId();
    await givenKeys(workspaceId, 2500);
    const dying = new DyingPool(keys.pool, 2);

    await expect(rotateWorkspaceKey({ ...keys, pool: dying.pool }, workspaceId, 2)).rejects.toThrow('killed');
    const halfWay = await versionsUsed(workspaceId);
    const next = await nextVersion(keys, workspaceId);
    const rest = await rotateWorkspaceKey(keys, workspaceId, next);

    expect([halfWay, next, rest]).toEqual([[1, 2], 2, 1500]);
    expect(await versionsUsed(workspaceId)).toEqual([2]);
    expect(await rotateWorkspaceKey(keys, workspaceId, next)).toBe(0);
    expect(await nextVersion(keys, workspaceId)).toBe(3);
  });

  it('leaves destroyed what was destroyed, also while it runs', async () => {
    const workspaceId = newId();
    const ids = await givenKeys(workspaceId, 50);
    const store = new KeyStore(keys.pool);

    await store.destroyKeys(workspaceId, ids.slice(0, 10));
    let destroying = Promise.resolve();
    const between = betweenReadAndWrite(keys.pool, async () => {
      destroying = store.destroyKeys(workspaceId, ids.slice(10, 20));
      // It waits for the rotation's lock; without one it would be done by then.
      await Promise.race([destroying, setTimeout(150)]);
    });
    await Promise.all([
      rotateWorkspaceKey({ ...keys, pool: between }, workspaceId, 2),
      rotateWorkspaceKey(keys, workspaceId, 2),
    ]);
    await destroying;

    const stored = await store.findKeys(workspaceId, ids);
    const destroyed = stored.filter(({ wrapped }) => wrapped === null).map(({ keyId }) => keyId);
    expect(destroyed.sort()).toEqual(ids.slice(0, 20).sort());
    expect(stored.filter(({ version, wrapped }) => wrapped && version !== 2)).toEqual([]);
  });

  it('is begun by whoever answers for security, noted in the audit, and by nobody else', async () => {
    const workspace = await domain.givenWorkspace();
    const begin = async (
      role: 'owner' | 'sales' | 'privacy-officer',
      purpose: 'SECURITY' | 'RELATIONSHIP',
      ifVersion?: number,
    ) => new KeyRotationService(await workspace.as(role, purpose), keys).begin(ifVersion);

    expect(await begin('owner', 'SECURITY', 1)).toBe(2);
    await expect(begin('owner', 'SECURITY', 4)).rejects.toThrow(StaleVersionError);
    await expect(begin('owner', 'RELATIONSHIP')).rejects.toThrow(PurposeNotAllowedError);
    await expect(begin('sales', 'SECURITY')).rejects.toThrow(NotAllowedError);
    await expect(begin('privacy-officer', 'SECURITY')).rejects.toThrow(NotAllowedError);

    const jobs = domain.jobs.jobs.filter(({ name }) => name === 'keys:rotate').map(({ payload }) => payload);
    expect(jobs).toContainEqual({ workspaceId: workspace.id, version: 2 });
    const deeds = await workspace
      .asSystem('RIGHTS_HANDLING')
      .transaction((em) =>
        em.execute<{ action: string; fields: string }[]>(
          "select action, fields::text from audit_entry where workspace_id = ? and action = 'key:rotate'",
          [workspace.id],
        ),
      );
    expect(deeds).toHaveLength(1);
  });
});

describe('replacing the master key', () => {
  it('is begun by one at a time, from the choice of the next key until the old one is gone', async () => {
    const begun = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<void>();
    const first = aloneWithMasterKey(keys.pool, async () => {
      begun.resolve();
      await ended.promise;
      return 'first';
    });
    await begun.promise;

    const second = aloneWithMasterKey(keys.pool, async () => 'second');

    await expect(second).rejects.toThrow(MasterKeyBusyError);
    ended.resolve();
    expect(await first).toBe('first');
    expect(await aloneWithMasterKey(keys.pool, async () => 'third')).toBe('third');
  });
});

describe('the orphan sweep of keys', () => {
  it('destroys the keys of people and records that never came, once they are a day old, and no others', async () => {
    const [workspace, other] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    const scope = await workspace.as('owner');
    const contactId = await new ContactService(scope).create({ fullName: 'Ana Ruiz' });
    const [orphan, young, record, foreign] = [newId(), newId(), newId(), newId()];
    const sealing = await givenSealedUnderItsOwn(scope, contactId);
    await domain.vault.ensureKeys(workspace.id, 'subject', [orphan, young]);
    await domain.vault.ensureKeys(workspace.id, 'record', [record]);
    await domain.vault.ensureKeys(other.id, 'subject', [foreign]);
    await age(workspace.id, young);
    await age(other.id);

    const destroyed = await sweepOrphanKeys(workspace.asSystem(), keys.pool);

    expect(destroyed).toBe(2);
    expect(await aliveOf(workspace.id, [orphan, young, record, sealing])).toEqual([young, sealing].sort());
    expect(await aliveOf(other.id, [foreign])).toEqual([foreign]);
    expect(contactId).toBeDefined();
    expect(await sweepOrphanKeys(workspace.asSystem(), keys.pool)).toBe(0);
  });

  it('destroys nothing where so many lack a person that the database may be an older one, unless all are meant', async () => {
    const workspace = await domain.givenWorkspace();
    const ids = Array.from({ length: 201 }, newId);
    await domain.vault.ensureKeys(workspace.id, 'subject', ids);
    await age(workspace.id);

    await expect(sweepOrphanKeys(workspace.asSystem(), keys.pool)).rejects.toThrow(TooManyOrphansError);
    expect(await aliveOf(workspace.id, ids)).toHaveLength(201);
    expect(await sweepOrphanKeys(workspace.asSystem(), keys.pool, true)).toBe(201);
  });
});

function ringOf({ pool, provider }: KeyParts): KeyRing {
  return new KeyRing(new KeyStore(pool), provider);
}

async function givenContact(workspace: TestWorkspace) {
  const scope = await workspace.as('owner');
  const id = await new ContactService(scope).create({
    ...{ fullName: 'Ana Ruiz', birthDate: '1984-05-12' },
    points: [{ kind: 'phone', value: '+34 600 111 222' }],
  });
  const rows = (sql: string, values: unknown[]) => scope.transaction((em) => em.execute(sql, values));
  const ciphertexts = async () => {
    const [contact] = await rows('select birth_date from contact where workspace_id = ? and id = ?', [
      workspace.id,
      id,
    ]);
    const points = await rows('select id, sealed_value from contact_point where workspace_id = ? and contact_id = ?', [
      ...[workspace.id, id],
    ]);
    const at = (table: string, column: string, rowId: string) => ({ workspaceId: workspace.id, table, column, rowId });
    return [
      { place: at('contact', 'birth_date', id), sealed: contact?.birth_date },
      ...points.map((point) => ({ place: at('contact_point', 'sealed_value', point.id), sealed: point.sealed_value })),
    ];
  };
  const find = async (phone: string) => {
    const index = await domain.vault.blindIndex(workspace.id, 'phone', phone.replaceAll(' ', ''));
    return rows('select id from contact_point where workspace_id = ? and blind_index = ?', [workspace.id, index]);
  };
  return { ciphertexts, find };
}

/** A record with a value under a key of its own, as a note has that was redacted. */
async function givenSealedUnderItsOwn(scope: Scope, id: string): Promise<string> {
  const { workspaceId, vault } = scope;
  await vault.ensureKeys(workspaceId, 'record', [id]);
  const place = { workspaceId, table: 'contact', column: 'birth_date', rowId: id };
  const values = [await vault.seal(id, place, '1984-05-12'), workspaceId, id];
  await scope.transaction((em) =>
    em.execute('update contact set birth_date = ? where workspace_id = ? and id = ?', values),
  );
  return id;
}

async function givenKeys(workspaceId: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, newId);
  await ringOf(keys).ensureKeys(workspaceId, 'subject', ids);
  return ids;
}

async function versionsUsed(workspaceId: string): Promise<number[]> {
  const { rows } = await keys.pool.query<{ version: number }>(
    `select distinct workspace_key_version as version from data_key
     where workspace_id = $1 and wrapped is not null order by 1`,
    [workspaceId],
  );
  return rows.map(({ version }) => version);
}

async function age(workspaceId: string, except = newId()): Promise<void> {
  await keys.pool.query(
    "update data_key set created_at = now() - interval '25 hours' where workspace_id = $1 and key_id <> $2",
    [workspaceId, except],
  );
}

async function aliveOf(workspaceId: string, keyIds: readonly string[]): Promise<string[]> {
  const stored = await new KeyStore(keys.pool).findKeys(workspaceId, keyIds);
  return stored
    .filter(({ wrapped }) => wrapped)
    .map(({ keyId }) => keyId)
    .sort();
}

/** A pool whose process is killed before the so many-th portion is committed. */
class DyingPool {
  readonly pool: pg.Pool;

  constructor(real: pg.Pool, portions: number) {
    let begun = 0;
    this.pool = new Proxy(real, {
      get: (target, name) => {
        if (name !== 'connect') {
          const value = Reflect.get(target, name);
          return typeof value === 'function' ? value.bind(target) : value;
        }
        return async () => {
          begun += 1;
          if (begun >= portions) throw new Error('killed');
          return target.connect();
        };
      },
    });
  }
}

/** A pool whose connections do something else after they have read a portion, once. */
function betweenReadAndWrite(real: pg.Pool, meanwhile: () => Promise<void>): pg.Pool {
  let isDone = false;
  const watched = (client: pg.PoolClient) =>
    new Proxy(client, {
      get: (target, name) => {
        const value = Reflect.get(target, name);
        if (name !== 'query') return typeof value === 'function' ? value.bind(target) : value;
        return async (sql: string, values?: unknown[]) => {
          const result = await target.query(sql, values);
          if (/^\s*select key_id/.test(sql) && result.rows.length > 0 && !isDone) {
            isDone = true;
            await meanwhile();
          }
          return result;
        };
      },
    });
  return new Proxy(real, {
    get: (target, name) => {
      if (name === 'connect') return async () => watched(await target.connect());
      const value = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
