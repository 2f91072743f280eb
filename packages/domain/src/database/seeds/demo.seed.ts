import { type EntityManager, ref } from '@mikro-orm/postgresql';
import type { RoleKey } from '../../identity/built-in-roles.ts';
import { systemPermissions } from '../../identity/built-in-roles.ts';
import { Member } from '../../identity/member.entity.ts';
import { MemberRole, Role } from '../../identity/role.entity.ts';
import type { Clock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import type { JobQueue } from '../../kernel/job-queue.ts';
import type { Purpose } from '../../kernel/purposes.ts';
import { Scope } from '../../kernel/scope.ts';
import type { Vault } from '../../kernel/vault.ts';
import { createSubject } from '../../privacy/subject/create-subject.ts';
import { foundWorkspace } from '../../workspace/found-workspace.ts';
import { ensureOperatorWorkspace } from '../../workspace/operator-workspace.ts';
import { seedCast, seedConsents, seedNeighbour } from './demo-cast.ts';
import { seedRecords } from './demo-records.ts';

/** What the seed works with. */
export interface SeedParts {
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly jobs: JobQueue;
}

/** Somebody who signs in to the demo. */
export interface DemoMember {
  readonly workspaceId: string;
  readonly memberId: string;
  readonly email: string;
  readonly fullName: string;
  readonly role: RoleKey;
}

const STAFF: readonly { readonly role: RoleKey; readonly fullName: string; readonly email: string }[] = [
  { role: 'owner', fullName: 'Olivia Owner', email: 'owner@demo.example' },
  { role: 'sales', fullName: 'Sam Seller', email: 'sales@demo.example' },
  { role: 'support', fullName: 'Suri Support', email: 'support@demo.example' },
  { role: 'marketing', fullName: 'Marc Marketing', email: 'marketing@demo.example' },
  { role: 'privacy-officer', fullName: 'Petra Privacy', email: 'privacy@demo.example' },
  { role: 'viewer', fullName: 'Vic Viewer', email: 'viewer@demo.example' },
];

/** Whether nothing has been made in this installation yet; the demo goes nowhere else. */
export async function isEmptyInstallation(em: EntityManager): Promise<boolean> {
  const rows = await em.fork().execute('select 1 from every_workspace() limit 1');
  return rows.length === 0;
}

/**
 * Makes the demo: the operator's workspace, `demo` with the cast and a few thousand ordinary records, and `nordwind`, which
 * knows one of its people too. The records come in one transaction, so that a seed that was cut off leaves none.
 */
export async function seedDemo(parts: SeedParts): Promise<DemoMember[]> {
  const operator = await ensureOperatorWorkspace(parts.em, parts);
  const demo = await foundWorkspace(parts.em, parts, {
    slug: 'demo',
    name: 'Demo GmbH',
    privacyEmail: 'privacy@demo.example',
  });
  const nordwind = await foundWorkspace(parts.em, parts, {
    slug: 'nordwind',
    name: 'Nordwind AB',
    country: 'SE',
    baseCurrency: 'SEK',
  });
  const staff = await seedDemoWorkspace(seedScope(parts, demo), seedScope(parts, demo, 'RIGHTS_HANDLING'));
  const [first] = STAFF;
  const owner = first ? [first] : [];
  const guest = await seedNordwind(seedScope(parts, nordwind), owner);
  return [...staff, ...guest, ...(await seedOperator(seedScope(parts, operator), owner))];
}

function seedScope({ em, clock, vault, jobs }: SeedParts, workspaceId: string, purpose: Purpose = 'DATA_CARE'): Scope {
  const viewer = { kind: 'system', id: null, workspaceId, permissions: systemPermissions() } as const;
  return new Scope({ em: em.fork(), viewer, purpose, clock, vault, jobs, through: 'seed' });
}

async function seedDemoWorkspace(scope: Scope, rights: Scope): Promise<DemoMember[]> {
  const { staff, cast } = await scope.transaction(async (em) => {
    const members = await seedStaff(em, scope, STAFF);
    const departed = await departedMember(em, scope);
    em.persist(departed);
    await em.flush();
    // Thousands of new rows would be compared before each look-up; they are written together at the end.
    em.setFlushMode('commit');
    const sellers = members.filter(({ demo }) => demo.role === 'owner' || demo.role === 'sales').map(({ row }) => row);
    await seedRecords(em, scope, sellers);
    return { staff: members.map(({ demo }) => demo), cast: await seedCast(em, scope) };
  });
  await seedConsents(rights, cast);
  return staff;
}

/** Whoever owns the demo also runs the installation. */
async function seedOperator(scope: Scope, staff: typeof STAFF): Promise<DemoMember[]> {
  const members = await scope.transaction((em) => seedStaff(em, scope, staff));
  return members.map(({ demo }) => demo);
}

async function seedNordwind(scope: Scope, staff: typeof STAFF): Promise<DemoMember[]> {
  return scope.transaction(async (em) => {
    const members = await seedStaff(em, scope, staff);
    await seedNeighbour(em, scope);
    return members.map(({ demo }) => demo);
  });
}

async function seedStaff(em: EntityManager, scope: Scope, staff: typeof STAFF) {
  const { workspaceId } = scope;
  const now = scope.clock.now();
  const members: { row: Member; demo: DemoMember }[] = [];
  for (const { role, fullName, email } of staff) {
    const subject = await createSubject(em, scope, { kind: 'member' });
    const stamps = { createdAt: now, updatedAt: now };
    const row = em.create(Member, {
      workspaceId,
      id: newId(),
      subject: ref(subject),
      fullName,
      email,
      status: 'active',
      ...stamps,
    });
    const held = await em.findOneOrFail(Role, { workspaceId, key: role });
    em.persist([row, em.create(MemberRole, { workspaceId, id: newId(), member: ref(row), role: ref(held) })]);
    members.push({ row, demo: { workspaceId, memberId: row.id, email, fullName, role } });
  }
  return members;
}

async function departedMember(em: EntityManager, scope: Scope): Promise<Member> {
  const subject = await createSubject(em, scope, { kind: 'member' });
  const now = scope.clock.now();
  const { workspaceId } = scope;
  const left = { status: 'left', leftAt: now, formerNumber: 1, fullName: null, email: null } as const;
  return em.create(Member, {
    workspaceId,
    id: newId(),
    subject: ref(subject),
    ...left,
    createdAt: now,
    updatedAt: now,
  });
}
