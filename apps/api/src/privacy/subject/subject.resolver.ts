import { findUuid, isPurpose, PURPOSE_NAMES, PURPOSES } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { command } from '../../graphql/command.ts';
import { fromParent } from '../../graphql/connection-field.ts';
import type { Context } from '../../graphql/context.ts';
import { orNothing } from '../or-nothing.ts';
import { consentInputOf, groundOf, subjectIdOf } from './subject.inputs.ts';
import { consentEventRead, dataSubjectRead } from './subject.read.ts';
import {
  ConsentEventConnection,
  ConsentEventListArgs,
  ConsentEventPayload,
  ConsentRecordInput,
  DataSubjectPayload,
  DataSubjectType,
  DisclosureConnection,
  DisclosureListArgs,
  PurposeVerdictType,
  SubjectLiftRestrictionInput,
  SubjectRestrictInput,
} from './subject.types.ts';

const REFUSABLE = PURPOSE_NAMES.filter((purpose) => PURPOSES[purpose].list === 'contacts');

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

  @Query(() => [PurposeVerdictType], {
    description: 'For which purposes the data of a person may be used, and what closes the others; empty for nobody.',
  })
  async purposeVerdicts(
    @Arg('subjectId', () => ID, { description: 'The person.' }) subjectId: string,
    @Arg('purpose', () => String, { nullable: true, description: 'One purpose alone.' }) purpose: string | null,
    @Ctx() { services }: Context,
  ) {
    const id = findUuid('subject', subjectId);
    const purposes = purpose == null ? REFUSABLE : isPurpose(purpose) ? [purpose] : [];
    return (id && (await orNothing(() => services.consents.decisions(id, purposes)))) || [];
  }

  @Mutation(() => ConsentEventPayload, { description: 'Writes down what a person said about a purpose.' })
  consentRecord(
    @Arg('input', () => ConsentRecordInput) input: ConsentRecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, consentEventRead, async () =>
      context.services.consents.record(consentInputOf(input)),
    );
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

  @FieldResolver(() => ConsentEventConnection, { description: 'The consent ledger of the person.' })
  consentEvents(
    @Root() subject: object,
    @Args(() => ConsentEventListArgs) _page: ConsentEventListArgs,
    @Info() info: GraphQLResolveInfo,
  ) {
    return fromParent(subject, info);
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
