import { type RawBuilder, sql } from 'kysely';

// A text inside JSON has its quotes escaped, so nothing that somebody wrote can look like a mark. See `answer.ts` for the other side.

/** Opens each record of an answer: which people it is about, and the code of why they refuse. */
export function recordMark(
  subjects: RawBuilder<unknown> | null,
  refusal: RawBuilder<unknown> | null,
): RawBuilder<unknown> {
  if (subjects === null) return sql`':'`;
  return refusal === null ? sql`concat(${subjects}, ':')` : sql`concat(${subjects}, ':', ${refusal})`;
}

/** Opens each list of an answer. */
export const LIST_MARK: RawBuilder<unknown> = sql`''`;

/** Stands for a sealed value, until it is opened. */
export function sealedMark(index: number, rowId: RawBuilder<unknown>, bytes: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`json_build_object('~s', concat(${sql.lit(`${index}:`)}, ${rowId}, ':', encode(${bytes}, 'hex')))`;
}

/** Stands for a cursor, until it is encrypted; null where there is no row. */
export function cursorMark(index: number, id: RawBuilder<unknown>, value: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`case when ${id} is not null then json_build_object('~c',
    concat(${sql.lit(`${index}:`)}, ${id}, ':', coalesce(encode(convert_to(${value}, 'UTF8'), 'hex'), '-'))) end`;
}
