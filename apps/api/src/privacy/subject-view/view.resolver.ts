import { findUuid } from '@smartx/domain/kernel';
import { policyLanguageOf } from '@smartx/domain/privacy';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../graphql/context.ts';
import { orNothing } from '../or-nothing.ts';
import { revealValue, shownView } from './shown-view.ts';
import { SubjectRevealInput, SubjectRevealPayload, SubjectViewType } from './view.types.ts';

/** Everything that is held about one person. */
@Resolver()
export class SubjectViewResolver {
  @Query(() => SubjectViewType, {
    nullable: true,
    description: 'Every place that holds something of a person, masked; null for one who is out of sight.',
  })
  async subjectView(
    @Arg('subjectId', () => ID, { description: 'The person.' }) subjectId: string,
    @Arg('language', () => String, { nullable: true, description: 'The language of the periods; English without it.' })
    language: string | null,
    @Ctx() { services, read }: Context,
  ) {
    const id = findUuid('subject', subjectId);
    const view = id && (await orNothing(() => services.subjectViews.view(id, policyLanguageOf(language))));
    if (!view) return null;
    read.tally.subjects.add(id);
    return shownView(view);
  }

  @Mutation(() => SubjectRevealPayload, {
    description: 'Shows one value of a person in full, after it was written down who looked at it and why.',
  })
  subjectReveal(@Arg('input', () => SubjectRevealInput) input: SubjectRevealInput, @Ctx() { services }: Context) {
    return revealValue(services, input);
  }
}
