import { type NewStage, STAGE_KINDS, type StageChanges, type StageRequirements } from '@smartx/domain/deal';
import { decodeId } from '@smartx/domain/kernel';
import { Field, ID, InputType, Int } from 'type-graphql';
import { closedList } from '../graphql/closed-list.ts';
import { RecordInput } from '../graphql/types/record.inputs.ts';

/** Another name of a pipeline. */
@InputType({ description: 'Gives a pipeline another name.' })
export class PipelineRenameInput extends RecordInput {
  @Field(() => String, { description: 'What it is called from now on, 1 to 100 characters.' })
  name!: string;
}

/** Another order of stages. */
@InputType({ description: 'Puts the stages of a pipeline into this order.' })
export class PipelineReorderInput extends RecordInput {
  @Field(() => [ID], { description: 'Each stage of the pipeline, once.' })
  stageIds!: string[];
}

/** A new pipeline. */
@InputType({ description: 'Makes a pipeline with the stages that every workspace begins with.' })
export class PipelineCreateInput {
  @Field(() => String, { description: 'What people call the way of selling, 1 to 100 characters.' })
  name!: string;
}

@InputType()
abstract class StageRequirementFields {
  @Field(() => Boolean, { nullable: true, description: 'Whether a deal needs a value before it enters.' })
  requiresValue?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a deal needs an expected close before it enters.' })
  requiresExpectedClose?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a deal needs a company before it enters.' })
  requiresCompany?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a deal needs a contact before it enters.' })
  requiresContact?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a deal needs an owner before it enters.' })
  requiresOwner?: boolean | null;
}

/** A new stage. */
@InputType({ description: 'Adds a stage to a pipeline.' })
export class StageAddInput extends StageRequirementFields {
  @Field(() => ID, { description: 'Which pipeline gets the stage.' })
  pipelineId!: string;

  @Field(() => String, { description: 'What the column of the board is called.' })
  name!: string;

  @Field(() => String, { description: '`open`, `won` or `lost`; the last two end a deal.' })
  kind!: string;

  @Field(() => Int, { description: 'The chance of winning in percent.' })
  probability!: number;

  @Field(() => Int, { nullable: true, description: 'After so many days in it a deal counts as rotting.' })
  rottingDays?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Its place, from 0; without it the last, before the stages that end a deal if it is open.',
  })
  position?: number | null;
}

/** Changes of a stage. */
@InputType({ description: 'Changes of a stage: a field that is absent stays.' })
export class StageUpdateInput extends StageRequirementFields {
  @Field(() => ID, { description: 'The stage.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'Only if the stage is still at this version.' })
  ifVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'What the column of the board is called.' })
  name?: string | null;

  @Field(() => Int, { nullable: true, description: 'The chance of winning in percent.' })
  probability?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'After so many days in it a deal counts as rotting; null for never.',
  })
  rottingDays?: number | null;
}

/** The input as the domain takes it, field by field. */
export function toNewStage(input: StageAddInput): NewStage {
  const { name, kind, probability, rottingDays, position } = input;
  const known = closedList(STAGE_KINDS, kind, 'kind');
  return { ...toRequirements(input), name, kind: known, probability, rottingDays, position: position ?? undefined };
}

/** The input as the domain takes it, field by field. */
export function toStageChanges(input: StageUpdateInput): StageChanges {
  const { name, probability, rottingDays } = input;
  return { ...toRequirements(input), name: name ?? undefined, probability: probability ?? undefined, rottingDays };
}

function toRequirements(input: StageRequirementFields): StageRequirements {
  return {
    requiresValue: input.requiresValue ?? undefined,
    requiresExpectedClose: input.requiresExpectedClose ?? undefined,
    requiresCompany: input.requiresCompany ?? undefined,
    requiresContact: input.requiresContact ?? undefined,
    requiresOwner: input.requiresOwner ?? undefined,
  };
}

/** The stages of an order. @throws InvalidInputError for an id of another kind */
export function toStageIds({ stageIds }: PipelineReorderInput): string[] {
  return stageIds.map((id, index) => decodeId('stage', id, `stageIds.${index}`));
}
