import { DomainError, decodeId } from '@smartx/domain/kernel';
import { IMPOSSIBLE_REASONS, NOTICE_OUTCOMES } from '@smartx/domain/privacy';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { closedList } from '../../graphql/closed-list.ts';
import { command, repeatable } from '../../graphql/command.ts';
import type { Context } from '../../graphql/context.ts';
import { toUserError } from '../../graphql/user-error.ts';
import { recipientNoticeRead } from './erasure.read.ts';
import {
  ErasureAcknowledgeInput,
  ErasureAcknowledgePayload,
  RecipientNoticeConnection,
  RecipientNoticeListArgs,
  RecipientNoticePayload,
  RecipientNoticeSettleInput,
} from './recipient.types.ts';

/** Those who received data of people, and are told what became of them. */
@Resolver()
export class RecipientResolver {
  @Query(() => RecipientNoticeConnection, {
    description: 'Who received data of people and is told that they were deleted, corrected or restricted.',
  })
  recipientNotices(
    @Args(() => RecipientNoticeListArgs) args: RecipientNoticeListArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.connection(recipientNoticeRead, args, info);
  }

  @Mutation(() => RecipientNoticePayload, {
    description: 'Notes that a recipient was told, that it answered, or why it cannot be told.',
  })
  recipientNoticeSettle(
    @Arg('input', () => RecipientNoticeSettleInput) input: RecipientNoticeSettleInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, recipientNoticeRead, async () => {
      const outcome = closedList(NOTICE_OUTCOMES, input.outcome, 'outcome');
      const reason = closedList(IMPOSSIBLE_REASONS, input.reason, 'reason') ?? null;
      return context.services.recipients.note(decodeId('recipientNotice', input.id), outcome, reason);
    });
  }

  @Mutation(() => ErasureAcknowledgePayload, {
    description:
      'A recipient says with its key that it did what the events `person:erased`, `person:restricted` and `person:rectified` told it. Within 30 days; who never does is listed and can be cut off.',
  })
  erasureAcknowledge(
    @Arg('input', () => ErasureAcknowledgeInput) { subjectIds }: ErasureAcknowledgeInput,
    @Ctx() { services }: Context,
  ) {
    return acknowledge(services, subjectIds);
  }
}

/** What was acknowledged before is not again: a repetition counts nothing and is no mistake. */
async function acknowledge({ recipients }: Context['services'], subjectIds: readonly string[]) {
  try {
    const ids = subjectIds.map((id, index) => decodeId('subject', id, `subjectIds.${index}`));
    let acknowledged = 0;
    await repeatable(
      recipients.acknowledge(ids).then((count) => {
        acknowledged = count;
      }),
    );
    return { acknowledged, errors: [] };
  } catch (error) {
    if (error instanceof DomainError) return { acknowledged: null, errors: [toUserError(error)] };
    throw error;
  }
}
