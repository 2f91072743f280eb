import { decodeId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { command } from '../graphql/command.ts';
import type { Context } from '../graphql/context.ts';
import { RecordInput } from '../graphql/types/record.inputs.ts';
import { ActivityLogInput, NoteCreateInput, NoteUpdateInput, toNewActivity, toNewNote } from './activity.inputs.ts';
import { activityRead, noteRead } from './activity.read.ts';
import { ActivityPayload, NotePayload } from './activity.types.ts';

/** The commands on notes, and the activity log. */
@Resolver()
export class NoteCommandResolver {
  @Mutation(() => NotePayload, { description: 'Writes a note.' })
  noteCreate(
    @Arg('input', () => NoteCreateInput) input: NoteCreateInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, noteRead, () => context.services.notes.create(toNewNote(input)));
  }

  @Mutation(() => NotePayload, { description: 'Changes the text of a note, or whether it stays on top.' })
  noteUpdate(
    @Arg('input', () => NoteUpdateInput) input: NoteUpdateInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    const changes = { body: input.body ?? undefined, isPinned: input.isPinned ?? undefined };
    return command(context, info, noteRead, () =>
      context.services.notes.update(decodeId('note', input.id), changes, input.ifVersion),
    );
  }

  @Mutation(() => NotePayload, { description: 'Puts a note into the bin.' })
  noteDelete(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, noteRead, () =>
      context.services.notes.delete(decodeId('note', input.id), input.ifVersion),
    );
  }

  @Mutation(() => ActivityPayload, { description: 'Logs a call, meeting, mail or message with people.' })
  activityLog(
    @Arg('input', () => ActivityLogInput) input: ActivityLogInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, activityRead, () => context.services.activities.log(toNewActivity(input)));
  }
}
