import { Company } from '../../company/company.entity.ts';
import { readCompany } from '../../company/company-input.ts';
import { matchName } from '../../record/match-name.ts';
import type { FileLine } from '../mapping/file-line.ts';
import type { Batch } from '../write/batch.ts';
import { insertRows, type RowOf } from '../write/bulk-rows.ts';
import { NameBook, requireOne } from '../write/find-known.ts';

/**
 * The company that each line names, by line. One that does not exist is made, left empty or a problem of the line, as the
 * mapping says; two that could be meant are always a problem.
 */
export async function linkCompanies(batch: Batch, lines: readonly FileLine[]): Promise<ReadonlyMap<FileLine, string>> {
  const naming = lines.filter((line) => line.isUsable && line.text('company') !== undefined);
  const names = await NameBook.load(
    batch,
    'company',
    naming.flatMap((line) => line.text('company') ?? []),
  );
  const made = new CompanyMaker(batch);
  const links = new Map<FileLine, string>();
  for (const line of naming) {
    const id = linkOf(line, line.text('company') ?? '', names, made);
    if (id !== null) links.set(line, id);
  }
  await made.write();
  return links;
}

function linkOf(line: FileLine, name: string, names: NameBook, made: CompanyMaker): string | null {
  const found = names.find(name);
  if (found.length === 0 && line.columnOf('company')?.ifMissing === 'create') return made.make(line, name);
  return requireOne(line, 'company', 'company', found);
}

/** Makes each company once, however many lines of the batch name it. */
class CompanyMaker {
  private readonly rows = new Map<string, RowOf<Company> & { readonly id: string }>();

  constructor(private readonly batch: Batch) {}

  make(line: FileLine, name: string): string | null {
    const known = this.rows.get(matchName(name));
    if (known) return known.id;
    const fields = line.check(
      (check) => readCompany(check, { name }),
      () => line.columnOf('company')?.column,
    );
    if (!line.isUsable) return null;
    const row = { ...fields, ...this.batch.newRecord(), importRunId: this.batch.context.runId };
    this.rows.set(matchName(name), row);
    this.batch.audit({ type: 'company', id: row.id }, 'company:create');
    return row.id;
  }

  write(): Promise<void> {
    return insertRows(this.batch.em, Company, [...this.rows.values()]);
  }
}
