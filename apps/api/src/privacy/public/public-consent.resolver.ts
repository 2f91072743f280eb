import { createHash } from 'node:crypto';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { outcome } from '../../graphql/command.ts';
import { OutcomePayload } from '../../graphql/types/payload.types.ts';
import { orNothing } from '../or-nothing.ts';
import { ConsentQuestionInput, ConsentQuestionType } from './public-consent.types.ts';
import type { PublicContext } from './public-context.ts';

/** Consent by double opt-in, from the side of the person who was asked. */
@Resolver()
export class PublicConsentResolver {
  @Query(() => ConsentQuestionType, {
    nullable: true,
    description: 'What a person was asked by mail; reading it answers nothing. Null for a token that does not hold.',
  })
  async consentQuestion(
    @Arg('input', () => ConsentQuestionInput) { workspace, token }: ConsentQuestionInput,
    @Ctx() context: PublicContext,
  ) {
    return orNothing(async () => (await context.consents(workspace)).question(token));
  }

  @Mutation(() => OutcomePayload, { description: 'The person says yes: the consent is given, once for each question.' })
  async consentConfirm(
    @Arg('input', () => ConsentQuestionInput) { workspace, token }: ConsentQuestionInput,
    @Ctx() context: PublicContext,
  ) {
    await context.count('attempt', createHash('sha256').update(token).digest('hex'));
    return outcome(async () => (await context.consents(workspace)).confirm(token));
  }
}
