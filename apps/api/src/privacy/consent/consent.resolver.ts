import { encodeId, findUuid, isPurpose, PURPOSE_NAMES, PURPOSES } from '@smartx/domain/kernel';
import type { ConsentState } from '@smartx/domain/privacy';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { command } from '../../graphql/command.ts';
import { fromParent } from '../../graphql/connection-field.ts';
import type { Context } from '../../graphql/context.ts';
import { orNothing } from '../or-nothing.ts';
import { DataSubjectType } from '../subject/subject.types.ts';
import { consentInputOf, consentQuestionOf } from './consent.inputs.ts';
import { consentEventRead } from './consent.read.ts';
import {
  ConsentAskInput,
  ConsentEventConnection,
  ConsentEventListArgs,
  ConsentEventPayload,
  ConsentLedgerArgs,
  ConsentRecordInput,
  ConsentStateType,
  PurposeVerdictType,
} from './consent.types.ts';

const REFUSABLE = PURPOSE_NAMES.filter((purpose) => PURPOSES[purpose].list === 'contacts');

const OF_WHOM = { description: 'The person.' } as const;

/** What people allow and refuse. */
@Resolver()
export class ConsentResolver {
  @Query(() => ConsentEventConnection, { description: 'The consent ledger of the workspace.' })
  consentEvents(
    @Args(() => ConsentLedgerArgs) args: ConsentLedgerArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.connection(consentEventRead, args, info);
  }

  @Query(() => [ConsentStateType], {
    description: 'How each consent and objection of a person stands now; empty for nobody.',
  })
  async consentStates(
    @Arg('subjectId', () => ID, OF_WHOM) subjectId: string,
    @Ctx() { services, read }: Context,
  ): Promise<ConsentStateType[]> {
    const id = findUuid('subject', subjectId);
    const states = id && (await orNothing(() => services.consents.states(id)));
    if (!states || states.length === 0) return [];
    read.tally.subjects.add(id);
    return states.map(shownState);
  }

  @Query(() => [PurposeVerdictType], {
    description: 'For which purposes the data of a person may be used, and what closes the others; empty for nobody.',
  })
  async purposeVerdicts(
    @Arg('subjectId', () => ID, OF_WHOM) subjectId: string,
    @Arg('purpose', () => String, { nullable: true, description: 'One purpose alone.' }) purpose: string | null,
    @Ctx() { services, read }: Context,
  ) {
    const id = findUuid('subject', subjectId);
    const purposes = purpose == null ? REFUSABLE : isPurpose(purpose) ? [purpose] : [];
    const verdicts = id && (await orNothing(() => services.consents.decisions(id, purposes)));
    if (!verdicts || verdicts.length === 0) return [];
    read.tally.subjects.add(id);
    return verdicts;
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

  @Mutation(() => ConsentEventPayload, {
    description: 'Asks a person for a consent by mail (double opt-in): `pending` until they answer, for 48 hours.',
  })
  consentAsk(
    @Arg('input', () => ConsentAskInput) input: ConsentAskInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, consentEventRead, async () =>
      context.services.consentQuestions.ask(consentQuestionOf(input)),
    );
  }
}

/** The consents of a person. */
@Resolver(() => DataSubjectType)
export class SubjectConsentsResolver {
  @FieldResolver(() => ConsentEventConnection, { description: 'The consent ledger of the person.' })
  consentEvents(
    @Root() subject: object,
    @Args(() => ConsentEventListArgs) _page: ConsentEventListArgs,
    @Info() info: GraphQLResolveInfo,
  ) {
    return fromParent(subject, info);
  }
}

function shownState({ contactPointId, eventId, since, until, ...state }: ConsentState): ConsentStateType {
  return {
    ...{ ...state, beganAt: since, endsAt: until },
    contactPointId: contactPointId && encodeId('contactPoint', contactPointId),
    eventId: encodeId('consentEvent', eventId),
  };
}
