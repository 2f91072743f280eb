import { defineEntity, p } from '@mikro-orm/core';
import { instant, tenantKey, tenantTable } from '../base-columns.ts';
import { notPersonal } from '../classify.ts';

const DomainEventSchema = defineEntity({
  name: 'DomainEvent',
  ...tenantTable({ subjects: 'none' }),
  properties: {
    ...tenantKey(),
    type: notPersonal(p.text()),
    aggregateType: notPersonal(p.text()),
    aggregateId: notPersonal(p.uuid()),
    aggregateVersion: notPersonal(p.integer()),
    subjectId: notPersonal(p.uuid().nullable()),
    occurredAt: notPersonal(instant()),
    relayedAt: notPersonal(instant().nullable()),
    /** The transaction that wrote it. Who follows the events stops before the oldest one that is still open, and misses none. */
    transactionId: notPersonal(p.string().columnType('xid8').defaultRaw('pg_current_xact_id()')),
    /** About which purposes was decided anew, as bits; null for everything but `subject:decide`. Never how. */
    decidedPurposes: notPersonal(p.bigint().nullable()),
  },
  indexes: [{ name: 'domain_event_in_order', properties: ['workspaceId', 'transactionId', 'id'] }],
});

/** The outbox: what happened, as ids and versions only; written with the change and relayed at least once. */
export class DomainEvent extends DomainEventSchema.class {}
DomainEventSchema.setClass(DomainEvent);
