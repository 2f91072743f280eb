import { encodeId } from '@smartx/domain/kernel';
import { IDENTITY_PROOFS, type MatchedSubject, REFUSAL_GROUNDS } from '@smartx/domain/privacy';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { closedList } from '../../graphql/closed-list.ts';
import { command } from '../../graphql/command.ts';
import type { Context } from '../../graphql/context.ts';
import { optionalId } from '../../graphql/input-ids.ts';
import { RecordInput } from '../../graphql/types/record.inputs.ts';
import {
  PrivacyRequestApproveInput,
  PrivacyRequestAssignInput,
  PrivacyRequestConfirmIdentityInput,
  PrivacyRequestEnterInput,
  PrivacyRequestExtendInput,
  PrivacyRequestRefuseInput,
  PrivacyRequestSubjectInput,
  requestIdOf,
  subjectIdOf,
  toEnteredRequest,
} from './request.inputs.ts';
import { privacyRequestRead } from './request.read.ts';
import { PrivacyRequestMatchPayload, PrivacyRequestPayload } from './request.types.ts';

/** What staff do with privacy requests. */
@Resolver()
export class PrivacyRequestCommandResolver {
  @Mutation(() => PrivacyRequestPayload, { description: 'Takes down a request that came by mail, phone or post.' })
  privacyRequestEnter(
    @Arg('input', () => PrivacyRequestEnterInput) input: PrivacyRequestEnterInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, privacyRequestRead, () => context.services.requests.enter(toEnteredRequest(input)));
  }

  @Mutation(() => PrivacyRequestPayload, { description: 'Notes that staff know who asks.' })
  privacyRequestConfirmIdentity(
    @Arg('input', () => PrivacyRequestConfirmIdentityInput) input: PrivacyRequestConfirmIdentityInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, privacyRequestRead, async () => {
      const proof = closedList(IDENTITY_PROOFS, input.proof, 'proof');
      return context.services.requests.confirmIdentity(requestIdOf(input), proof, input.ifVersion);
    });
  }

  @Mutation(() => PrivacyRequestPayload, { description: 'Says who handles a request.' })
  privacyRequestAssign(
    @Arg('input', () => PrivacyRequestAssignInput) input: PrivacyRequestAssignInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, privacyRequestRead, async () => {
      const memberId = optionalId('member', input.memberId, 'memberId') ?? null;
      return context.services.requests.assign(requestIdOf(input), memberId, input.ifVersion);
    });
  }

  @Mutation(() => PrivacyRequestMatchPayload, {
    description: 'Finds who may have asked by the proven address, and covers whoever has it for themselves alone.',
  })
  async privacyRequestMatch(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    let matches: readonly MatchedSubject[] = [];
    const { record, errors } = await command(context, info, privacyRequestRead, async () => {
      matches = await context.services.requests.matchSubjects(requestIdOf(input), input.ifVersion);
      return requestIdOf(input);
    });
    return { record, errors, matches: matches.map(shownMatch) };
  }

  @Mutation(() => PrivacyRequestPayload, { description: 'Covers one more person by a request.' })
  privacyRequestInclude(
    @Arg('input', () => PrivacyRequestSubjectInput) input: PrivacyRequestSubjectInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, privacyRequestRead, async () =>
      context.services.requests.include(requestIdOf(input), subjectIdOf(input), input.ifVersion),
    );
  }

  @Mutation(() => PrivacyRequestPayload, { description: 'Takes a person out of a request.' })
  privacyRequestExclude(
    @Arg('input', () => PrivacyRequestSubjectInput) input: PrivacyRequestSubjectInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, privacyRequestRead, async () =>
      context.services.requests.exclude(requestIdOf(input), subjectIdOf(input), input.ifVersion),
    );
  }

  @Mutation(() => PrivacyRequestPayload, { description: 'Takes more time and tells the person why.' })
  privacyRequestExtend(
    @Arg('input', () => PrivacyRequestExtendInput) input: PrivacyRequestExtendInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, privacyRequestRead, async () =>
      context.services.requests.extend(requestIdOf(input), input.reason, input.ifVersion),
    );
  }

  @Mutation(() => PrivacyRequestPayload, { description: 'Refuses a request and tells the person where to complain.' })
  privacyRequestRefuse(
    @Arg('input', () => PrivacyRequestRefuseInput) input: PrivacyRequestRefuseInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, privacyRequestRead, async () => {
      const ground = closedList(REFUSAL_GROUNDS, input.ground, 'ground');
      return context.services.requests.refuse(requestIdOf(input), ground, input.ifVersion);
    });
  }

  @Mutation(() => PrivacyRequestPayload, { description: 'Puts a request before the person who approves it.' })
  privacyRequestPrepare(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, privacyRequestRead, async () =>
      context.services.fulfilment.prepare(requestIdOf(input), input.ifVersion),
    );
  }

  @Mutation(() => PrivacyRequestPayload, {
    description: 'Approves a request that somebody else put forward; alone only where nobody else can.',
  })
  privacyRequestApprove(
    @Arg('input', () => PrivacyRequestApproveInput) input: PrivacyRequestApproveInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, privacyRequestRead, async () => {
      const { confirmation = null, password = null } = input;
      // Without a word of being alone nothing is tried: a password is checked only when it is given.
      const isIdentityProven = password !== null && (await context.identity.isOwnPassword(context.resolved, password));
      const alone = confirmation === null && password === null ? null : { confirmation, isIdentityProven };
      return context.services.fulfilment.approve(requestIdOf(input), alone, input.ifVersion);
    });
  }

  @Mutation(() => PrivacyRequestPayload, {
    description: 'Carries a request out: makes the copy, deletes, restricts, records the objection.',
  })
  privacyRequestCarryOut(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, privacyRequestRead, async () =>
      context.services.fulfilment.carryOut(requestIdOf(input), input.ifVersion),
    );
  }
}

function shownMatch({ subjectId, kind, isShared, isIncluded }: MatchedSubject) {
  return { subjectId: encodeId('subject', subjectId), kind, isShared, isIncluded };
}
