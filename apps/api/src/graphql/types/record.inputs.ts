import { Field, ID, InputType, Int } from 'type-graphql';

/** Names a record and the version that the caller has seen. */
@InputType({ description: 'A record, and the version of it that the caller has seen.' })
export class RecordInput {
  @Field(() => ID, { description: 'The record.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'Only if the record is still at this version.' })
  ifVersion?: number | null;
}
