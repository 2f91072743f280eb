import { defineEntity, p } from '@mikro-orm/core';
import { Member } from '../identity/member.entity.ts';
import { instant, LINK, oneOf, recordStamps, sealedBytes, tenantKey, tenantTable } from '../kernel/base-columns.ts';
import { notPersonal, relating } from '../kernel/classify.ts';
import { aboutColumns } from './about/about-columns.ts';

const ActivitySchema = defineEntity({
  name: 'Activity',
  ...tenantTable({ subjects: 'participants' }),
  properties: {
    ...tenantKey(),
    kind: notPersonal(oneOf('kind', ['call', 'meeting', 'mail', 'page-view', 'message'])),
    direction: relating(oneOf('direction', ['in', 'out', 'none']).default('none'), {
      category: 'communication',
      onErasure: 'clear',
    }),
    occurredAt: relating(instant(), { category: 'communication', onErasure: 'clear' }),
    durationSeconds: relating(p.integer().nullable(), { category: 'communication', onErasure: 'clear' }),
    subjectLine: relating(sealedBytes().nullable(), {
      category: 'communication',
      onErasure: 'redact',
      stored: 'sealed',
    }),
    body: relating(sealedBytes().nullable(), { category: 'communication', onErasure: 'redact', stored: 'sealed' }),
    member: () =>
      relating(
        p.manyToOne(Member).ref().nullable().joinColumns('workspace_id', 'member_id').deleteRule('no action'),
        LINK,
      ),
    ...aboutColumns(),
    ...recordStamps(),
  },
  indexes: [
    { name: 'activity_by_time', properties: ['workspaceId', 'occurredAt', 'id'] },
    { name: 'activity_by_contact', properties: ['workspaceId', 'contact', 'occurredAt', 'id'] },
    { name: 'activity_by_company', properties: ['workspaceId', 'company', 'occurredAt', 'id'] },
    { name: 'activity_by_deal', properties: ['workspaceId', 'deal', 'occurredAt', 'id'] },
  ],
});

/** Something that happened with a person: a call, a meeting, a mail, a page view. */
export class Activity extends ActivitySchema.class {}
ActivitySchema.setClass(Activity);
