import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { command } from '../../graphql/command.ts';
import { fromParent } from '../../graphql/connection-field.ts';
import type { Context } from '../../graphql/context.ts';
import { groundOf, subjectIdOf } from './subject.inputs.ts';
import { dataSubjectRead } from './subject.read.ts';
import {
  DataSubjectPayload,
  DataSubjectType,
  DisclosureConnection,
  DisclosureListArgs,
  SubjectLiftRestrictionInput,
  SubjectRestrictInput,
  SubjectTellRestrictionEndInput,
} from './subject.types.ts';

/** People as the workspace knows them, and what they allow. */
@Resolver(() => DataSubjectType)
export class DataSubjectResolver {
  @Query(() => DataSubjectType, {
    nullable: true,
    description: 'One person; null for one who does not exist or is out of sight.',
  })
  dataSubject(
    @Arg('id', () => ID, { description: 'The id; `subjectId` of a contact.' }) id: string,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.record(dataSubjectRead, id, info);
  }

  @Mutation(() => DataSubjectPayload, { description: 'Restricts the processing of a person’s data (GDPR Art. 18).' })
  subjectRestrict(
    @Arg('input', () => SubjectRestrictInput) input: SubjectRestrictInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, dataSubjectRead, async () =>
      context.services.consents.restrict(subjectIdOf(input), groundOf(input)),
    );
  }

  @Mutation(() => DataSubjectPayload, {
    description: 'Tells a person by mail that the restriction ends; from then on it can be lifted.',
  })
  subjectTellRestrictionEnd(
    @Arg('input', () => SubjectTellRestrictionEndInput) input: SubjectTellRestrictionEndInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, dataSubjectRead, async () =>
      context.services.restrictionEnds.announce(subjectIdOf(input), input.reason),
    );
  }

  @Mutation(() => DataSubjectPayload, { description: 'Ends a restriction, after the person was told.' })
  subjectLiftRestriction(
    @Arg('input', () => SubjectLiftRestrictionInput) input: SubjectLiftRestrictionInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, dataSubjectRead, async () =>
      context.services.consents.liftRestriction(subjectIdOf(input), input.personToldAt),
    );
  }

  @FieldResolver(() => DisclosureConnection, { description: 'Who received data of the person.' })
  disclosures(
    @Root() subject: object,
    @Args(() => DisclosureListArgs) _page: DisclosureListArgs,
    @Info() info: GraphQLResolveInfo,
  ) {
    return fromParent(subject, info);
  }
}
