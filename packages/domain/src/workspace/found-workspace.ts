import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { Pipeline, Stage } from '../deal/pipeline/pipeline.entity.ts';
import { FIRST_STAGES } from '../deal/pipeline/pipeline-input.ts';
import { BUILT_IN_ROLES, ROLE_KEYS } from '../identity/built-in-roles.ts';
import { Role } from '../identity/role.entity.ts';
import type { Clock } from '../kernel/clock.ts';
import { InvalidInputError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { purposeBits } from '../kernel/purposes.ts';
import { enterWorkspace } from '../kernel/scope.ts';
import type { Vault } from '../kernel/vault.ts';
import { PurposeSetting } from '../privacy/consent/purpose-setting.entity.ts';
import { wordingHash } from '../privacy/purpose/publish-notice.ts';
import { PurposeBasis, PurposeNotice } from '../privacy/purpose/purpose-version.entity.ts';
import { RetentionRule } from '../privacy/retention/retention.entity.ts';
import { firstPeriod, RETENTION_RULES, rulesOf } from '../privacy/retention/retention-rules.ts';
import { ACCOUNT_PURPOSES, CONTACT_PURPOSES } from './default-purposes.ts';
import { findClosedWorkspace } from './find-workspace.ts';
import { DEFAULT_COUNTRY, Workspace } from './workspace.entity.ts';

/** What a new workspace is called and where it stands. */
export interface WorkspaceInput {
  readonly slug: string;
  readonly name: string;
  readonly isOperator?: boolean;
  readonly country?: string;
  readonly timeZone?: string;
  readonly baseCurrency?: string;
  readonly privacyEmail?: string;
}

/** Names that are pages of the privacy centre or the API and therefore no workspace. */
export const RESERVED_SLUGS = [
  'graphql',
  'request',
  'requests',
  'policy',
  'status',
  'assets',
  'operator',
  'privacy',
  'preferences',
  'verify',
  'consent',
];

/**
 * Makes a workspace that works on its first day: its roles, its purposes with their grounds, a pipeline, its key.
 * @throws InvalidInputError for a slug that is malformed or reserved; the unique constraint refuses one that is taken
 */
export async function foundWorkspace(
  em: EntityManager,
  parts: { readonly clock: Clock; readonly vault: Vault },
  input: WorkspaceInput,
): Promise<string> {
  if (!/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/.test(input.slug) || RESERVED_SLUGS.includes(input.slug))
    throw new InvalidInputError([
      { path: 'slug', message: 'Use 1 to 40 lower-case letters, digits and hyphens; a few words are reserved.' },
    ]);
  if (await findClosedWorkspace(em, input.slug))
    throw new InvalidInputError([
      { path: 'slug', message: 'A workspace with this address was closed; use another one.' },
    ]);
  const workspaceId = newId();
  const now = parts.clock.now();
  await parts.vault.ensureKeys(workspaceId, 'workspace', [workspaceId]);
  await em.fork().transactional(async (tx) => {
    await enterWorkspace(tx, workspaceId);
    const stamps = { createdAt: now, updatedAt: now };
    tx.persist(tx.create(Workspace, { ...input, id: workspaceId, ...stamps }));
    persistRoles(tx, workspaceId, stamps);
    persistPurposes(tx, workspaceId, input.isOperator === true, stamps);
    persistRetention(tx, workspaceId, input, stamps);
    if (!input.isOperator) persistPipeline(tx, workspaceId, stamps);
  });
  return workspaceId;
}

interface Stamps {
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

function persistRoles(em: EntityManager, workspaceId: string, stamps: Stamps): void {
  for (const key of ROLE_KEYS) {
    const { name, purposes } = BUILT_IN_ROLES[key];
    em.persist(em.create(Role, { workspaceId, id: newId(), key, name, purposes: purposeBits(purposes), ...stamps }));
  }
}

function persistPurposes(em: EntityManager, workspaceId: string, isOperator: boolean, stamps: Stamps): void {
  for (const { purpose, isOn, basis, wording } of isOperator ? ACCOUNT_PURPOSES : CONTACT_PURPOSES) {
    const setting = em.create(PurposeSetting, { workspaceId, id: newId(), purpose, isOn, basis, wording, ...stamps });
    const first = () => ({ workspaceId, id: newId(), setting: ref(setting) });
    const said = { number: 1, language: 'en', wording, wordingHash: wordingHash(wording) };
    em.persist([
      setting,
      em.create(PurposeBasis, { ...first(), basis, validFrom: stamps.createdAt }),
      em.create(PurposeNotice, { ...first(), ...said, publishedAt: stamps.createdAt }),
    ]);
  }
}

function persistRetention(
  em: EntityManager,
  workspaceId: string,
  { isOperator = false, country = DEFAULT_COUNTRY }: WorkspaceInput,
  stamps: Stamps,
): void {
  for (const key of rulesOf(isOperator)) {
    const { category, object, trigger, ground, actions } = RETENTION_RULES[key];
    const period = firstPeriod(key, country);
    const kept = { trigger, periodCount: period.count, periodUnit: period.unit, ground, action: actions[0] };
    em.persist(em.create(RetentionRule, { workspaceId, id: newId(), key, category, object, ...kept, ...stamps }));
  }
}

function persistPipeline(em: EntityManager, workspaceId: string, stamps: Stamps): void {
  const pipeline = em.create(Pipeline, { workspaceId, id: newId(), name: 'Sales', position: 0, ...stamps });
  em.persist(pipeline);
  FIRST_STAGES.forEach((stage, position) => {
    em.persist(em.create(Stage, { workspaceId, id: newId(), pipeline: ref(pipeline), position, ...stage, ...stamps }));
  });
}
