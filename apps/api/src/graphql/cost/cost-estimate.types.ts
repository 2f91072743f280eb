import { GraphQLJSONObject } from 'graphql-scalars';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';

/** What a part of an operation costs. */
@ObjectType('RootFieldCost', {
  description: 'What a root field of an operation may cost at most.',
  simpleResolvers: true,
})
export class RootFieldCostType {
  @Field(() => String, {
    description:
      'The field as the answer would name it; `...Name` for a fragment at the root, `...` for one without a name.',
  })
  field!: string;

  @Field(() => Int, {
    description: 'Points: one for each record that can come back, one for each list, ten for a command.',
  })
  points!: number;
}

/** What is wrong with a document. */
@ObjectType('DocumentProblem', { description: 'Why a document cannot be run.', simpleResolvers: true })
export class DocumentProblemType {
  @Field(() => String, { description: 'The code that the document would be refused with.' })
  code!: string;

  @Field(() => String, { description: 'What is wrong, in English.' })
  message!: string;

  @Field(() => Int, { nullable: true, description: 'The line that it is about, the first being 1.' })
  line!: number | null;

  @Field(() => Int, { nullable: true, description: 'The character within the line, the first being 1.' })
  column!: number | null;
}

/** The price of an operation. */
@ObjectType('CostEstimate', {
  description: 'What an operation would cost, by the function that weighs every operation. It was not run.',
  simpleResolvers: true,
})
export class CostEstimateType {
  @Field(() => Int, { nullable: true, description: 'Points that it asks for; null where the document cannot be run.' })
  points!: number | null;

  @Field(() => Int, { description: 'The most that one operation may cost.' })
  largest!: number;

  @Field(() => Boolean, {
    description: 'Whether it costs no more than that. Whether a budget has as much left is another question.',
  })
  isWithinLimit!: boolean;

  @Field(() => [RootFieldCostType], { description: 'What each root field costs; together they are `points`.' })
  fields!: RootFieldCostType[];

  @Field(() => [DocumentProblemType], { description: 'Why the document cannot be run; empty where it can.' })
  problems!: DocumentProblemType[];
}

/** A document whose price is asked for. */
@ArgsType()
export class CostEstimateArgs {
  @Field(() => String, { description: 'The document, as it would be sent.' })
  document!: string;

  @Field(() => String, { nullable: true, description: 'Which of its operations, where it has several.' })
  operationName!: string | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: 'The variables: `first` multiplies what is below it.',
  })
  variables!: Record<string, unknown> | null;
}
