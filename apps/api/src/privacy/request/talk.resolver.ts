import { findUuid } from '@smartx/domain/kernel';
import { QUESTION_KINDS } from '@smartx/domain/privacy';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { closedList } from '../../graphql/closed-list.ts';
import { command } from '../../graphql/command.ts';
import type { Context } from '../../graphql/context.ts';
import { RecordInput } from '../../graphql/types/record.inputs.ts';
import { orNothing } from '../or-nothing.ts';
import { requestIdOf } from './request.inputs.ts';
import { privacyRequestRead } from './request.read.ts';
import { PrivacyRequestPayload } from './request.types.ts';
import { PrivacyRequestAskInput, PrivacyRequestWriteInput, RequestClockType } from './talk.types.ts';

/** The clock of a request, and what is written about it. */
@Resolver()
export class RequestTalkResolver {
  @Query(() => RequestClockType, {
    nullable: true,
    description: 'By when a request is answered under each law that holds; null for one that is out of sight.',
  })
  async privacyRequestClock(
    @Arg('id', () => ID, { description: 'Which request.' }) id: string,
    @Ctx() { services }: Context,
  ) {
    const requestId = findUuid('privacyRequest', id);
    return requestId && (await orNothing(() => services.conversation.clock(requestId)));
  }

  @Mutation(() => PrivacyRequestPayload, {
    description:
      'Asks the person something; the clock stands still until they answer, under the laws that know a pause.',
  })
  privacyRequestAsk(
    @Arg('input', () => PrivacyRequestAskInput) input: PrivacyRequestAskInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, privacyRequestRead, async () => {
      const kind = closedList(QUESTION_KINDS, input.kind, 'kind') ?? 'clarification';
      return context.services.conversation.ask(requestIdOf(input), kind, input.text, input.ifVersion);
    });
  }

  @Mutation(() => PrivacyRequestPayload, { description: 'Tells the person something about their request.' })
  privacyRequestWrite(
    @Arg('input', () => PrivacyRequestWriteInput) input: PrivacyRequestWriteInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, privacyRequestRead, async () =>
      context.services.conversation.write(requestIdOf(input), input.text, input.ifVersion),
    );
  }

  @Mutation(() => PrivacyRequestPayload, { description: 'Tells the person that their request came in.' })
  privacyRequestAcknowledge(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, privacyRequestRead, async () =>
      context.services.conversation.acknowledge(requestIdOf(input), input.ifVersion),
    );
  }
}
