import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../graphql/types/connection.types.ts';
import { IdFilter, StringFilter } from '../graphql/types/filter.types.ts';
import { payloadOf } from '../graphql/types/payload.types.ts';
import { Node, RecordType } from '../graphql/types/shared.types.ts';

/** A step of a pipeline. */
@ObjectType('Stage', { description: 'A step of a pipeline.', implements: [Node, RecordType], simpleResolvers: true })
export class StageType extends RecordType {
  @Field(() => String, { description: 'What the column of the board is called.' })
  name!: string;

  @Field(() => Int, { description: 'Its place in the pipeline, from 0.' })
  position!: number;

  @Field(() => String, { description: '`open`, `won` or `lost`; the last two end a deal.' })
  kind!: string;

  @Field(() => Int, { description: 'The chance of winning in percent.' })
  probability!: number;

  @Field(() => Int, { nullable: true, description: 'After so many days in it a deal counts as rotting.' })
  rottingDays!: number | null;

  @Field(() => Boolean, { description: 'Whether a deal needs a value before it enters.' })
  requiresValue!: boolean;

  @Field(() => Boolean, { description: 'Whether a deal needs an expected close before it enters.' })
  requiresExpectedClose!: boolean;

  @Field(() => Boolean, { description: 'Whether a deal needs a company before it enters.' })
  requiresCompany!: boolean;

  @Field(() => Boolean, { description: 'Whether a deal needs a contact before it enters.' })
  requiresContact!: boolean;

  @Field(() => Boolean, { description: 'Whether a deal needs an owner before it enters.' })
  requiresOwner!: boolean;
}

/** A way of selling. */
@ObjectType('Pipeline', {
  description: 'A way of selling, as an ordered list of stages.',
  implements: [Node, RecordType],
  simpleResolvers: true,
})
export class PipelineType extends RecordType {
  @Field(() => String, { description: 'What people call the way of selling.' })
  name!: string;

  @Field(() => Int, { description: 'Its place among the pipelines.' })
  position!: number;

  @Field(() => [StageType], { description: 'Its stages; sort them by `position`.' })
  stages!: StageType[];
}

/** Pages of pipelines. */
export const PipelineConnection = connectionOf(PipelineType, 'Pipeline');

/** Filters stages. */
@InputType({ description: 'Conditions on a stage; all of them hold.' })
export class StageFilter {
  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By name.' })
  name?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By kind: `open`, `won`, `lost`.' })
  kind?: StringFilter | null;
}

/** The answer of a command on a pipeline. */
export const PipelinePayload = payloadOf(PipelineType, 'Pipeline');

/** The answer of a command on a stage. */
export const StagePayload = payloadOf(StageType, 'Stage');
