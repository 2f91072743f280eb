import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { DataSubject } from './data-subject.entity.ts';
import { RecordSubject } from './record-subject.entity.ts';

/** One person's part in a record. */
export interface SubjectPart {
  readonly subjectId: string;
  readonly role: RecordSubject['role'];
}

/** The record that people have a part in. */
export interface JointRecord {
  readonly recordType: 'note' | 'activity' | 'task' | 'file';
  readonly recordId: string;
}

/**
 * Makes these the people of a record, each with their part: access copies and erasures find the record through them. Ties
 * that hold already stay, others go.
 */
export async function linkSubjects(
  em: EntityManager,
  { workspaceId }: Scope,
  record: JointRecord,
  parts: readonly SubjectPart[],
): Promise<void> {
  const { recordType, recordId } = record;
  const wanted = new Map(parts.map((part) => [`${part.subjectId} ${part.role}`, part]));
  for (const tie of await em.find(RecordSubject, { workspaceId, recordType, recordId }))
    if (!wanted.delete(`${tie.subject.id} ${tie.role}`)) em.remove(tie);
  tieSubjects(em, { workspaceId }, record, [...wanted.values()]);
}

/** Makes these the people of a new record, which has none yet. */
export function tieSubjects(
  em: EntityManager,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  { recordType, recordId }: JointRecord,
  parts: readonly SubjectPart[],
): void {
  for (const { subjectId, role } of new Map(parts.map((part) => [`${part.subjectId} ${part.role}`, part])).values()) {
    const subject = em.getReference(DataSubject, [workspaceId, subjectId]);
    em.persist(em.create(RecordSubject, { workspaceId, id: newId(), recordType, recordId, subject, role }));
  }
}
