import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { newId } from '../../../kernel/ids.ts';
import { purposeBits } from '../../../kernel/purposes.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { DataSubject } from '../data-subject.entity.ts';
import { PurposeRestriction } from './purpose-restriction.entity.ts';

/** The purposes that an officer let stand still for a person and that are not lifted, as bits. */
export async function restrictedByHand(em: EntityManager, workspaceId: string, subjectId: string): Promise<bigint> {
  const subject: [string, string] = [workspaceId, subjectId];
  const open = await em.find(PurposeRestriction, { workspaceId, subject, liftedAt: null });
  return purposeBits(open.map(({ purpose }) => purpose));
}

/** Lets stand still for another person too what an officer let stand still for one, of these purposes: each has one of their own to lift. */
export async function copyRestrictedByHand(
  em: EntityManager,
  { workspaceId, vault }: Scope,
  from: DataSubject,
  to: DataSubject,
  bits: bigint,
): Promise<void> {
  const open = await em.find(PurposeRestriction, { workspaceId, subject: from, liftedAt: null });
  for (const one of open.filter(({ purpose }) => (purposeBits([purpose]) & bits) !== 0n)) {
    const place = { workspaceId, table: 'purpose_restriction', column: 'reason', rowId: one.id };
    const words = one.reason ? await vault.open(place, one.reason) : null;
    const id = newId();
    em.persist(
      em.create(PurposeRestriction, {
        ...{ workspaceId, id, subject: ref(to), purpose: one.purpose, restrictionGround: one.restrictionGround },
        reason: words === null ? null : await vault.seal(to.id, { ...place, rowId: id }, words),
        restrictedAt: one.restrictedAt,
        restrictedById: one.restrictedById ?? null,
      }),
    );
  }
}

/**
 * Lets go on, for people who were parted, what an officer lifted for them alone while the other name kept it still: nobody could
 * lift it any more. What is restricted under their own name stays; what an open request holds is put back when it is settled.
 */
export async function goOnAsLifted(
  em: EntityManager,
  { workspaceId }: Scope,
  subjectIds: readonly string[],
  since: Date,
): Promise<void> {
  for (const id of subjectIds) {
    const subject: [string, string] = [workspaceId, id];
    const lifted = await em.find(PurposeRestriction, { workspaceId, subject, liftedAt: { $gte: since } });
    const bits = purposeBits(lifted.map(({ purpose }) => purpose)) & ~(await restrictedByHand(em, workspaceId, id));
    if (bits === 0n) continue;
    await em.execute(
      'update data_subject set restricted_purposes = restricted_purposes & ~?::bigint where workspace_id = ? and id = ?',
      [`${bits}`, workspaceId, id],
    );
  }
}
