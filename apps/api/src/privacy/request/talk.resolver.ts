import { decodeId, encodeId, findUuid } from '@smartx/domain/kernel';
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
import {
  PrivacyRequestAskInput,
  PrivacyRequestDoubtInput,
  PrivacyRequestMarkDuplicateInput,
  PrivacyRequestWriteInput,
  RelatedRequestType,
  RequestClockType,
} from './talk.types.ts';

/** The clock of a request, what is written about it, and whether somebody asked it before. */
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

  @Query(() => [RelatedRequestType], {
    description: 'Other requests by the same address, or about the same person; empty for one that is out of sight.',
  })
  async privacyRequestRelated(
    @Arg('id', () => ID, { description: 'Which request.' }) id: string,
    @Ctx() { services }: Context,
  ) {
    const requestId = findUuid('privacyRequest', id);
    const related = requestId && (await orNothing(() => services.intake.related(requestId)));
    return (related || []).map((other) => ({ ...other, id: encodeId('privacyRequest', other.id) }));
  }

  @Mutation(() => PrivacyRequestPayload, {
    description: 'Closes a request because an earlier one for the same right is answered for both.',
  })
  privacyRequestMarkDuplicate(
    @Arg('input', () => PrivacyRequestMarkDuplicateInput) input: PrivacyRequestMarkDuplicateInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, privacyRequestRead, async () => {
      const ofId = decodeId('privacyRequest', input.ofId, 'ofId');
      return context.services.intake.markDuplicate(requestIdOf(input), ofId, input.ifVersion);
    });
  }

  @Mutation(() => PrivacyRequestPayload, {
    description: 'Notes a reasonable doubt about who asks: the request counts as not proven until staff confirm it.',
  })
  privacyRequestDoubt(
    @Arg('input', () => PrivacyRequestDoubtInput) input: PrivacyRequestDoubtInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, privacyRequestRead, async () =>
      context.services.intake.doubt(requestIdOf(input), input.reason, input.ifVersion),
    );
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
      const kind = closedList(QUESTION_KINDS, input.kind, 'kind');
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
