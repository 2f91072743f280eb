import { decodeId, InvalidInputError, isPurpose, type Purpose } from '@smartx/domain/kernel';
import { DECISIONS, type NewDecision, RESTRICTION_GROUNDS } from '@smartx/domain/privacy';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { closedList } from '../../graphql/closed-list.ts';
import { command } from '../../graphql/command.ts';
import type { Context } from '../../graphql/context.ts';
import { PrivacyRequestDecideInput } from './decision.types.ts';
import { requestIdOf } from './request.inputs.ts';
import { privacyRequestRead } from './request.read.ts';
import { PrivacyRequestPayload } from './request.types.ts';

/** Decisions about rights that are weighed. */
@Resolver()
export class RequestDecisionResolver {
  @Mutation(() => PrivacyRequestPayload, {
    description: 'Decides a correction, restriction, objection, review or complaint, and tells the person why.',
  })
  privacyRequestDecide(
    @Arg('input', () => PrivacyRequestDecideInput) input: PrivacyRequestDecideInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, privacyRequestRead, async () =>
      context.services.decisions.decide(requestIdOf(input), decisionOf(input), input.ifVersion),
    );
  }
}

/** @throws InvalidInputError */
function decisionOf(input: PrivacyRequestDecideInput): NewDecision {
  const outcome = closedList(DECISIONS, input.outcome, 'outcome');
  const ground = closedList(RESTRICTION_GROUNDS, input.restrictionGround, 'restrictionGround') ?? null;
  const corrections = (input.corrections ?? []).map(({ id, isGranted }) => ({
    id: decodeId('correctionItem', id, 'corrections'),
    isGranted,
  }));
  return { outcome, reason: input.reason, purposes: purposesOf(input), ground, corrections };
}

/** @throws InvalidInputError */
function purposesOf({ purposes }: PrivacyRequestDecideInput): Purpose[] {
  const names = purposes ?? [];
  const known = names.filter(isPurpose);
  if (known.length === names.length) return known;
  throw new InvalidInputError([{ path: 'purposes', message: 'Expected purposes such as RELATIONSHIP.' }]);
}
