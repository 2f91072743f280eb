import { decodeId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { command } from '../graphql/command.ts';
import type { Context } from '../graphql/context.ts';
import { RecordInput } from '../graphql/types/record.inputs.ts';
import {
  DealCreateInput,
  DealEndInput,
  DealMoveInput,
  DealUpdateInput,
  toDealChanges,
  toEntry,
  toNewDeal,
  toStageId,
} from './deal.inputs.ts';
import { dealRead } from './deal.read.ts';
import { DealPayload } from './deal.types.ts';

/** The commands on deals. */
@Resolver()
export class DealCommandResolver {
  @Mutation(() => DealPayload, { description: 'Records a deal with its lines.' })
  dealCreate(
    @Arg('input', () => DealCreateInput) input: DealCreateInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, dealRead, () => context.services.deals.create(toNewDeal(input)));
  }

  @Mutation(() => DealPayload, { description: 'Changes the given fields of a deal.' })
  dealUpdate(
    @Arg('input', () => DealUpdateInput) input: DealUpdateInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, dealRead, () =>
      context.services.deals.update(decodeId('deal', input.id), toDealChanges(input), input.ifVersion),
    );
  }

  @Mutation(() => DealPayload, { description: 'Moves a deal to another stage of its pipeline.' })
  dealMove(
    @Arg('input', () => DealMoveInput) input: DealMoveInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, dealRead, () =>
      context.services.deals.move(decodeId('deal', input.id), toStageId(input), toEntry(input), input.ifVersion),
    );
  }

  @Mutation(() => DealPayload, { description: 'Closes a deal as won, with the day on which it was.' })
  dealWin(
    @Arg('input', () => DealEndInput) input: DealEndInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, dealRead, () =>
      context.services.deals.win(decodeId('deal', input.id), toEntry(input), input.ifVersion),
    );
  }

  @Mutation(() => DealPayload, { description: 'Loses a deal; a reason is needed.' })
  dealLose(
    @Arg('input', () => DealEndInput) input: DealEndInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, dealRead, () =>
      context.services.deals.lose(decodeId('deal', input.id), toEntry(input), input.ifVersion),
    );
  }

  @Mutation(() => DealPayload, { description: 'Puts a deal into the bin, where it stays for 30 days.' })
  dealDelete(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, dealRead, () =>
      context.services.deals.delete(decodeId('deal', input.id), input.ifVersion),
    );
  }

  @Mutation(() => DealPayload, { description: 'Takes a deal out of the bin.' })
  dealRestore(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, dealRead, () =>
      context.services.deals.restore(decodeId('deal', input.id), input.ifVersion),
    );
  }
}
