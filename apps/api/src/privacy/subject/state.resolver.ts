import { decodeId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { command } from '../../graphql/command.ts';
import type { Context } from '../../graphql/context.ts';
import { exceptionOf, legalContactOf, restrictedItemOf, restrictedPurposesOf } from './state.inputs.ts';
import {
  ItemLiftRestrictionInput,
  ItemRestrictInput,
  LegalContactRemoveInput,
  PurposeLiftRestrictionInput,
  RestrictionExceptionAllowInput,
  RestrictionExceptionEndInput,
  SubjectRestrictPurposesInput,
  SubjectSetDeceasedInput,
  SubjectSetMinorInput,
} from './state.types.ts';
import { subjectIdOf } from './subject.inputs.ts';
import { dataSubjectRead } from './subject.read.ts';
import { DataSubjectPayload } from './subject.types.ts';

/** What is true of a person and changes for what their data is used. */
@Resolver()
export class SubjectStateResolver {
  @Mutation(() => DataSubjectPayload, { description: 'Says whether a person is under age, and who speaks for them.' })
  subjectSetMinor(
    @Arg('input', () => SubjectSetMinorInput) input: SubjectSetMinorInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, dataSubjectRead, async () =>
      context.services.subjectStates.setMinor(subjectIdOf(input), input.isMinor, legalContactOf(input.legalContact)),
    );
  }

  @Mutation(() => DataSubjectPayload, { description: 'Says when a person died, and who speaks for them.' })
  subjectSetDeceased(
    @Arg('input', () => SubjectSetDeceasedInput) input: SubjectSetDeceasedInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, dataSubjectRead, async () => {
      const contact = legalContactOf(input.legalContact);
      return context.services.subjectStates.setDeceased(subjectIdOf(input), input.deceasedOn ?? null, contact);
    });
  }

  @Mutation(() => DataSubjectPayload, { description: 'Forgets somebody who spoke for a person.' })
  legalContactRemove(
    @Arg('input', () => LegalContactRemoveInput) input: LegalContactRemoveInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, dataSubjectRead, async () =>
      context.services.subjectStates.removeLegalContact(decodeId('legalContact', input.id)),
    );
  }

  @Mutation(() => DataSubjectPayload, {
    description: 'Restricts one record in which a person has a part; the person goes on being dealt with.',
  })
  itemRestrict(
    @Arg('input', () => ItemRestrictInput) input: ItemRestrictInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, dataSubjectRead, async () =>
      context.services.restrictions.restrictItem(subjectIdOf(input), restrictedItemOf(input)),
    );
  }

  @Mutation(() => DataSubjectPayload, { description: 'Ends the restriction of a record, after the person was told.' })
  itemLiftRestriction(
    @Arg('input', () => ItemLiftRestrictionInput) input: ItemLiftRestrictionInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, dataSubjectRead, async () =>
      context.services.restrictions.liftItem(decodeId('itemRestriction', input.id), input.personToldAt),
    );
  }

  @Mutation(() => DataSubjectPayload, {
    description: 'Lets single purposes stand still for a person, while everything else goes on.',
  })
  subjectRestrictPurposes(
    @Arg('input', () => SubjectRestrictPurposesInput) input: SubjectRestrictPurposesInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, dataSubjectRead, async () =>
      context.services.purposeRestrictions.restrict(subjectIdOf(input), restrictedPurposesOf(input)),
    );
  }

  @Mutation(() => DataSubjectPayload, { description: 'Lets a purpose go on again, after the person was told.' })
  purposeLiftRestriction(
    @Arg('input', () => PurposeLiftRestrictionInput) input: PurposeLiftRestrictionInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, dataSubjectRead, async () =>
      context.services.purposeRestrictions.lift(decodeId('purposeRestriction', input.id), input.personToldAt),
    );
  }

  @Mutation(() => DataSubjectPayload, {
    description: 'Lets one purpose go on although a person is restricted, on a ground of the law and for a time.',
  })
  restrictionExceptionAllow(
    @Arg('input', () => RestrictionExceptionAllowInput) input: RestrictionExceptionAllowInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, dataSubjectRead, async () =>
      context.services.restrictions.allow(subjectIdOf(input), exceptionOf(input)),
    );
  }

  @Mutation(() => DataSubjectPayload, { description: 'Ends what goes on although a person is restricted.' })
  restrictionExceptionEnd(
    @Arg('input', () => RestrictionExceptionEndInput) input: RestrictionExceptionEndInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, dataSubjectRead, async () =>
      context.services.restrictions.endException(decodeId('restrictionException', input.id)),
    );
  }
}
