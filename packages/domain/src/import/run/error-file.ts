import type { Scope } from '../../kernel/scope.ts';
import { csvLine } from '../read/csv-text.ts';
import { query } from '../write/bulk-rows.ts';
import { getRun, openFileName } from './open-run.ts';

const PAGE = 500;

/** A file of the lines that could not be used. */
export interface ErrorFile {
  readonly fileName: string;
  readonly content: AsyncIterable<string>;
}

interface FailedLine {
  readonly id: string;
  readonly line: number;
  readonly columnName: string | null;
  readonly reason: string | null;
  readonly cells: Buffer | null;
}

/**
 * The lines of a run that failed, as they stood in the file, with two columns more: `line` and `error`. Corrected, it can be
 * imported as it is. No cell is run as a formula by a spreadsheet.
 * @throws NotAllowedError · NotFoundError
 */
export async function errorFile(scope: Scope, runId: string): Promise<ErrorFile> {
  scope.require('import:run');
  const { columns, fileName } = await scope.transaction(async (em) => {
    const run = await getRun(em, scope, runId);
    scope.record(em, { action: 'import:read', targetType: 'import_run', targetId: runId, fields: ['error file'] });
    return {
      columns: run.mapping?.columns.map(({ column }) => column) ?? [],
      fileName: await openFileName(scope, run),
    };
  });
  return {
    fileName: `errors in ${fileName.replace(/\.[a-z]{1,5}$/i, '')}.csv`,
    content: linesOf(scope, runId, columns),
  };
}

async function* linesOf(scope: Scope, runId: string, columns: readonly string[]): AsyncGenerator<string> {
  // Excel takes a file without this mark for one in the machine's own encoding.
  yield `\ufeff${csvLine([...columns, 'line', 'error'])}`;
  let after = 0;
  for (;;) {
    const rows = await failedLines(scope, runId, after);
    for (const row of rows) {
      const cells = await openCells(scope, row);
      const error = row.columnName ? `${row.columnName}: ${row.reason}` : (row.reason ?? '');
      // A row that is too short or too long keeps what it had; line and error still stand in their own columns.
      const padded = columns.map((_column, index) => cells[index] ?? '');
      yield csvLine([...padded, String(row.line), error]);
      after = row.line;
    }
    if (rows.length < PAGE) return;
  }
}

function failedLines(scope: Scope, runId: string, after: number): Promise<FailedLine[]> {
  return scope.transaction((em) =>
    query<FailedLine>(
      em,
      `select id, line, column_name as "columnName", reason, cells from import_line
       where workspace_id = $1 and run_id = $2 and outcome = 'failed' and line > $3 order by line limit ${PAGE}`,
      [scope.workspaceId, runId, after],
    ),
  );
}

async function openCells({ vault, workspaceId }: Scope, { id, cells }: FailedLine): Promise<string[]> {
  if (cells === null) return [];
  const text = await vault.open({ workspaceId, table: 'import_line', column: 'cells', rowId: id }, cells);
  const opened: unknown = text === null ? [] : JSON.parse(text);
  return Array.isArray(opened) ? opened.map(String) : [];
}
