import type { EntityManager } from '@mikro-orm/postgresql';

/** Somebody who is known to be the same human as others; the root is whom the others were merged into. */
export interface MergedPerson {
  readonly root: string;
  readonly id: string;
  readonly mergedIntoId: string | null;
  readonly mergedAt: Date | null;
  readonly createdAt: Date;
}

/** Who said something, and when it was written down. */
export interface Said {
  readonly saidBy: string;
  readonly recordedAt: Date;
}

type PersonRow = Pick<MergedPerson, 'root' | 'id' | 'mergedIntoId'> & {
  readonly mergedAt: string | null;
  readonly createdAt: string;
};

/** Everybody who was merged into these people, and themselves, by whom they were merged into. */
export async function loadMergedPeople(
  em: EntityManager,
  workspaceId: string,
  survivorIds: readonly string[],
): Promise<ReadonlyMap<string, readonly MergedPerson[]>> {
  if (survivorIds.length === 0) return new Map();
  const rows = await em.execute<PersonRow[]>(
    `with recursive human (id, root) as (
       select id, id from data_subject where workspace_id = ? and id in (?)
       union select s.id, h.root from data_subject s join human h on s.merged_into_id = h.id where s.workspace_id = ?)
     select h.root, s.id, s.merged_into_id as "mergedIntoId", s.merged_at as "mergedAt", s.created_at as "createdAt"
     from human h join data_subject s on s.workspace_id = ? and s.id = h.id order by s.id`,
    [workspaceId, survivorIds, workspaceId, workspaceId],
  );
  const people = rows.map((row) => ({
    ...row,
    mergedAt: row.mergedAt === null ? null : new Date(row.mergedAt),
    createdAt: new Date(row.createdAt),
  }));
  return Map.groupBy(people, ({ root }) => root);
}

/**
 * Whether what was said counts for one of several people who are the same human: what they said themselves, and what any of them
 * said since it is known that they are one. An earlier consent of another one opens nothing for them.
 */
export function countsFor(id: string, said: Said, people: readonly MergedPerson[]): boolean {
  return said.saidBy === id || said.recordedAt.getTime() > knownAsOneSince(id, said.saidBy, people);
}

/** When the last of the merges was made that tie two people to each other, in milliseconds. */
function knownAsOneSince(one: string, other: string, people: readonly MergedPerson[]): number {
  const [ups, others] = [pathUp(one, people), pathUp(other, people)];
  const shared = new Set(ups.map(({ id }) => id));
  const meeting = others.find(({ id }) => shared.has(id));
  const merges = [ups, others].flatMap((path) =>
    path.slice(
      0,
      path.findIndex(({ id }) => id === meeting?.id),
    ),
  );
  return Math.max(...merges.map(({ mergedAt }) => mergedAt?.getTime() ?? Number.POSITIVE_INFINITY));
}

function pathUp(id: string, people: readonly MergedPerson[]): MergedPerson[] {
  const person = people.find((one) => one.id === id);
  if (!person) return [];
  return person.id === person.root || person.mergedIntoId === null
    ? [person]
    : [person, ...pathUp(person.mergedIntoId, people)];
}
