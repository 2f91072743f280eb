import { defineEntity, p } from '@mikro-orm/core';
import { instant, LINK, oneOf, tenantKey, tenantTable } from '../../../kernel/base-columns.ts';
import { notPersonal, relating } from '../../../kernel/classify.ts';

const WorkspaceExportSchema = defineEntity({
  name: 'WorkspaceExport',
  ...tenantTable({ subjects: 'none' }),
  properties: {
    ...tenantKey(),
    state: notPersonal(oneOf('state', ['queued', 'running', 'ready', 'failed', 'destroyed'])),
    /** Its own id while an archive can lie under the key of that name: the key belongs to somebody, and is no orphan. */
    keyId: notPersonal(p.uuid().nullable()),
    /** Which beginning is the valid one: whatever an earlier one still writes is thrown away. */
    attempt: notPersonal(p.integer().default(0)),
    requestedAt: notPersonal(instant()),
    requestedById: relating(p.uuid().nullable(), LINK),
    /** How many tables there are, and how many are written. */
    tableCount: notPersonal(p.integer().default(0)),
    writtenCount: notPersonal(p.integer().default(0)),
    recordCount: notPersonal(p.integer().default(0)),
    fileCount: notPersonal(p.integer().default(0)),
    storageKey: notPersonal(p.text().nullable()),
    byteSize: notPersonal(p.bigint().nullable()),
    madeAt: notPersonal(instant().nullable()),
    expiresAt: notPersonal(instant().nullable()),
    downloadCount: notPersonal(p.integer().default(0)),
    lastDownloadedAt: notPersonal(instant().nullable()),
  },
  indexes: [{ name: 'workspace_export_by_time', properties: ['workspaceId', 'requestedAt', 'id'] }],
});

/** Everything of a workspace as one archive, sealed under a key of its own; fetched for seven days, then destroyed. */
export class WorkspaceExport extends WorkspaceExportSchema.class {}
WorkspaceExportSchema.setClass(WorkspaceExport);
