import { decodeId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { command } from '../graphql/command.ts';
import type { Context } from '../graphql/context.ts';
import { pipelineRead, stageRead } from './deal.read.ts';
import {
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
