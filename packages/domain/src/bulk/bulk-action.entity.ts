import { defineEntity, p } from '@mikro-orm/core';
import { Member } from '../identity/member.entity.ts';
import { instant, LINK, oneOf, recordStamps, tenantKey, tenantTable } from '../kernel/base-columns.ts';
import { notPersonal, relating } from '../kernel/classify.ts';
import type { Purpose } from '../kernel/purposes.ts';

/** The records of which many can be changed at once. */
export const BULK_OBJECTS = ['contact', 'company', 'deal', 'lead'] as const;

/** What can be done to many records at once. */
export const BULK_KINDS = ['edit', 'assign', 'delete'] as const;

/** Why a record was left as it is, or could not be changed. */
export const BULK_REASONS = [
  'NOT_ALLOWED',
  'RESTRICTED',
  'WITHHELD',
  'ON_HOLD',
  'UNCHANGED',
  'CHANGED',
  'GONE',
  'REFUSED',
  'FAILED',
] as const;

/** A reason of {@link BULK_REASONS}. */
export type BulkReason = (typeof BULK_REASONS)[number];

const STATES = ['prepared', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone'] as const;

const BulkActionSchema = defineEntity({
  name: 'BulkAction',
  ...tenantTable({ subjects: 'author' }),
  properties: {
    ...tenantKey(),
    object: notPersonal(oneOf('object', BULK_OBJECTS)),
    kind: notPersonal(oneOf('kind', BULK_KINDS)),
    state: notPersonal(oneOf('state', STATES)),
    /** Which field is edited, and what every record gets in it: what is given to many says nothing about one. */
    field: notPersonal(p.text().nullable()),
    value: notPersonal(p.text().nullable()),
    /** To whom the records are given; null gives them to nobody. */
    assigneeId: relating(p.uuid().nullable(), LINK),
    /** How the records were chosen. The filter itself is not kept: it can name people, and the records stand beside it. */
    selectedBy: notPersonal(oneOf('selected_by', ['ids', 'filter'])),
    purpose: notPersonal(p.text().$type<Purpose>()),
    totalCount: notPersonal(p.integer().default(0)),
    doneCount: notPersonal(p.integer().default(0)),
    skippedCount: notPersonal(p.integer().default(0)),
    failedCount: notPersonal(p.integer().default(0)),
    /** Of those that were done: taken back, and left because somebody has changed them since. */
    restoredCount: notPersonal(p.integer().default(0)),
    keptCount: notPersonal(p.integer().default(0)),
    failure: notPersonal(p.text().nullable()),
    /** Who chose the records, and in whose name they are changed. */
    member: () =>
      relating(
        p.manyToOne(Member).ref().nullable().joinColumns('workspace_id', 'member_id').deleteRule('no action'),
        LINK,
      ),
    startedAt: notPersonal(instant().nullable()),
    finishedAt: notPersonal(instant().nullable()),
    undoneAt: notPersonal(instant().nullable()),
    ...recordStamps(),
  },
  indexes: [{ name: 'bulk_action_by_created', properties: ['workspaceId', 'createdAt', 'id'] }],
});

/** One change of many records, as a job that can be resumed, stopped and taken back. */
export class BulkAction extends BulkActionSchema.class {}
BulkActionSchema.setClass(BulkAction);

const BulkActionItemSchema = defineEntity({
  name: 'BulkActionItem',
  ...tenantTable({ subjects: { via: 'record' } }),
  properties: {
    ...tenantKey(),
    action: () =>
      notPersonal(p.manyToOne(BulkAction).ref().joinColumns('workspace_id', 'action_id').deleteRule('no action')),
    position: notPersonal(p.integer()),
    recordType: notPersonal(p.text()),
    recordId: notPersonal(p.uuid()),
    /** The version that was counted in the preview: whoever changed the record since is not overruled. */
    recordVersion: notPersonal(p.integer()),
    outcome: notPersonal(
      oneOf('outcome', ['waiting', 'done', 'skipped', 'failed', 'restored', 'kept']).default('waiting'),
    ),
    reason: notPersonal(oneOf('reason', BULK_REASONS).nullable()),
  },
  uniques: [{ name: 'bulk_action_item_once', properties: ['workspaceId', 'action', 'recordId'] }],
  indexes: [
    { name: 'bulk_action_item_by_outcome', properties: ['workspaceId', 'action', 'outcome', 'position'] },
    { name: 'bulk_action_item_by_record', properties: ['workspaceId', 'recordId'] },
  ],
});

/** What became of one record of a bulk action. */
export class BulkActionItem extends BulkActionItemSchema.class {}
BulkActionItemSchema.setClass(BulkActionItem);
