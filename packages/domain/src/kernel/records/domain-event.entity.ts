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
  },
  indexes: [{ name: 'domain_event_by_time', properties: ['workspaceId', 'occurredAt', 'id'] }],
});

/** The outbox: what happened, as ids and versions only; written with the change and relayed at least once. */
export class DomainEvent extends DomainEventSchema.class {}
DomainEventSchema.setClass(DomainEvent);
