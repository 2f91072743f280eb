import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../ids.ts';
import type { Scope } from '../scope.ts';
import { DomainEvent } from './domain-event.entity.ts';

/** Records that are deleted for good along with something else. */
export interface GoneRecords {
  readonly type: 'bin:empty' | 'subject:erase';
  readonly table: string;
  readonly ids: Iterable<string>;
}

/** Leaves an event for each record that goes, so that whoever keeps a copy of it hears of it. Nobody did it to the record itself, so the audit has no entry of its own. */
export function recordGone(em: EntityManager, { workspaceId, clock }: Scope, { type, table, ids }: GoneRecords): void {
  const common = { workspaceId, type, aggregateType: table, aggregateVersion: 1, occurredAt: clock.now() };
  for (const aggregateId of ids) em.persist(em.create(DomainEvent, { ...common, id: newId(), aggregateId }));
}
