import { systemPermissions } from '@smartx/domain/identity';
import { Scope } from '@smartx/domain/kernel';
import { type EnteredRequest, PrivacyRequest, RequestService } from '@smartx/domain/privacy';
import type { Application } from '../application.ts';

const DAY = 86_400_000;

interface Story {
  readonly scenario: string;
  readonly request: Omit<EnteredRequest, 'receivedAt'>;
  readonly daysAgo: number;
  readonly isProven: boolean;
}

/** Requests of the demo's cast, each at another point of its life. */
const STORIES: readonly Story[] = [
  {
    scenario: 'due soon: a copy, asked for by mail',
    request: { kind: 'access', name: 'Ana Ruiz', email: 'ana.ruiz@acme.example', channel: 'mail' },
    daysAgo: 26,
    isProven: true,
  },
  {
    scenario: 'overdue: a deletion that was left lying',
    request: { kind: 'erasure', name: 'Mira Haddad', email: 'mira.haddad@mail.example', channel: 'post' },
    daysAgo: 41,
    isProven: true,
  },
  {
    scenario: 'nobody has proven yet who asks',
    request: { kind: 'rectification', name: 'Tariq Haddad', email: 'tariq@mail.example', channel: 'phone' },
    daysAgo: 9,
    isProven: false,
  },
  {
    scenario: 'California: 45 days that never pause',
    request: {
      kind: 'access',
      name: 'Luca Bianchi',
      email: 'luca.bianchi@mail.example',
      country: 'US',
      channel: 'mail',
    },
    daysAgo: 12,
    isProven: true,
  },
  {
    scenario: 'a complaint about a bought address',
    request: { kind: 'complaint', name: 'Dana Horvat', email: 'dana.horvat@opal.example', channel: 'mail' },
    daysAgo: 3,
    isProven: false,
  },
  {
    scenario: 'a deletion by somebody whom another workspace knows too',
    request: { kind: 'erasure', name: 'Vera Keller', email: 'vera.keller@mail.example', channel: 'mail' },
    daysAgo: 2,
    isProven: true,
  },
];

/** Enters the requests of the demo into its workspace, one after the other; those that are there already stay. */
export async function seedRequests(app: Application, workspaceId: string): Promise<void> {
  const { orm, clock, vault, jobs } = app;
  const viewer = { kind: 'system', id: null, workspaceId, permissions: systemPermissions() } as const;
  const parts = { em: orm.em.fork(), viewer, clock, vault, jobs, through: 'seed' } as const;
  const scope = new Scope({ ...parts, purpose: 'RIGHTS_HANDLING' });
  const service = new RequestService(scope, app.privacy);
  const known = await scope.transaction((em) => em.find(PrivacyRequest, { workspaceId }, { orderBy: { id: 'asc' } }));
  for (const [at, { request, daysAgo, isProven }] of STORIES.entries()) {
    const receivedAt = new Date(clock.now().getTime() - daysAgo * DAY);
    const id = known[at]?.id ?? (await service.enter({ ...request, receivedAt }));
    if (isProven && !known[at]?.verifiedAt) await service.confirmIdentity(id, 'answer-from-known-address');
  }
}
