import { GraphQLDateTime } from 'graphql-scalars';
import { Field, InputType, ObjectType } from 'type-graphql';

/** A question as the person meets it. */
@ObjectType('ConsentQuestion', {
  description: 'A consent that a person was asked for by mail, and has not answered yet.',
  simpleResolvers: true,
})
export class ConsentQuestionType {
  @Field(() => String, { description: 'For what, such as `MARKETING`.' })
  purpose!: string;

  @Field(() => String, { nullable: true, description: 'The topic, where it is about one.' })
  topic!: string | null;

  @Field(() => String, { description: 'The words that the person agrees to.' })
  wording!: string;

  @Field(() => String, { nullable: true, description: 'Their language (BCP 47).' })
  language!: string | null;

  @Field(() => GraphQLDateTime, { description: 'When it was asked.' })
  askedAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'Until when it can be answered.' })
  expiresAt!: Date;
}

/** What opens a question. */
@InputType({ description: 'Names a question by the token of its mail.' })
export class ConsentQuestionInput {
  @Field(() => String, { nullable: true, description: 'The address of the workspace; without it the operator.' })
  workspace?: string | null;

  @Field(() => String, { description: 'The token of the link.' })
  token!: string;
}
