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
    /** How many single items are kept as sealed copies, because a decision or a hold says so. */
    exemptCount: notPersonal(p.integer().default(0)),
    /** How many places in free text somebody still has to look at. */
    reviewsOpen: notPersonal(p.integer().default(0)),
    recipientsTold: notPersonal(p.integer().default(0)),
    recipientsAcknowledged: notPersonal(p.integer().default(0)),
    plannedAt: notPersonal(instant()),
    keysDestroyedAt: notPersonal(instant().nullable()),
    finishedAt: notPersonal(instant().nullable()),
    /** When the physical traces of searchable columns are swept from the database's files. */
    sweepDueAt: notPersonal(instant().nullable()),
    sweptAt: notPersonal(instant().nullable()),
  },
  checks: [
    {
      name: 'erasure_ledger_counts',
      expression: `least(rows_cleared, rows_deleted, rows_kept, exempt_count, reviews_open, recipients_told,
        recipients_acknowledged) >= 0 and recipients_acknowledged <= recipients_told`,
    },
    {
      name: 'erasure_ledger_steps',
      expression: `(state = 'done') = (finished_at is not null) and (state <> 'done' or keys_destroyed_at is not null)
        and (sweep_due_at is null or finished_at is not null) and (swept_at is null or sweep_due_at is not null)`,
    },
  ],
  indexes: [
    { name: 'erasure_ledger_by_subject', properties: ['workspaceId', 'subjectId'] },
    { name: 'erasure_ledger_by_request', properties: ['workspaceId', 'requestId'] },
  ],
});

/** Written before anything is destroyed and replayed after a restore. Ids, closed lists, numbers and dates only: no column can hold personal data. */
export class ErasureLedger extends ErasureLedgerSchema.class {}
ErasureLedgerSchema.setClass(ErasureLedger);
