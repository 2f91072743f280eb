import type { EntityMetadata } from '@mikro-orm/core';
import { ALWAYS_ON, type Category, purposeBits } from '@smartx/domain/kernel';
import { CATEGORIES, categoryServes } from '@smartx/domain/privacy';
import { type RawBuilder, sql } from 'kysely';
import type { ReadContext } from '../../context.ts';
import { columnNamed, columnOf, type ReadList, type ReadType, type Unserved } from '../../read-type.ts';
import type { PurposeDecision } from './purpose.ts';

/** Whether data of a category is used for the declared purpose at all: an invoice never needs a note. */
export function isServed(category: Category | null, { purpose }: ReadContext): boolean {
  return category === null || categoryServes(category, purpose);
}

/** Whether nobody can refuse the purpose; it is bound by the kinds of data that it is for all the same. */
export function isAlwaysOn({ purpose }: ReadContext): boolean {
  return (purposeBits([purpose]) & ALWAYS_ON) !== 0n;
}

/** Under which condition a personal value of a category is shown; null where nothing about a row is ever withheld. */
export function shownIf(
  decision: PurposeDecision,
  category: Category | null,
  context: ReadContext,
): RawBuilder<unknown> | null {
  if (isServed(category, context)) return decision.allowed;
  if (isAlwaysOn(context)) return sql`false`;
  return decision.isNobodys ?? (decision.allowed && sql`false`);
}

/** The category of rows that are personal as a whole: that of their first personal column. */
export function categoryOfRows(meta: EntityMetadata): Category | null {
  for (const { name, persist } of Object.values(meta.properties)) {
    const category = persist === false ? null : columnOf(meta, name).category;
    if (category) return category;
  }
  return null;
}

/** The category of a field of the API, whatever it is made of. */
export function categoryOfField(type: ReadType, name: string, context: ReadContext): Category | null {
  const meta = context.metadata(type.entity);
  const field = type.fields[name] ?? { kind: 'column', property: name };
  switch (field.kind) {
    case 'column':
      return columnOf(meta, field.property).category;
    case 'money':
      return columnOf(meta, field.minor).category;
    case 'id':
    case 'one':
      return columnNamed(meta, field.column).category;
    case 'list':
    case 'connection':
      return field.personal ? categoryOfList(field, context) : null;
    case 'derived':
      return field.personal ? categoryOfRows(meta) : null;
    case 'either':
      // A custom field: its definition says it.
      return null;
  }
}

/** Of what kind the rows of a list are, where they are personal as a whole. Custom fields say it one by one. */
export function categoryOfList({ type, perField }: ReadList, context: ReadContext): Category | null {
  return perField ? null : categoryOfRows(context.metadata(context.typeNamed(type).entity));
}

/** Of what the declared purpose has no use, for values that name a field themselves, as a history does. */
export function unservedBy(context: ReadContext): Unserved {
  return {
    fieldsOf: (name) => unservedFields(context.typeNamed(name), context),
    categories: CATEGORIES.filter((category) => !isServed(category, context)),
  };
}

function unservedFields(type: ReadType, context: ReadContext): string[] {
  const meta = context.metadata(type.entity);
  const properties = Object.keys(meta.properties).filter((name) => !isServed(columnOf(meta, name).category, context));
  const fields = Object.keys(type.fields).filter((name) => !isServed(categoryOfField(type, name, context), context));
  return [...new Set([...properties, ...fields])];
}
