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
import { MarketingTopic } from '../../privacy/purpose/marketing-topic.entity.ts';
import { MarketingTopicService } from '../../privacy/purpose/marketing-topic.service.ts';
import { createSubject } from '../../privacy/subject/create-subject.ts';
import { findWorkspaceBySlug } from '../../workspace/find-workspace.ts';
import { foundWorkspace, type WorkspaceInput } from '../../workspace/found-workspace.ts';
import { ensureOperatorWorkspace } from '../../workspace/operator-workspace.ts';
import { WorkspaceSetup } from '../../workspace/setup/workspace-setup.service.ts';
import { seedCast, seedConsents, seedLeftBehind, seedNeighbour } from './demo-cast.ts';
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

/** The workspace of the demo that is being closed. */
export const CLOSING_SLUG = 'altona';

const TOPICS = ['Product news', 'Events'];

/** Whether nothing has been made in this installation yet; the demo goes nowhere else. */
export async function isEmptyInstallation(em: EntityManager): Promise<boolean> {
  const rows = await em.fork().execute('select 1 from every_workspace() limit 1');
  return rows.length === 0;
}

/**
 * Makes the demo: the operator's workspace, `demo` with the cast and a few thousand ordinary records, `nordwind`, which
 * knows one of its people too, and `altona`, which its owner closes. Each workspace is filled in one transaction, so a seed that was cut off goes on where it was:
 * what is there stays, and nothing is made twice.
 */
export async function seedDemo(parts: SeedParts): Promise<DemoMember[]> {
  const operator = await ensureOperatorWorkspace(parts.em, parts);
  const demo = await ensureWorkspace(parts, {
    slug: 'demo',
    name: 'Demo GmbH',
    privacyEmail: 'privacy@demo.example',
  });
  const nordwind = await ensureWorkspace(parts, {
    slug: 'nordwind',
    name: 'Nordwind AB',
    country: 'SE',
    baseCurrency: 'SEK',
  });
  const altona = await ensureWorkspace(parts, { slug: CLOSING_SLUG, name: 'Altona Handel KG' });
  await setUp(parts, demo);
  const owner = STAFF.slice(0, 1);
  const rights = seedScope(parts, demo, 'RIGHTS_HANDLING');
  return [
    ...(await seedOnce(seedScope(parts, demo), STAFF, (em, scope, staff) => seedDemoRecords(em, scope, rights, staff))),
    ...(await seedOnce(seedScope(parts, nordwind), owner, seedNeighbour)),
    ...(await seedOnce(seedScope(parts, altona), owner, seedLeftBehind)),
    // Whoever owns the demo also runs the installation.
    ...(await seedOnce(seedScope(parts, operator), owner)),
  ];
}

async function ensureWorkspace(parts: SeedParts, input: WorkspaceInput): Promise<string> {
  const known = await findWorkspaceBySlug(parts.em, input.slug);
  return known?.id ?? foundWorkspace(parts.em, parts, input);
}

/** The demo went through the one page of its set-up; its neighbour did not yet. */
async function setUp(parts: SeedParts, demo: string): Promise<void> {
  const setup = new WorkspaceSetup(seedScope(parts, demo, 'SECURITY'));
  if ((await setup.read()).setUpAt) return;
  const rights = seedScope(parts, demo, 'RIGHTS_HANDLING');
  const known = await rights.transaction((em) => em.count(MarketingTopic, { workspaceId: demo }));
  for (const label of TOPICS.slice(known)) await new MarketingTopicService(rights).add(label);
  await setup.complete({
    ...{ name: 'Demo GmbH', country: 'DE', timeZone: 'Europe/Berlin', locale: 'en', useDefaults: true },
    ...{ privacyEmail: 'privacy@demo.example', postalAddress: 'Musterstraße 1\n10115 Berlin' },
  });
}

function seedScope({ em, clock, vault, jobs }: SeedParts, workspaceId: string, purpose: Purpose = 'DATA_CARE'): Scope {
  const viewer = { kind: 'system', id: null, workspaceId, permissions: systemPermissions() } as const;
  return new Scope({ em: em.fork(), viewer, purpose, clock, vault, jobs, through: 'seed' });
}

/** Fills a workspace with its staff and what they work with; one that has them is left alone. */
async function seedOnce(
  scope: Scope,
  staff: typeof STAFF,
  fill: (em: EntityManager, scope: Scope, staff: readonly Staff[]) => Promise<void> = async () => undefined,
): Promise<DemoMember[]> {
  return scope.transaction(async (em) => {
    const known = await knownStaff(em, scope, staff);
    if (known.length > 0) return known;
    const made = await seedStaff(em, scope, staff);
    await fill(em, scope, made);
    return made.map(({ demo }) => demo);
  });
}

async function knownStaff(em: EntityManager, { workspaceId }: Scope, staff: typeof STAFF): Promise<DemoMember[]> {
  const known = await em.find(Member, { workspaceId, email: { $in: staff.map(({ email }) => email) } });
  return staff.flatMap((demo) => {
    const memberId = known.find(({ email }) => email === demo.email)?.id;
    return memberId === undefined ? [] : [{ workspaceId, memberId, ...demo }];
  });
}

async function seedDemoRecords(em: EntityManager, scope: Scope, rights: Scope, staff: readonly Staff[]): Promise<void> {
  // Thousands of new rows would be compared before each look-up; they are written together.
  em.setFlushMode('commit');
  const sellers = staff.filter(({ demo }) => demo.role === 'owner' || demo.role === 'sales').map(({ row }) => row);
  await seedRecords(em, scope, sellers);
  const cast = await seedCast(em, scope);
  await em.flush();
  await seedConsents(em, rights, cast);
}

/** A member of the demo who was just made. */
interface Staff {
  readonly row: Member;
  readonly demo: DemoMember;
}

async function seedStaff(em: EntityManager, scope: Scope, staff: typeof STAFF): Promise<Staff[]> {
  const { workspaceId } = scope;
  const now = scope.clock.now();
  const members: Staff[] = [];
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
