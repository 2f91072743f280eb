import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../kernel/ids.ts';
import type { Purpose } from '../../kernel/purposes.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type LegalBasis, SubjectGround } from '../consent/purpose-setting.entity.ts';
import { loadWorkspaceBases } from '../consent/recompute-subjects.ts';
import { holdGrounds } from '../purpose/purpose-change.ts';
import { decideSubject } from '../purpose-decision.ts';
import { DataSubject } from './data-subject.entity.ts';

/** A person to be recorded. */
export interface NewSubject {
  readonly kind: DataSubject['kind'];
  readonly isMinor?: boolean;
  /** The grounds stated at collection; every other purpose stands on the workspace's. */
  readonly grounds?: ReadonlyMap<Purpose, LegalBasis>;
}

/**
 * Records a person: their key first (a key is written before the row that it seals), then the row with the decision for
 * which purposes it may be used. A purpose that needs consent starts closed.
 */
export async function createSubject(em: EntityManager, scope: Scope, person: NewSubject): Promise<DataSubject> {
  const { workspaceId, clock } = scope;
  const { kind, isMinor = false, grounds = new Map<Purpose, LegalBasis>() } = person;
  const id = newId();
  const now = clock.now();
  await holdGrounds(em, workspaceId);
  const keyed = scope.vault.ensureKeys(workspaceId, 'subject', [id]);
  const [bases] = await Promise.all([loadWorkspaceBases(em, workspaceId), keyed]);
  const nothing = { restrictedAt: null, restrictedPurposes: 0n, erasedAt: null, deceasedOn: null, events: [] };
  const facts = { ...nothing, createdAt: now, isMinor, grounds };
  const subject = em.create(DataSubject, {
    workspaceId,
    id,
    kind,
    isMinor,
    createdAt: now,
    ...decideSubject(facts, bases, now),
  });
  em.persist(subject);
  for (const [purpose, basis] of grounds) {
    const stamps = { statedBy: scope.through, createdAt: now, updatedAt: now };
    em.persist(em.create(SubjectGround, { workspaceId, id: newId(), subjectId: id, purpose, basis, ...stamps }));
  }
  return subject;
}
