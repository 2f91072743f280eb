import { RequestError } from '@smartx/domain/kernel';
import { Field, ID, InputType } from 'type-graphql';
import { OneOf } from './one-of.ts';

/** What another system calls a record. */
@InputType({ description: 'What another system calls a record; unique in a workspace for each kind of record.' })
export class ExternalIdInput {
  @Field(() => String, { description: 'Which system, such as `billing`.' })
  source!: string;

  @Field(() => String, { description: 'What it calls the record.' })
  key!: string;
}

/** By what a single record is named. */
@OneOf('RecordKeyInput')
@InputType({ description: 'By what a record is named; exactly one of these is given.' })
export class RecordKeyInput {
  @Field(() => ID, { nullable: true, description: 'Our own id of the record.' })
  id?: string | null;

  @Field(() => ExternalIdInput, { nullable: true, description: 'What another system calls the record.' })
  externalId?: ExternalIdInput | null;
}

/**
 * What a single record is asked for by: its id, given alone or as a key, or what another system calls it.
 * @throws RequestError `BAD_USER_INPUT` for none, or several
 */
export function recordKey(
  id: string | null | undefined,
  by: RecordKeyInput | null | undefined,
): string | ExternalIdInput {
  const given = [id, by?.id, by?.externalId].filter((one) => one != null);
  const [key] = given;
  if (key === undefined || given.length > 1)
    throw new RequestError('BAD_USER_INPUT', 'Name the record by "id", or by one of the keys of "by".');
  return key;
}
