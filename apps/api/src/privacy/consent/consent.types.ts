import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionOf, orderInputOf, PageArgs } from '../../graphql/types/connection.types.ts';
import { DateTimeFilter, IdFilter, StringFilter } from '../../graphql/types/filter.types.ts';
import { payloadOf } from '../../graphql/types/payload.types.ts';
import { Node } from '../../graphql/types/shared.types.ts';
import { MemberType } from '../../identity/member.types.ts';
import { DataSubjectType } from '../subject/subject.types.ts';

/** An entry of the consent ledger. */
@ObjectType('ConsentEvent', {
  description: 'An entry of the consent ledger (GDPR Art. 7(1)); nothing in it is ever changed.',
  implements: Node,
  simpleResolvers: true,
})
export class ConsentEventType extends Node {
  @Field(() => ID, { description: 'The person who said it; of somebody who was merged, as they were known then.' })
  subjectId!: string;

  @Field(() => DataSubjectType, { description: 'The person.' })
  subject!: DataSubjectType;

  @Field(() => String, { description: 'For what it was given, refused or withdrawn.' })
  purpose!: string;

  @Field(() => String, {
    description: '`pending`, `given`, `refused`, `withdrawn`, `expired`, `objected` or `objection-lifted`.',
  })
  event!: string;

  @Field(() => String, { description: '`any`, `email`, `phone`, `post` or `message`.' })
  channel!: string;

  @Field(() => String, { nullable: true, description: 'The topic, where it is about one.' })
  topic!: string | null;

  @Field(() => ID, { nullable: true, description: 'The address that it is about; null for the person as a whole.' })
  contactPointId!: string | null;

  @Field(() => GraphQLDateTime, { description: 'When the person said it; the state goes by this.' })
  occurredAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When it was recorded.' })
  recordedAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When a consent, or a question, runs out.' })
  expiresAt!: Date | null;

  @Field(() => String, { description: 'How it was expressed, such as `web-form`.' })
  method!: string;

  @Field(() => String, { nullable: true, description: 'The language of the words that were agreed to.' })
  language!: string | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the words that were agreed to, in hex.' })
  wordingHash!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The words that were agreed to, as long as the person is not erased; after that their hash alone.',
  })
  wording!: string | null;

  @Field(() => ID, { nullable: true, description: 'The question that a consent by double opt-in answers.' })
  confirmsId!: string | null;

  @Field(() => String, { description: '`person`, `member`, `api-key` or `system`.' })
  actorKind!: string;

  @Field(() => MemberType, { nullable: true, description: 'Who recorded it; null where no member did.' })
  actor!: MemberType | null;
}

/** Pages of the consent ledger. */
export const ConsentEventConnection = connectionOf(ConsentEventType, 'ConsentEvent');

const ConsentEventOrder = orderInputOf({ OCCURRED_AT: 'OCCURRED_AT' }, 'ConsentEvent');

/** The arguments of the consents of one person. */
@ArgsType()
export class ConsentEventListArgs extends PageArgs {
  @Field(() => ConsentEventOrder, { nullable: true, description: 'In which order; without it, as they were recorded.' })
  orderBy?: InstanceType<typeof ConsentEventOrder> | null;
}

/** Filters the ledger. */
@InputType({ description: 'Conditions on an entry of the consent ledger; all of them hold.' })
export class ConsentEventFilter {
  @Field(() => [ConsentEventFilter], { nullable: true, description: 'All of these hold.' })
  AND?: ConsentEventFilter[] | null;

  @Field(() => [ConsentEventFilter], { nullable: true, description: 'At least one of these holds.' })
  OR?: ConsentEventFilter[] | null;

  @Field(() => ConsentEventFilter, { nullable: true, description: 'This does not hold.' })
  NOT?: ConsentEventFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the person.' })
  subjectId?: IdFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By purpose.' })
  purpose?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By channel.' })
  channel?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By topic.' })
  topic?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By what happened.' })
  event?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By how it was expressed.' })
  method?: StringFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when the person said it.' })
  occurredAt?: object | null;
}

/** The arguments of the ledger of the workspace. */
@ArgsType()
export class ConsentLedgerArgs extends ConsentEventListArgs {
  @Field(() => ConsentEventFilter, { nullable: true, description: 'Which entries.' })
  where?: ConsentEventFilter | null;
}

/** How a consent stands. */
@ObjectType('ConsentState', {
  description:
    'How a consent or an objection stands now, derived from the ledger by when things happened: for one purpose on one channel, and about one topic and address where it names them.',
  simpleResolvers: true,
})
export class ConsentStateType {
  @Field(() => String, { description: 'For what.' })
  purpose!: string;

  @Field(() => String, { description: '`any`, `email`, `phone`, `post` or `message`.' })
  channel!: string;

  @Field(() => String, { nullable: true, description: 'The topic, where it is about one.' })
  topic!: string | null;

  @Field(() => ID, { nullable: true, description: 'The address, where it is about one.' })
  contactPointId!: string | null;

  @Field(() => String, {
    description:
      '`pending`, `given`, `refused`, `withdrawn`, `expired`, `objected`, or `none` where an objection was lifted.',
  })
  state!: string;

  @Field(() => GraphQLDateTime, { description: 'Since when.' })
  beganAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it ends by itself.' })
  endsAt!: Date | null;

  @Field(() => ID, { description: 'The entry of the ledger that says so; it may be a stop of a wider scope.' })
  eventId!: string;
}

/** Whether a purpose is open for a person. */
@ObjectType('PurposeVerdict', {
  description: 'Whether a person’s data may be used for a purpose, and what closes it.',
  simpleResolvers: true,
})
export class PurposeVerdictType {
  @Field(() => String, { description: 'For what it was decided.' })
  purpose!: string;

  @Field(() => Boolean, { description: 'Whether the data may be used for it, as far as the person decides.' })
  allowed!: boolean;

  @Field(() => String, { nullable: true, description: 'The ground of GDPR Art. 6(1) on which it rests.' })
  basis!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What closes it: `erased`, `restricted`, `minor`, `deceased`, `objected`, `withdrawn`, `expired`, `never-given` or `no-basis`.',
  })
  cause!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Since when.' })
  since!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the answer changes by itself.' })
  changesAt!: Date | null;
}

/** The answer of a command on the consent ledger. */
export const ConsentEventPayload = payloadOf(ConsentEventType, 'ConsentEvent');

/** What a person is asked by mail. */
@InputType({ description: 'Asks a person for a consent by mail; it is given when they answer.' })
export class ConsentAskInput {
  @Field(() => ID, { description: 'The person.' })
  subjectId!: string;

  @Field(() => String, { description: 'For what.' })
  purpose!: string;

  @Field(() => ID, { description: 'Their e-mail address, which nobody else reads.' })
  contactPointId!: string;

  @Field(() => String, { nullable: true, description: 'The key of a topic of the workspace, where it is about one.' })
  topic?: string | null;

  @Field(() => String, { description: 'The words that they agree to, at most 2,000 characters; the mail shows them.' })
  wording!: string;

  @Field(() => String, { nullable: true, description: 'The language of the words and of the mail (BCP 47).' })
  language?: string | null;

  @Field(() => String, {
    description: 'What shows that they wanted to be asked, at most 2,000 characters; stored encrypted.',
  })
  proof!: string;
}

/** Something that a person said about a purpose. */
@InputType({ description: 'What a person said about a purpose.' })
export class ConsentRecordInput {
  @Field(() => ID, { description: 'The person.' })
  subjectId!: string;

  @Field(() => String, { description: 'For what it is given, refused or withdrawn.' })
  purpose!: string;

  @Field(() => String, {
    description: '`pending`, `given`, `refused`, `withdrawn`, `expired`, `objected` or `objection-lifted`.',
  })
  event!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the person said it; now without it.' })
  occurredAt?: Date | null;

  @Field(() => String, { nullable: true, description: '`any`, `email`, `phone`, `post` or `message`; any without it.' })
  channel?: string | null;

  @Field(() => String, { nullable: true, description: 'The topic, where it is about one.' })
  topic?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The address of the person that it is about; it says the channel where none is named.',
  })
  contactPointId?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When a consent runs out.' })
  expiresAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'The words that were agreed to, at most 2,000 characters; needed for `given`.',
  })
  wording?: string | null;

  @Field(() => String, { nullable: true, description: 'Their language (BCP 47).' })
  language?: string | null;

  @Field(() => String, {
    description:
      'How it was expressed: `web-form`, `double-opt-in`, `unsubscribe-link`, `email`, `phone-call`, `letter`, `in-person`, `privacy-request` or `import`.',
  })
  method!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What shows that it happened, at most 2,000 characters; stored encrypted.',
  })
  proof?: string | null;
}
