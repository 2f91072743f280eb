import type { EntityManager } from '@mikro-orm/postgresql';
import { InvalidInputError, NotFoundError, StaleVersionError } from '../../kernel/errors.ts';
import type { Purpose } from '../../kernel/purposes.ts';
import { writeUnread } from '../../kernel/records/unread.ts';
import type { Scope } from '../../kernel/scope.ts';
import { PurposeSetting } from '../consent/purpose-setting.entity.ts';

/** A purpose of the workspace as it stands; whoever changes it at the same time waits and sees it afterwards. @throws NotFoundError · StaleVersionError */
export async function findSetting(
  em: EntityManager,
  { workspaceId }: Scope,
  purpose: Purpose,
  ifVersion?: number | null,
): Promise<PurposeSetting> {
  const lock = 'select 1 from purpose_setting where workspace_id = ? and purpose = ? for no key update';
  await em.execute(lock, [workspaceId, purpose]);
  const setting = await em.findOne(PurposeSetting, { workspaceId, purpose });
  if (!setting) throw new NotFoundError('purpose', 'purpose');
  if (ifVersion != null && ifVersion !== setting.version) throw new StaleVersionError(ifVersion, setting.version);
  return setting;
}

/**
 * Lets no purpose be put on another ground until this transaction ends: who records somebody calls it right before they read the
 * grounds, so that a ground is decided either before it, and read, or after it. It goes with the statement that reads.
 */
export function holdGrounds(em: EntityManager, workspaceId: string): Promise<void> {
  const lock = 'select pg_advisory_xact_lock_shared(hashtextextended($1, 0))';
  return writeUnread(em, 'held_grounds', lock, [lockOf(workspaceId)]);
}

/** Waits for everybody who is recording people; whoever begins to record somebody waits until this transaction ends. */
export async function awaitRecording(em: EntityManager, workspaceId: string): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [lockOf(workspaceId)]);
}

function lockOf(workspaceId: string): string {
  return `grounds ${workspaceId}`;
}

/** Gives the purpose its next version and says what was changed about it, by names and codes alone. */
export function recordChange(
  em: EntityManager,
  scope: Scope,
  setting: PurposeSetting,
  said: readonly string[],
): string {
  // The version goes up only where a column changes, and two changes can fall into one millisecond.
  setting.updatedAt = new Date(Math.max(scope.clock.now().getTime(), setting.updatedAt.getTime() + 1));
  const target = { targetType: 'purpose_setting', targetId: setting.id, version: setting.version + 1 };
  scope.record(em, { action: 'purpose:update', ...target, fields: [setting.purpose, ...said] });
  return setting.id;
}

/** The member who decides; null where a key or the product itself does. */
export function decider({ viewer }: Scope): string | null {
  return viewer.kind === 'member' ? viewer.id : null;
}

/** A refusal that names one place. */
export function invalid(path: string, message: string): InvalidInputError {
  return new InvalidInputError([{ path, message }]);
}
