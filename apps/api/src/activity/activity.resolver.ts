import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../graphql/context.ts';
import { AggregateGroup } from '../graphql/types/aggregate.types.ts';
import type { AggregateArguments } from '../read/sql/aggregate.ts';
import { activityRead, noteRead, taskRead } from './activity.read.ts';
import {
  ActivityConnection,
  ActivityListArgs,
  NoteConnection,
  NoteListArgs,
  TaskAggregateArgs,
  TaskConnection,
  TaskListArgs,
} from './activity.types.ts';

/** Tasks, notes and activities. */
@Resolver()
export class ActivityResolver {
  @Query(() => TaskConnection, { description: 'Tasks that the viewer may see.' })
  tasks(@Args(() => TaskListArgs) args: TaskListArgs, @Info() info: GraphQLResolveInfo, @Ctx() { read }: Context) {
    return read.connection(taskRead, args, info);
  }

  @Query(() => [AggregateGroup], { description: 'Counts of tasks, for charts.' })
  tasksAggregate(@Args(() => TaskAggregateArgs) args: AggregateArguments, @Ctx() { read }: Context) {
    return read.aggregate(taskRead, args);
  }

  @Query(() => NoteConnection, { description: 'Notes that the viewer may see.' })
  notes(@Args(() => NoteListArgs) args: NoteListArgs, @Info() info: GraphQLResolveInfo, @Ctx() { read }: Context) {
    return read.connection(noteRead, args, info);
  }

  @Query(() => ActivityConnection, { description: 'Activities that the viewer may see.' })
  activities(
    @Args(() => ActivityListArgs) args: ActivityListArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.connection(activityRead, args, info);
  }
}
