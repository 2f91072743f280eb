import { defineEntity, p } from '@mikro-orm/core';
import { recordStamps, tenantKey, tenantTable } from '../../kernel/base-columns.ts';
import { notPersonal } from '../../kernel/classify.ts';

const MarketingTopicSchema = defineEntity({
  name: 'MarketingTopic',
  ...tenantTable({ subjects: 'none' }),
  properties: {
    ...tenantKey(),
    /** What the ledger of consents calls it; never changes. */
    key: notPersonal(p.text()),
    label: notPersonal(p.text()),
    /** One that is retired is offered no more; what people said about it stays. */
    isActive: notPersonal(p.boolean()),
    ...recordStamps(),
  },
  uniques: [{ name: 'marketing_topic_once', properties: ['workspaceId', 'key'] }],
});

/** Something that people can be written to about, each by itself: a newsletter, events. */
export class MarketingTopic extends MarketingTopicSchema.class {}
MarketingTopicSchema.setClass(MarketingTopic);
