import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';

/** A message about a request, as the person sees it. */
@ObjectType('PublicRequestMessage', {
  description: 'What the company and the person wrote each other.',
  simpleResolvers: true,
})
export class PublicRequestMessageType {
  @Field(() => String, { description: '`identity-question`, `clarification`, `message` or `answer` (by the person).' })
  kind!: string;

  @Field(() => String, { nullable: true, description: 'The words; null once they are destroyed.' })
  text!: string | null;

  @Field(() => GraphQLDateTime, { description: 'When it was written.' })
  sentAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When a question was answered; null while it is open.' })
  answeredAt!: Date | null;
}

/** A file as the person sees it who added it. */
@ObjectType('PublicRequestEvidence', {
  description: 'A file that the person added to a request, until it was looked at and destroyed.',
  simpleResolvers: true,
})
export class PublicEvidenceType {
  @Field(() => ID, { description: 'Which file, to take it back.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'What it is called.' })
  name!: string | null;

  @Field(() => Int, { description: 'Its size in bytes.' })
  byteSize!: number;

  @Field(() => GraphQLDateTime, { description: 'When it was added.' })
  addedAt!: Date;
}
