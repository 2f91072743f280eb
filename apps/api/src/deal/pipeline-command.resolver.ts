import { decodeId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { command } from '../graphql/command.ts';
import type { Context } from '../graphql/context.ts';
import { RecordInput } from '../graphql/types/record.inputs.ts';
import { pipelineRead, stageRead } from './deal.read.ts';
import {
  PipelineCreateInput,
  PipelineRenameInput,
  PipelineReorderInput,
  StageAddInput,
  StageUpdateInput,
  toNewStage,
  toStageChanges,
  toStageIds,
} from './pipeline.inputs.ts';
import { PipelinePayload, StagePayload } from './pipeline.types.ts';

/** The commands on pipelines and their stages. */
@Resolver()
export class PipelineCommandResolver {
  @Mutation(() => PipelinePayload, {
    description: 'Makes a pipeline with the stages that every workspace begins with.',
  })
  pipelineCreate(
    @Arg('input', () => PipelineCreateInput) input: PipelineCreateInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, pipelineRead, () => context.services.pipelines.create(input.name));
  }

  @Mutation(() => PipelinePayload, {
    description: 'Removes a pipeline through which no deal goes, with its stages; the last one stays.',
  })
  pipelineRemove(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, pipelineRead, () =>
      context.services.pipelines.remove(decodeId('pipeline', input.id), input.ifVersion),
    );
  }

  @Mutation(() => PipelinePayload, {
    description: 'Removes a stage in which no deal is, and answers with its pipeline; one of each kind stays.',
  })
  stageRemove(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, pipelineRead, () =>
      context.services.pipelines.removeStage(decodeId('stage', input.id), input.ifVersion),
    );
  }

  @Mutation(() => PipelinePayload, { description: 'Gives a pipeline another name.' })
  pipelineRename(
    @Arg('input', () => PipelineRenameInput) input: PipelineRenameInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, pipelineRead, () =>
      context.services.pipelines.rename(decodeId('pipeline', input.id), input.name, input.ifVersion),
    );
  }

  @Mutation(() => PipelinePayload, { description: 'Puts the stages of a pipeline into another order.' })
  pipelineReorder(
    @Arg('input', () => PipelineReorderInput) input: PipelineReorderInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, pipelineRead, () =>
      context.services.pipelines.reorderStages(decodeId('pipeline', input.id), toStageIds(input), input.ifVersion),
    );
  }

  @Mutation(() => StagePayload, { description: 'Adds a stage to a pipeline.' })
  stageAdd(
    @Arg('input', () => StageAddInput) input: StageAddInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, stageRead, () =>
      context.services.pipelines.addStage(decodeId('pipeline', input.pipelineId, 'pipelineId'), toNewStage(input)),
    );
  }

  @Mutation(() => StagePayload, { description: 'Changes the name, chance or rotting time of a stage.' })
  stageUpdate(
    @Arg('input', () => StageUpdateInput) input: StageUpdateInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, stageRead, () =>
      context.services.pipelines.updateStage(decodeId('stage', input.id), toStageChanges(input), input.ifVersion),
    );
  }
}
