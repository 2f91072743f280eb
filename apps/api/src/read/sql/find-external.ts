import { RequestError } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { ReadContext } from '../context.ts';
import type { ReadType } from '../read-type.ts';
import { categoryOfField, isServed } from './visible/category.ts';
import { assertPropertyShown } from './visible/visibility.ts';

/** What another system calls a record. */
export interface ExternalKey {
  readonly source: string;
  readonly key: string;
}

/**
 * Finds the UUID of the record that another system calls so; whether the viewer sees that record is decided when it is read.
 * @throws RequestError `FIELD_WITHHELD` where such names are withheld from the viewer
 */
export function findExternal(context: ReadContext, type: ReadType, { source, key }: ExternalKey): RawBuilder<unknown> {
  assertPropertyShown(type, 'externalIds', context, 'look');
  if (!isServed(categoryOfField(type, 'externalIds', context), context))
    throw new RequestError('FIELD_WITHHELD', 'The declared purpose has no use for what other systems call a record.');
  return sql`select record_id as v from external_id where workspace_id = ${context.viewer.workspaceId}::uuid
    and record_type = ${type.customObject} and source = ${source} and key = ${key}`;
}
