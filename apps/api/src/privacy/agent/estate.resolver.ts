import { ESTATE_GROUNDS, ESTATE_LAWS, ESTATE_PROOFS, ESTATE_RULES } from '@smartx/domain/privacy';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { closedList } from '../../graphql/closed-list.ts';
import { command } from '../../graphql/command.ts';
import type { Context } from '../../graphql/context.ts';
import { requestIdOf } from '../request/request.inputs.ts';
import { privacyRequestRead } from '../request/request.read.ts';
import { PrivacyRequestPayload } from '../request/request.types.ts';
import { EstateDecideInput, EstateProofInput, EstateRuleType } from './estate.types.ts';

/** Requests about people who died. */
@Resolver()
export class EstateResolver {
  @Query(() => [EstateRuleType], { description: 'What the laws of countries say about the data of people who died.' })
  estateRules() {
    return ESTATE_LAWS.map((country) => ({ country, ...ESTATE_RULES[country] }));
  }

  @Mutation(() => PrivacyRequestPayload, {
    description: 'Notes which proof was seen, and that the people of the request have died.',
  })
  privacyRequestEstateProof(
    @Arg('input', () => EstateProofInput) input: EstateProofInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, privacyRequestRead, async () => {
      const proof = closedList(ESTATE_PROOFS, input.proof, 'proof');
      return context.services.estates.recordProof(requestIdOf(input), proof, input.diedOn, input.ifVersion);
    });
  }

  @Mutation(() => PrivacyRequestPayload, {
    description: 'Decides whether whoever asks about somebody who died has a say. A refusal closes the request.',
  })
  privacyRequestEstateDecide(
    @Arg('input', () => EstateDecideInput) input: EstateDecideInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, privacyRequestRead, async () => {
      const { isGranted, reason, ifVersion } = input;
      const law = closedList(ESTATE_LAWS, input.country, 'country');
      const ground = closedList(ESTATE_GROUNDS, input.ground, 'ground');
      return context.services.estates.decide(requestIdOf(input), { isGranted, law, ground, reason }, ifVersion);
    });
  }
}
