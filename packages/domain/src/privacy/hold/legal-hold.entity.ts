import { defineEntity, p } from '@mikro-orm/core';
import { instant, LINK, recordStamps, sealedBytes, tenantKey, tenantTable } from '../../kernel/base-columns.ts';
import { notPersonal, type PersonalDeclaration, relating } from '../../kernel/classify.ts';
import type { HoldQuery } from './hold-query.ts';

const REASON: PersonalDeclaration = { category: 'request', onErasure: { keepFor: 'legal-claims' }, stored: 'sealed' };

const LegalHoldSchema = defineEntity({
  name: 'LegalHold',
  ...tenantTable({ subjects: 'author' }),
  properties: {
    ...tenantKey(),
    /** What the matter is called here; people are named in the reason alone. */
    name: notPersonal(p.text()),
    /** Why nothing of it may be destroyed; under the workspace's own key. */
    reason: relating(sealedBytes(), REASON),
    /** Who answers for it. */
    custodianId: relating(p.uuid().nullable(), LINK),
    startsOn: notPersonal(p.date()),
    /** By when somebody looks whether it is needed still. */
    reviewOn: notPersonal(p.date()),
    /** What it takes in, looked up again before anything is destroyed; null for a list that is closed. */
    query: notPersonal(p.json<HoldQuery>().nullable()),
    releasedAt: notPersonal(instant().nullable()),
    releaseReason: relating(sealedBytes().nullable(), REASON),
    ...recordStamps(),
  },
  indexes: [{ name: 'legal_hold_by_review', properties: ['workspaceId', 'reviewOn', 'id'] }],
});

/** That records may not be destroyed while a dispute or an order is open. It decides nothing about their use. */
export class LegalHold extends LegalHoldSchema.class {}
LegalHoldSchema.setClass(LegalHold);

const HoldItemSchema = defineEntity({
  name: 'HoldItem',
  ...tenantTable({ subjects: 'none' }),
  properties: {
    ...tenantKey(),
    hold: () =>
      notPersonal(p.manyToOne(LegalHold).ref().joinColumns('workspace_id', 'hold_id').deleteRule('no action')),
    /** The table and the row; not called a record, so that nobody takes it for a part of one. */
    itemTable: notPersonal(p.text()),
    itemId: notPersonal(p.uuid()),
    heldAt: notPersonal(instant()),
  },
  uniques: [{ name: 'hold_item_once', properties: ['workspaceId', 'itemId', 'hold'] }],
  indexes: [{ name: 'hold_item_by_hold', properties: ['workspaceId', 'hold', 'itemTable', 'id'] }],
});

/** One record under a hold. */
export class HoldItem extends HoldItemSchema.class {}
HoldItemSchema.setClass(HoldItem);
