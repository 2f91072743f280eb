import { CLOSING_SLUG, type DemoMember, isEmptyInstallation, type SeedParts, seedDemo } from '@smartx/domain/database';
import { AccountService, Member, systemPermissions } from '@smartx/domain/identity';
import { Scope } from '@smartx/domain/kernel';
import { ensureOperatorWorkspace, findWorkspaceBySlug } from '@smartx/domain/workspace';
import type { Application } from '../application.ts';
import { makeSignInUser } from '../identity/sign-in/sign-in-users.ts';
import { DemoDesk } from './demo-desk.ts';
import { seedAgent } from './seed-agent.ts';
import { seedClosure } from './seed-closure.ts';
import { seedDisclosures, seedEvents } from './seed-events.ts';
import { seedReads } from './seed-reads.ts';
import { seedRequests } from './seed-requests.ts';
import { seedSale } from './seed-sale.ts';
import type { UnshownPassword } from './unshown-password.ts';

/** How to sign in to the demo; the password is known at this moment only. */
export interface DemoSignIn {
  readonly email: string;
  readonly others: readonly string[];
  readonly password: string;
}

/**
 * Seeds the demo into an installation in which nothing was made yet, and goes on with a seed that was cut off; null where
 * something else was made. The password is kept until `shown` is called; `stated` is used in its place.
 */
export async function seedInstallation(app: Application, waiting: UnshownPassword, stated?: string) {
  const parts: SeedParts = { em: app.orm.em.fork(), clock: app.clock, vault: app.vault, jobs: app.jobs };
  if (!waiting.isWaiting && !(await isEmptyInstallation(parts.em))) return null;
  const kept = waiting.keep();
  const password = stated ?? kept;
  const members = await seedDemo(parts);
  const operatorId = await ensureOperatorWorkspace(parts.em, parts);
  for (const member of members) await linkAccount(app, parts, operatorId, member, password);
  const demoId = members[0]?.workspaceId;
  if (demoId) await seedPast(app, members, demoId);
  const closingId = await findWorkspaceBySlug(app.orm.em.fork(), CLOSING_SLUG);
  if (closingId) await seedClosure(new DemoDesk(app, members, closingId.id));
  const emails = [...new Set(members.map(({ email }) => email))];
  const signIn: DemoSignIn = { email: emails[0] ?? '', others: emails.slice(1), password };
  return { signIn, shown: () => waiting.forget() };
}

/** What happened in the demo since its people were recorded. */
async function seedPast(app: Application, members: readonly DemoMember[], workspaceId: string): Promise<void> {
  const desk = new DemoDesk(app, members, workspaceId);
  await seedReads(app, members, workspaceId);
  await seedDisclosures(app, desk);
  await seedSale(desk);
  await seedRequests(desk);
  await seedAgent(desk);
  await seedEvents(desk);
}

async function linkAccount(
  app: Application,
  parts: SeedParts,
  operatorId: string,
  member: DemoMember,
  password: string,
): Promise<void> {
  const authUserId = await makeSignInUser(app.identity.auth, member.email, password);
  const account = await new AccountService(scopeOf(parts, operatorId)).findOrCreate({
    authUserId,
    email: member.email,
    fullName: member.fullName,
  });
  await scopeOf(parts, member.workspaceId).transaction(async (em) => {
    const row = await em.findOneOrFail(Member, { workspaceId: member.workspaceId, id: member.memberId });
    row.accountId = account.id;
  });
}

function scopeOf({ em, clock, vault, jobs }: SeedParts, workspaceId: string): Scope {
  const viewer = { kind: 'system', id: null, workspaceId, permissions: systemPermissions() } as const;
  return new Scope({ em, viewer, purpose: 'SECURITY', clock, vault, jobs, through: 'seed' });
}
