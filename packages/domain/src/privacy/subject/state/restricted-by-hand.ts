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
