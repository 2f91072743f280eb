/** A column of the catalogue as the API has it. */
export interface CatalogueColumn {
  readonly column: string;
  readonly property: string;
  readonly kind: string;
  readonly category: string | null;
  readonly onErasure: string | null;
  readonly keptFor: string | null;
  readonly stored: string | null;
  readonly mask: string | null;
}

/** A column with its table and with what is true of its whole category. */
export interface CatalogueRow extends CatalogueColumn {
  readonly id: string;
  readonly table: string;
  readonly title: string;
  readonly purposes: readonly string[];
  readonly retention: string | null;
}

/** What the catalogue is narrowed down to; an absent condition holds for all. */
export interface CatalogueFilter {
  readonly text?: string | undefined;
  /** `personal`, or one class. */
  readonly kind?: string | undefined;
  readonly category?: string | undefined;
  readonly purpose?: string | undefined;
  readonly stored?: string | undefined;
}

interface Source {
  readonly tables: readonly { table: string; title: string; columns: readonly CatalogueColumn[] }[];
  readonly categories: readonly { category: string; purposes: readonly string[]; retention: string }[];
}

/** Every column of every table, in the order of the catalogue. */
export function catalogueRows({ tables, categories }: Source): CatalogueRow[] {
  const rules = new Map(categories.map((rule) => [rule.category, rule]));
  return tables.flatMap(({ table, title, columns }) =>
    columns.map((column) => {
      const rule = column.category === null ? undefined : rules.get(column.category);
      return {
        ...column,
        ...{ id: `${table}.${column.column}`, table, title },
        ...{ purposes: rule?.purposes ?? [], retention: rule?.retention ?? null },
      };
    }),
  );
}

/** The rows that meet every condition. */
export function filterCatalogue(rows: readonly CatalogueRow[], filter: CatalogueFilter): CatalogueRow[] {
  const text = filter.text?.trim().toLowerCase() ?? '';
  return rows.filter(
    (row) =>
      (text === '' || [row.table, row.title, row.column].some((name) => name.toLowerCase().includes(text))) &&
      (!filter.kind || (filter.kind === 'personal' ? row.kind !== 'notPersonal' : row.kind === filter.kind)) &&
      (!filter.category || row.category === filter.category) &&
      (!filter.purpose || row.purposes.includes(filter.purpose)) &&
      (!filter.stored || row.stored === filter.stored),
  );
}
