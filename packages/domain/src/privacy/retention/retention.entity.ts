import { defineEntity, p } from '@mikro-orm/core';
import { instant, LINK, oneOf, recordStamps, tenantKey, tenantTable } from '../../kernel/base-columns.ts';
import { type Category, notPersonal, relating } from '../../kernel/classify.ts';
import {
  PERIOD_UNITS,
  RETENTION_ACTIONS,
  RETENTION_GROUNDS,
  RETENTION_KEYS,
  RETENTION_TRIGGERS,
} from './retention-rules.ts';

const RetentionRuleSchema = defineEntity({
  name: 'RetentionRule',
  ...tenantTable({ subjects: 'none' }),
  properties: {
    ...tenantKey(),
    key: notPersonal(oneOf('key', RETENTION_KEYS)),
    category: notPersonal(p.text().$type<Category>()),
    /** The table whose rows it is about. */
    object: notPersonal(p.text()),
    trigger: notPersonal(oneOf('trigger', RETENTION_TRIGGERS)),
    periodCount: notPersonal(p.integer().check('period_count > 0')),
    periodUnit: notPersonal(oneOf('period_unit', PERIOD_UNITS)),
    ground: notPersonal(oneOf('ground', RETENTION_GROUNDS)),
    action: notPersonal(oneOf('action', RETENTION_ACTIONS)),
    isOn: notPersonal(p.boolean().default(true)),
    /** Somebody of the workspace chose the period: it does not follow the country any more. */
    isChosen: notPersonal(p.boolean().default(false)),
    ...recordStamps(),
  },
  uniques: [{ name: 'retention_rule_once', properties: ['workspaceId', 'key'] }],
});

/** For how long something is kept, why, and what becomes of it then. */
export class RetentionRule extends RetentionRuleSchema.class {}
RetentionRuleSchema.setClass(RetentionRule);

/** What is put forward and nobody has approved; approved; done; taken back for one that is newer. */
const BATCH_STATES = ['proposed', 'approved', 'done', 'replaced'] as const;

const RetentionBatchSchema = defineEntity({
  name: 'RetentionBatch',
  ...tenantTable({ subjects: 'none' }),
  properties: {
    ...tenantKey(),
    state: notPersonal(oneOf('state', BATCH_STATES)),
    itemCount: notPersonal(p.integer()),
    doneCount: notPersonal(p.integer().default(0)),
    /** How many were left alone, because they were not due any more or something keeps them. */
    sparedCount: notPersonal(p.integer().default(0)),
    /** How many failed: the rest of an erasure is taken up each hour, anything else is put forward again. */
    failedCount: notPersonal(p.integer().default(0)),
    /** When those who approve were told last that something waits for them. */
    toldAt: notPersonal(instant().nullable()),
    /** The first of two people who approve. */
    firstApprovedById: relating(p.uuid().nullable(), LINK),
    firstApprovedAt: notPersonal(instant().nullable()),
    approvedById: relating(p.uuid().nullable(), LINK),
    approvedAt: notPersonal(instant().nullable()),
    /** Nobody else in the workspace held the right to approve. */
    isSelfApproved: notPersonal(p.boolean().default(false)),
    finishedAt: notPersonal(instant().nullable()),
    ...recordStamps(),
  },
  indexes: [{ name: 'retention_batch_by_created', properties: ['workspaceId', 'createdAt', 'id'] }],
});

/** What fell due until one night, to be approved as a whole before anything of it goes. */
export class RetentionBatch extends RetentionBatchSchema.class {}
RetentionBatchSchema.setClass(RetentionBatch);

/**
 * What somebody or something is to a batch: to be done, begun, done, failed, or left alone for one of the reasons. An erasure that
 * was begun and failed is taken up again by its own ledger; what failed before it began is put forward again.
 */
const ITEM_STATES = ['due', 'begun', 'done', 'failed', 'not-due', 'held', 'restricted', 'request', 'tied'] as const;

const RetentionItemSchema = defineEntity({
  name: 'RetentionItem',
  ...tenantTable({ subjects: 'none' }),
  properties: {
    ...tenantKey(),
    batch: () =>
      notPersonal(p.manyToOne(RetentionBatch).ref().joinColumns('workspace_id', 'batch_id').deleteRule('no action')),
    rule: notPersonal(oneOf('rule', RETENTION_KEYS)),
    /** What the rule said is to become of it when it was put forward: that is what is approved, and nothing else. */
    action: notPersonal(oneOf('action', RETENTION_ACTIONS)),
    /** The table and the row: a person or a deal. An id that leads to nothing once it is done. */
    itemTable: notPersonal(oneOf('item_table', ['data_subject', 'deal'])),
    itemId: notPersonal(p.uuid()),
    dueOn: notPersonal(p.date()),
    state: notPersonal(oneOf('state', ITEM_STATES).default('due')),
    ledgerId: notPersonal(p.uuid().nullable()),
  },
  uniques: [{ name: 'retention_item_once', properties: ['workspaceId', 'batch', 'itemId'] }],
});

/** One person or record of a batch. */
export class RetentionItem extends RetentionItemSchema.class {}
RetentionItemSchema.setClass(RetentionItem);
