import { EXTERNAL_ID_OBJECTS, type ExternalIdObject } from '@smartx/domain/external-id';
import { decodeId, InvalidInputError, kindOfId } from '@smartx/domain/kernel';
import { Field, InputType, ObjectType } from 'type-graphql';
import { RecordInput } from '../graphql/types/record.inputs.ts';
import { RecordType } from '../graphql/types/shared.types.ts';
import { UserError } from '../graphql/types/user-error.types.ts';

/** What another system calls a record. */
@ObjectType('ExternalId', {
  description: 'What another system calls a record; unique in a workspace for each kind of record.',
  simpleResolvers: true,
})
export class ExternalIdType {
  @Field(() => String, { description: 'Which system, such as `billing`.' })
  source!: string;

  @Field(() => String, { description: 'What it calls the record.' })
  key!: string;
}

/** What another system calls a record, for a change. */
@InputType({ description: 'What another system calls a company, contact, lead, deal or product.' })
export class ExternalIdChangeInput extends RecordInput {
  @Field(() => String, { description: 'Which system, such as `billing`; at most 60 characters.' })
  source!: string;

  @Field(() => String, { description: 'What it calls the record; at most 200 characters.' })
  key!: string;
}

/** The answer of the commands, on any of the objects. */
@ObjectType({ description: 'What a command on external ids answers.', simpleResolvers: true })
export class ExternalIdPayload {
  @Field(() => RecordType, {
    nullable: true,
    description: 'The record after the change; null where it failed or is out of sight.',
  })
  record!: RecordType | null;

  @Field(() => [UserError], { description: 'Why nothing was done; empty where it was.' })
  errors!: UserError[];
}

/** Which record an id names. @throws InvalidInputError for an id of something that other systems do not name */
export function toNamedRecord(publicId: string): { object: ExternalIdObject; id: string } {
  const kind = kindOfId(publicId);
  const object = EXTERNAL_ID_OBJECTS.find((one) => one === kind);
  if (object) return { object, id: decodeId(object, publicId) };
  throw new InvalidInputError([
    { path: 'id', message: 'Expected the id of a company, contact, lead, deal or product.' },
  ]);
}
