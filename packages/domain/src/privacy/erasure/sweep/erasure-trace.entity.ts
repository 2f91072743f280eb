import { defineEntity, p } from '@mikro-orm/core';
import { instant, oneOf, tenantKey, tenantTable } from '../../../kernel/base-columns.ts';
import { notPersonal } from '../../../kernel/classify.ts';
import { CATEGORIES } from '../../purposes.ts';

/** What became of records: they are gone, or they stay on a ground. */
const TRACE_OUTCOMES = ['erased', 'legal-obligation', 'legal-claims', 'proof'] as const;

const ErasureTraceSchema = defineEntity({
  name: 'ErasureTrace',
  ...tenantTable({ subjects: 'none' }),
  properties: {
    ...tenantKey(),
    ledgerId: notPersonal(p.uuid()),
    /** The table. */
    place: notPersonal(p.text().check("place ~ '^[a-z_]+$'")),
    category: notPersonal(oneOf('category', CATEGORIES)),
    outcome: notPersonal(oneOf('outcome', TRACE_OUTCOMES)),
    /** How many rows of the table held something of this kind about the person. */
    records: notPersonal(p.integer()),
  },
  uniques: [{ name: 'erasure_trace_once', properties: ['workspaceId', 'ledgerId', 'place', 'category', 'outcome'] }],
});

/** What an erasure reached, as numbers: its certificate says so, and the sweep of the files knows which tables it concerns. */
export class ErasureTrace extends ErasureTraceSchema.class {}
ErasureTraceSchema.setClass(ErasureTrace);

const ErasedKeySchema = defineEntity({
  name: 'ErasedKey',
  ...tenantTable({ subjects: 'none' }),
  properties: {
    ...tenantKey(),
    ledgerId: notPersonal(p.uuid()),
    /** The key of the person, or of somebody who was merged into them; after the erasure it opens nothing. */
    keyId: notPersonal(p.uuid()),
  },
  uniques: [{ name: 'erased_key_once', properties: ['workspaceId', 'ledgerId', 'keyId'] }],
});

/** A key that an erasure destroys; after it nothing else says any more who was the same person. */
export class ErasedKey extends ErasedKeySchema.class {}
ErasedKeySchema.setClass(ErasedKey);

/** Why traces of an erasure are still in the files of the database. */
const SWEEP_PENDING = [
  /** Somebody worked with a table for so long that it was left for the next night. */
  'busy',
  /** The owner of the database may not rewrite a table. */
  'tables-not-ours',
  /** The owner may not rewrite the statistics of the planner. */
  'statistics-not-ours',
  /** The owner may not end the write-ahead log: whoever runs the server lets it. */
  'log-not-ours',
  /** The server uses the files of the log again without emptying them. */
  'log-recycled',
  /** The log is copied elsewhere, to an archive or a replica. */
  'log-copied',
] as const;

const ErasureSweepSchema = defineEntity({
  name: 'ErasureSweep',
  ...tenantTable({ subjects: 'none' }),
  properties: {
    ...tenantKey(),
    ledgerId: notPersonal(p.uuid()),
    /** When the sweep was last tried, and how long it took. */
    triedAt: notPersonal(instant()),
    seconds: notPersonal(p.integer()),
    /** When tables, statistics and keys were written anew. */
    rewrittenAt: notPersonal(instant().nullable()),
    pending: notPersonal(oneOf('pending', SWEEP_PENDING).nullable()),
  },
  uniques: [{ name: 'erasure_sweep_once', properties: ['workspaceId', 'ledgerId'] }],
});

/** How far the files of the database are rid of an erased person; once they are, the ledger says when. */
export class ErasureSweep extends ErasureSweepSchema.class {}
ErasureSweepSchema.setClass(ErasureSweep);
