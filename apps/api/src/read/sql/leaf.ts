import { ID_PREFIX, type IdKind } from '@smartx/domain/kernel';
import { CURRENCIES, currencyExponent } from '@smartx/domain/record';
import { type RawBuilder, sql } from 'kysely';

const INSTANT = sql.lit('YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

/** A value in the form in which a leaf type of the API shows it. */
export function leafSql(leaf: string | null, value: RawBuilder<unknown>, sqlType?: string): RawBuilder<unknown> {
  if (leaf === 'DateTime') return sql`to_char(${value} at time zone 'UTC', ${INSTANT})`;
  if (sqlType === 'bigint' && leaf !== 'Int' && leaf !== 'Float') return sql`${value}::text`;
  return value;
}

/** The public form of an id: `con_0198…`. */
export function idSql(kind: IdKind, value: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${sql.lit(`${ID_PREFIX[kind]}_`)} || replace(${value}::text, '-', ''))`;
}

const RARE = Map.groupBy(
  CURRENCIES.filter((currency) => currencyExponent(currency) !== 2),
  currencyExponent,
);

/** An amount in a currency's smallest unit as a decimal text with all its digits. */
export function moneySql(minor: RawBuilder<unknown>, currency: RawBuilder<unknown>): RawBuilder<unknown> {
  const digits = [...RARE].map(([exponent, currencies]) => {
    return sql`when ${currency} in (${sql.join(currencies.map((one) => sql.lit(one)))}) then ${sql.lit(exponent)}`;
  });
  return sql`(select round(${minor}::numeric / 10::numeric ^ e.digits, e.digits)::text
    from (select case ${sql.join(digits, sql` `)} else 2 end as digits) e)`;
}
