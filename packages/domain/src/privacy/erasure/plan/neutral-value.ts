import type { CatalogueColumn } from '../../catalogue.ts';

/** What a text becomes that may not be empty; the row's own id makes it unique and says nothing. */
const PSEUDONYM = "'Erased ' || right(id::text, 8)";

/**
 * The SQL of the value that erasure leaves in a column: nothing where it may be empty, else the column's default, else a value
 * of the type that says nothing. A column that is pseudonymised keeps its row recognisable, by a name made from its id.
 */
export function neutralValue({ sqlType, isNullable, defaultSql, declaration }: CatalogueColumn): string {
  if (declaration.kind !== 'notPersonal' && declaration.onErasure === 'pseudonymise') return PSEUDONYM;
  if (isNullable) return 'null';
  if (defaultSql !== null) return defaultSql;
  switch (sqlType) {
    case 'timestamptz':
      return "timestamptz '1970-01-01 00:00:00+00'";
    case 'date':
      return "date '1970-01-01'";
    case 'boolean':
      return 'false';
    case 'bytea':
      return "''::bytea";
    case 'text':
      return PSEUDONYM;
    default:
      return '0';
  }
}
