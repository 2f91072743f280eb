import { newId } from '../../../kernel/ids.ts';
import type { CatalogueTable } from '../../catalogue.ts';
import type { ErasureLedger } from '../../ledger/erasure-ledger.entity.ts';
import type { Reach } from '../../reach/reached-rows.ts';
import { actionOf } from '../../reach/subject-paths.ts';
import type { ErasureContext } from '../erasure-context.ts';

/** How many rows of a table an erasure reaches that hold data of one category, and what becomes of it. */
interface Trace {
  readonly place: string;
  readonly category: string;
  readonly outcome: string;
  readonly records: number;
}

/**
 * Notes down what an erasure is about to reach and which keys it destroys, before anything is changed: afterwards nothing leads
 * there any more. One that is taken up again adds nothing.
 */
export async function noteTraces(
  {
    em,
    scope,
    catalogue,
    reach,
    subjectIds,
  }: Pick<ErasureContext, 'em' | 'scope' | 'catalogue' | 'reach' | 'subjectIds'>,
  { id: ledgerId }: Pick<ErasureLedger, 'id'>,
): Promise<void> {
  const { workspaceId } = scope;
  const traces = tracesOf(catalogue, reach).map((trace) => ({ ...trace, id: newId() }));
  await em.execute(
    `insert into erasure_trace (workspace_id, id, ledger_id, place, category, outcome, records)
     select ?::uuid, t.id, ?::uuid, t.place, t.category, t.outcome, t.records
     from jsonb_to_recordset(?::jsonb) as t (id uuid, place text, category text, outcome text, records integer)
     on conflict (workspace_id, ledger_id, place, category, outcome)
     do update set records = greatest(erasure_trace.records, excluded.records)`,
    [workspaceId, ledgerId, JSON.stringify(traces)],
  );
  const keys = subjectIds.map((keyId) => ({ id: newId(), key_id: keyId }));
  await em.execute(
    `insert into erased_key (workspace_id, id, ledger_id, key_id) select ?::uuid, k.id, ?::uuid, k.key_id
     from jsonb_to_recordset(?::jsonb) as k (id uuid, key_id uuid) on conflict do nothing`,
    [workspaceId, ledgerId, JSON.stringify(keys)],
  );
}

/** What of each table goes and stays, by category. A link to whoever is responsible is nothing of the person's own. */
function tracesOf(catalogue: readonly CatalogueTable[], reach: Reach): Trace[] {
  return catalogue.flatMap((table) => {
    const reached = reach.get(table.table);
    if (!reached || reached.relation === 'authored') return [];
    const found = new Set(table.columns.flatMap(outcomeOf));
    return [...found].map((key) => {
      const [category = '', outcome = ''] = key.split(' ');
      return { place: table.table, category, outcome, records: reached.ids.length };
    });
  });
}

function outcomeOf(column: CatalogueTable['columns'][number]): string[] {
  const action = actionOf(column);
  if (action === null || action === 'unlink' || column.declaration.kind === 'notPersonal') return [];
  return [`${column.declaration.category} ${typeof action === 'string' ? 'erased' : action.keepFor}`];
}
