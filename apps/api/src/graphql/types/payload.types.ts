import { type ClassType, Field, ObjectType } from 'type-graphql';
import { UserError } from './user-error.types.ts';

/** What a mutation answers: the record as it is now, or why nothing was done. */
export function payloadOf<Record extends object>(record: ClassType<Record>, name: string) {
  @ObjectType(`${name}Payload`, {
    description: `What ${name} answers: the record, or the errors for which nothing was done.`,
    simpleResolvers: true,
  })
  class Payload {
    @Field(() => record, {
      nullable: true,
      description: 'The record after the change; null where it failed or is out of sight.',
    })
    record!: Record | null;

    @Field(() => [UserError], { description: 'Why nothing was done; empty where it was.' })
    errors!: UserError[];
  }
  return Payload;
}

/** What a mutation without a record answers. */
@ObjectType({ description: 'What a command without a record answers.', simpleResolvers: true })
export class OutcomePayload {
  @Field(() => Boolean, { description: 'Whether it was done.' })
  done!: boolean;

  @Field(() => [UserError], { description: 'Why nothing was done; empty where it was.' })
  errors!: UserError[];
}
