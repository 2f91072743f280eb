import { defineEntity, p } from '@mikro-orm/core';
import { instant, oneOf, tenantKey, tenantTable } from '../../kernel/base-columns.ts';
import { notPersonal } from '../../kernel/classify.ts';

const ErasureLedgerSchema = defineEntity({
  name: 'ErasureLedger',
  ...tenantTable({ subjects: 'none' }),
  properties: {
    ...tenantKey(),
    /** The subject's id; after the erasure it leads to nothing. */
    subjectId: notPersonal(p.uuid()),
    requestId: notPersonal(p.uuid().nullable()),
    ground: notPersonal(oneOf('ground', ['request', 'retention', 'consent-withdrawn', 'minor', 'restore-replay'])),
    state: notPersonal(oneOf('state', ['planned', 'running', 'partial', 'done'])),
    rowsCleared: notPersonal(p.integer().default(0)),
    rowsDeleted: notPersonal(p.integer().default(0)),
    rowsKept: notPersonal(p.integer().default(0)),
    plannedAt: notPersonal(instant()),
    keysDestroyedAt: notPersonal(instant().nullable()),
    finishedAt: notPersonal(instant().nullable()),
    /** When the physical traces of searchable columns are swept from the database's files. */
    sweepDueAt: notPersonal(instant().nullable()),
    sweptAt: notPersonal(instant().nullable()),
  },
  indexes: [{ name: 'erasure_ledger_by_subject', properties: ['workspaceId', 'subjectId'] }],
});

/** Written before anything is destroyed and replayed after a restore. Ids, closed lists, numbers and dates only: no column can hold personal data. */
export class ErasureLedger extends ErasureLedgerSchema.class {}
ErasureLedgerSchema.setClass(ErasureLedger);
