import pg from 'pg';
import { inject } from 'vitest';
import { type MikroORM, openOrm } from '../database/orm.ts';
import { foldRoles, type RoleKey, systemPermissions } from '../identity/built-in-roles.ts';
import { Member } from '../identity/member.entity.ts';
import { MemberRole, Role } from '../identity/role.entity.ts';
import { SettableClock } from '../kernel/clock.ts';
import { newId } from '../kernel/ids.ts';
import type { JobName, JobQueue } from '../kernel/job-queue.ts';
import type { Purpose } from '../kernel/purposes.ts';
import { enterWorkspace, Scope } from '../kernel/scope.ts';
import { LocalKeyProvider } from '../privacy/keys/key-provider.ts';
import { KeyRing } from '../privacy/keys/key-ring.ts';
import { KeyStore } from '../privacy/keys/key-store.ts';
import { DataSubject } from '../privacy/subject/data-subject.entity.ts';
import { foundWorkspace, type WorkspaceInput } from '../workspace/found-workspace.ts';
import type { Provided } from './provided.ts';

/** A queue that keeps what was enqueued, for the test to look at. */
export class RecordingQueue implements JobQueue {
  readonly jobs: { name: JobName; payload: unknown }[] = [];

  async enqueue(_em: unknown, name: JobName, payload: unknown): Promise<void> {
    this.jobs.push({ name, payload });
  }
}

/** The domain on a real PostgreSQL, with a clock that stands still. */
export interface TestDomain {
  readonly orm: MikroORM;
  readonly vault: KeyRing;
  readonly clock: SettableClock;
  readonly jobs: RecordingQueue;
  readonly keyPool: pg.Pool;
  readonly urls: { owner: string; app: string; keys: string };
  readonly masterKey: string;
  givenWorkspace(input?: Partial<WorkspaceInput>): Promise<TestWorkspace>;
  close(): Promise<void>;
}

/** A workspace of one test case. */
export interface TestWorkspace {
  readonly id: string;
  readonly slug: string;
  /** A scope of a new member who holds the role. */
  as(role: RoleKey, purpose?: Purpose): Promise<Scope>;
  /** A scope of the product itself, for set-up. */
  asSystem(purpose?: Purpose): Scope;
}

/** Opens the domain as the application's own role, in the database of all tests unless another is given; close it after the file. */
export async function openTestDomain(database: Provided['database'] = inject('database')): Promise<TestDomain> {
  const { owner, app, keys, masterKey } = database;
  const orm = await openOrm({ url: app, poolSize: 5 });
  const keyPool = new pg.Pool({ connectionString: keys, max: 2 });
  // A test may end its own server while the last connection is still ending.
  keyPool.on('error', () => undefined);
  const vault = new KeyRing(new KeyStore(keyPool), new LocalKeyProvider(Buffer.from(masterKey, 'base64')));
  const clock = new SettableClock(new Date('2026-06-15T10:00:00Z'));
  const jobs = new RecordingQueue();
  const parts = { orm, vault, clock, jobs };
  return {
    ...{ ...parts, keyPool },
    urls: { owner, app, keys },
    masterKey,
    givenWorkspace: (input) => givenWorkspace(parts, input),
    close: async () => {
      await orm.close();
      await keyPool.end();
    },
  };
}

type Parts = Pick<TestDomain, 'orm' | 'vault' | 'clock' | 'jobs'>;

async function givenWorkspace(parts: Parts, input: Partial<WorkspaceInput> = {}): Promise<TestWorkspace> {
  const slug = input.slug ?? `w${newId().replaceAll('-', '').slice(8)}`;
  const id = await foundWorkspace(parts.orm.em, parts, { name: `Workspace ${slug}`, ...input, slug });
  const scope = (viewer: Scope['viewer'], purpose: Purpose) =>
    new Scope({ ...parts, em: parts.orm.em.fork(), viewer, purpose, through: 'api' });
  return {
    id,
    slug,
    asSystem: (purpose = 'DATA_CARE') =>
      scope({ kind: 'system', id: null, workspaceId: id, permissions: systemPermissions() }, purpose),
    as: async (role, purpose = 'RELATIONSHIP') => {
      const memberId = await givenMember(parts, id, role);
      return scope({ kind: 'member', id: memberId, workspaceId: id, permissions: foldRoles([role]) }, purpose);
    },
  };
}

async function givenMember({ orm, vault, clock }: Parts, workspaceId: string, role: RoleKey): Promise<string> {
  const now = clock.now();
  const memberId = newId();
  const subjectId = newId();
  await vault.ensureKeys(workspaceId, 'subject', [subjectId]);
  await orm.em.fork().transactional(async (em) => {
    await enterWorkspace(em, workspaceId);
    const stamps = { createdAt: now, updatedAt: now };
    const subject = em.create(DataSubject, { workspaceId, id: subjectId, kind: 'member', createdAt: now });
    const member = em.create(Member, {
      workspaceId,
      id: memberId,
      subject,
      fullName: `A ${role}`,
      status: 'active',
      ...stamps,
    });
    const roleRow = await em.findOneOrFail(Role, { workspaceId, key: role });
    em.persist([subject, member, em.create(MemberRole, { workspaceId, id: newId(), member, role: roleRow })]);
  });
  return memberId;
}
