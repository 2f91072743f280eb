import { defineEntity, p } from '@mikro-orm/core';
import { instant, LINK, oneOf, recordStamps, sealedBytes, tenantKey, tenantTable } from '../kernel/base-columns.ts';
import { identifying, notPersonal, relating } from '../kernel/classify.ts';
import type { ImportMapping, ImportOptions } from './import-mapping.ts';

/** What a file can be imported as. */
export const IMPORT_OBJECTS = ['company', 'contact', 'lead', 'deal', 'product', 'member'] as const;

const ImportTemplateSchema = defineEntity({
  name: 'ImportTemplate',
  ...tenantTable({ subjects: 'none' }),
  properties: {
    ...tenantKey(),
    name: notPersonal(p.text()),
    object: notPersonal(oneOf('object', IMPORT_OBJECTS)),
    mapping: notPersonal(p.json<ImportMapping>()),
    options: notPersonal(p.json<ImportOptions>()),
    ...recordStamps(),
  },
  uniques: [{ name: 'import_template_name', properties: ['workspaceId', 'name'] }],
});

/** A mapping of columns to fields that is kept for the next file of the same shape. */
export class ImportTemplate extends ImportTemplateSchema.class {}
ImportTemplateSchema.setClass(ImportTemplate);

const ImportRunSchema = defineEntity({
  name: 'ImportRun',
  ...tenantTable({ subjects: 'author' }),
  properties: {
    ...tenantKey(),
    object: notPersonal(oneOf('object', IMPORT_OBJECTS)),
    state: notPersonal(oneOf('state', ['uploaded', 'dry-run', 'checked', 'running', 'done', 'failed', 'cancelled'])),
    fileName: identifying(sealedBytes(), { category: 'identity', onErasure: 'clear', stored: 'sealed' }),
    storageKey: notPersonal(p.text()),
    byteSize: notPersonal(p.bigint()),
    mapping: notPersonal(p.json<ImportMapping>().nullable()),
    options: notPersonal(p.json<ImportOptions>().nullable()),
    lineCount: notPersonal(p.integer().nullable()),
    /** Lines that are committed; a run that was cut off goes on after them. */
    processedCount: notPersonal(p.integer().default(0)),
    createdCount: notPersonal(p.integer().default(0)),
    updatedCount: notPersonal(p.integer().default(0)),
    skippedCount: notPersonal(p.integer().default(0)),
    failedCount: notPersonal(p.integer().default(0)),
    failure: notPersonal(p.text().nullable()),
    startedById: relating(p.uuid().nullable(), LINK),
    startedAt: notPersonal(instant().nullable()),
    finishedAt: notPersonal(instant().nullable()),
    /** When the file and the faulty lines are destroyed. */
    expiresAt: notPersonal(instant()),
    ...recordStamps(),
  },
  indexes: [{ name: 'import_run_by_created', properties: ['workspaceId', 'createdAt', 'id'] }],
});

/** One import of one file, as a job that can be resumed. */
export class ImportRun extends ImportRunSchema.class {}
ImportRunSchema.setClass(ImportRun);

const ImportLineSchema = defineEntity({
  name: 'ImportLine',
  ...tenantTable({ subjects: { via: 'record' } }),
  properties: {
    ...tenantKey(),
    run: () => notPersonal(p.manyToOne(ImportRun).ref().joinColumns('workspace_id', 'run_id').deleteRule('no action')),
    /** The line of the file, counted from 1 with the header. */
    line: notPersonal(p.integer()),
    outcome: notPersonal(oneOf('outcome', ['created', 'updated', 'skipped', 'failed'])),
    recordType: notPersonal(p.text().nullable()),
    recordId: notPersonal(p.uuid().nullable()),
    /** The column that is wrong and why; never the value. */
    columnName: notPersonal(p.text().nullable()),
    reason: notPersonal(p.text().nullable()),
    /** The original cells of a faulty line, for the download. */
    cells: identifying(sealedBytes().nullable(), { category: 'identity', onErasure: 'delete-row', stored: 'sealed' }),
  },
  uniques: [{ name: 'import_line_once', properties: ['workspaceId', 'run', 'line'] }],
  indexes: [
    { name: 'import_line_by_outcome', properties: ['workspaceId', 'run', 'outcome', 'line'] },
    { name: 'import_line_by_record', properties: ['workspaceId', 'recordId'] },
  ],
});

/** What became of one line of a file. */
export class ImportLine extends ImportLineSchema.class {}
ImportLineSchema.setClass(ImportLine);
