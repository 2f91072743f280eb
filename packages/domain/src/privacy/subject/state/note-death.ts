import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../../kernel/scope.ts';
import { recomputeSubjects } from '../../consent/recompute-subjects.ts';
import { stopWaiting } from '../../may-send/stop-waiting.ts';
import type { DataSubject } from '../data-subject.entity.ts';
import { LegalContact } from './legal-contact.entity.ts';
import { addLegalContact, type NewLegalContact, readLegalContact } from './legal-contact.ts';

/** What was not known before: who died, by their ids, and who speaks for them, by the ids of the legal contacts. */
export interface NotedDeath {
  readonly died: readonly string[];
  readonly heirs: readonly string[];
}

/** Notes for people that they died, and who speaks for them where nobody does yet; a day that is known stays. Gives what is new. */
export async function noteDeath(
  em: EntityManager,
  scope: Scope,
  subjects: readonly DataSubject[],
  diedOn: string,
  heir: NewLegalContact | null,
): Promise<NotedDeath> {
  const { workspaceId, clock } = scope;
  const died = subjects.filter(({ deceasedOn }) => !deceasedOn).map(({ id }) => id);
  const heirs: string[] = [];
  for (const subject of subjects) {
    subject.deceasedOn ??= diedOn;
    const known = await em.count(LegalContact, { workspaceId, subject, kind: 'heir' });
    if (heir && known === 0) heirs.push(await addLegalContact(em, scope, subject, readLegalContact(heir)));
    const target = { targetType: 'data_subject', targetId: subject.id, subjectId: subject.id };
    scope.record(em, { action: 'subject:update', ...target, fields: ['deceasedOn'] });
  }
  const ids = subjects.map(({ id }) => id);
  await em.flush();
  await recomputeSubjects(em, workspaceId, ids, clock.now());
  await stopWaiting(em, scope, ids);
  return { died, heirs };
}
