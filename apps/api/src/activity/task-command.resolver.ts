import { decodeId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { command } from '../graphql/command.ts';
import type { Context } from '../graphql/context.ts';
import { RecordInput } from '../graphql/types/record.inputs.ts';
import { TaskCreateInput, TaskUpdateInput, toNewTask, toTaskChanges } from './activity.inputs.ts';
import { taskRead } from './activity.read.ts';
import { TaskPayload } from './activity.types.ts';

/** The commands on tasks. */
@Resolver()
export class TaskCommandResolver {
  @Mutation(() => TaskPayload, { description: 'Writes down something to be done.' })
  taskCreate(
    @Arg('input', () => TaskCreateInput) input: TaskCreateInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, taskRead, () => context.services.tasks.create(toNewTask(input)));
  }

  @Mutation(() => TaskPayload, { description: 'Changes the given fields of a task.' })
  taskUpdate(
    @Arg('input', () => TaskUpdateInput) input: TaskUpdateInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, taskRead, () =>
      context.services.tasks.update(decodeId('task', input.id), toTaskChanges(input), input.ifVersion),
    );
  }

  @Mutation(() => TaskPayload, { description: 'Marks a task as done.' })
  taskComplete(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, taskRead, () =>
      context.services.tasks.complete(decodeId('task', input.id), input.ifVersion),
    );
  }

  @Mutation(() => TaskPayload, { description: 'Opens a task that was done.' })
  taskReopen(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, taskRead, () =>
      context.services.tasks.reopen(decodeId('task', input.id), input.ifVersion),
    );
  }

  @Mutation(() => TaskPayload, { description: 'Puts a task into the bin.' })
  taskDelete(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, taskRead, () =>
      context.services.tasks.delete(decodeId('task', input.id), input.ifVersion),
    );
  }
}
