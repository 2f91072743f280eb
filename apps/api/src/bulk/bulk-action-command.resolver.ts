import { decodeId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { command } from '../graphql/command.ts';
import type { Context } from '../graphql/context.ts';
import { RecordInput } from '../graphql/types/record.inputs.ts';
import { BulkActionPrepareInput, toBulkChange } from './bulk-action.inputs.ts';
import { bulkActionRead } from './bulk-action.read.ts';
import { BulkActionPayload } from './bulk-action.types.ts';
import { matchingRecords } from './matching-records.ts';

/** The commands on bulk actions. */
@Resolver()
export class BulkActionCommandResolver {
  @Mutation(() => BulkActionPayload, {
    description:
      'Counts what would be changed and what would be left, and why. Nothing is changed before it is started.',
  })
  bulkActionPrepare(
    @Arg('input', () => BulkActionPrepareInput) { selection, change }: BulkActionPrepareInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, bulkActionRead, async () => {
      const records = await matchingRecords(context.read, selection);
      return context.services.bulkActions.prepare(records.object, toBulkChange(change), records);
    });
  }

  @Mutation(() => BulkActionPayload, { description: 'Begins to change the records, in the background.' })
  bulkActionStart(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, bulkActionRead, () =>
      context.services.bulkActions.start(decodeId('bulkAction', input.id), input.ifVersion),
    );
  }

  @Mutation(() => BulkActionPayload, { description: 'Stops a bulk action; what was changed stays until it is undone.' })
  bulkActionCancel(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, bulkActionRead, () =>
      context.services.bulkActions.cancel(decodeId('bulkAction', input.id), input.ifVersion),
    );
  }

  @Mutation(() => BulkActionPayload, {
    description: 'Gives every record what it had, in the background, unless somebody has changed it since.',
  })
  bulkActionUndo(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, bulkActionRead, () =>
      context.services.bulkActions.undo(decodeId('bulkAction', input.id), input.ifVersion),
    );
  }
}
