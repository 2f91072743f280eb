import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CalendarDate } from '../../graphql/types/calendar-date.scalar.ts';
import { connectionOf, orderInputOf, PageArgs } from '../../graphql/types/connection.types.ts';
import { DateFilter, DateTimeFilter, IdFilter, StringFilter } from '../../graphql/types/filter.types.ts';
import { payloadOf } from '../../graphql/types/payload.types.ts';
import { Node, RecordType, WithheldType } from '../../graphql/types/shared.types.ts';
import { UserError } from '../../graphql/types/user-error.types.ts';
import { MemberFilter, MemberType } from '../../identity/member.types.ts';
import { AuthorisedAgentType } from '../agent/agent.types.ts';
import { RequestEvidenceType } from '../evidence/evidence.types.ts';
import { DataSubjectType } from '../subject/subject.types.ts';
import { AccessCopyType } from './access-copy.types.ts';
import { RequestCorrectionType } from './decision.types.ts';
import { RequestMessageType } from './talk.types.ts';

/** A step of a request. */
@ObjectType('PrivacyRequestEvent', {
  description: 'A step in the life of a request.',
  implements: Node,
  simpleResolvers: true,
})
export class RequestEventType extends Node {
  @Field(() => String, { description: 'What happened, such as `submitted`, `verified`, `matched` or `approved`.' })
  type!: string;

  @Field(() => String, { nullable: true, description: 'A sentence with ids and numbers only.' })
  detail!: string | null;

  @Field(() => String, { description: '`person`, `member`, `api-key` or `system`.' })
  actorKind!: string;

  @Field(() => MemberType, { nullable: true, description: 'By whom; null where no member did it.' })
  actor!: MemberType | null;

  @Field(() => GraphQLDateTime, { description: 'When.' })
  occurredAt!: Date;
}

/** Pages of steps. */
export const RequestEventConnection = connectionOf(RequestEventType, 'PrivacyRequestEvent');

/** A person whom a request covers. */
@ObjectType('PrivacyRequestSubject', {
  description: 'A person whom a request covers; one request may cover several duplicates.',
  implements: Node,
  simpleResolvers: true,
})
export class RequestSubjectType extends Node {
  @Field(() => DataSubjectType, { description: 'The person.' })
  subject!: DataSubjectType;

  @Field(() => MemberType, { nullable: true, description: 'Who included the person.' })
  includedBy!: MemberType | null;
}

/** A person's request. */
@ObjectType('PrivacyRequest', {
  description: 'A person’s request under a privacy law (GDPR Art. 12 and 15 to 22).',
  implements: [Node, RecordType],
  simpleResolvers: true,
})
export class PrivacyRequestType extends RecordType {
  @Field(() => String, { description: 'What the person quotes, such as `PR-7K2M-94QD`.' })
  reference!: string;

  @Field(() => String, {
    description:
      '`access`, `portability`, `rectification`, `erasure`, `restriction`, `objection`, `marketing-stop`, `automated-decision-review` or `complaint`.',
  })
  kind!: string;

  @Field(() => String, {
    description:
      '`awaiting-verification`, `received`, `in-progress`, `awaiting-approval`, `carried-out`, `closed`, `refused` or `withdrawn`.',
  })
  state!: string;

  @Field(() => String, { description: 'Whether the workspace answers as `controller` or forwards as `processor`.' })
  role!: string;

  @Field(() => String, { description: 'Under which law: `gdpr`, `uk`, `ccpa`, `lgpd` or `pipeda`.' })
  regime!: string;

  @Field(() => String, { description: 'The language of the letters (BCP 47).' })
  language!: string;

  @Field(() => String, { description: '`portal`, `mail`, `phone`, `post`, `staff`, `operator` or `agent`.' })
  channel!: string;

  @Field(() => GraphQLDateTime, { description: 'When it reached the channel: the clock started then.' })
  receivedAt!: Date;

  @Field(() => CalendarDate, { description: 'The last day for the answer.' })
  dueOn!: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the question was sent that the person has not answered yet.',
  })
  askedAt!: Date | null;

  @Field(() => Boolean, {
    description: 'Whether the clock stands still until the person answers; the law that rules has to know a pause.',
  })
  isClockStill!: boolean;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the person was told that it came in.' })
  acknowledgedAt!: Date | null;

  @Field(() => [RequestEvidenceType], { description: 'The files that the person added to show something.' })
  evidence!: RequestEvidenceType[];

  @Field(() => [RequestMessageType], { description: 'What staff and the person wrote each other about it.' })
  messages!: RequestMessageType[];

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was extended.' })
  extendedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was extended.' })
  extensionReason!: string | null;

  @Field(() => String, { nullable: true, description: 'Who asks; null where not stated or destroyed after closing.' })
  requesterName!: string | null;

  @Field(() => String, { nullable: true, description: 'The address given; null once it is destroyed after closing.' })
  requesterEmail!: string | null;

  @Field(() => String, { nullable: true, description: 'The telephone number of somebody without an address.' })
  requesterPhone!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When staff had a reason to doubt who asks.' })
  doubtedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why staff doubt who asks, as far as it is not forgotten.' })
  doubtReason!: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the person’s other proven addresses were told of a deletion; it waits for a day.',
  })
  othersToldAt!: Date | null;

  @Field(() => String, {
    description:
      'Whose data it is about: `self`, `child` for a parent or guardian, `client` for somebody who authorised an agent, `deceased` for heirs.',
  })
  askedFor!: string;

  @Field(() => String, { nullable: true, description: 'Who asks for somebody that authorised them.' })
  agentName!: string | null;

  @Field(() => AuthorisedAgentType, { nullable: true, description: 'The registered agent whose signed request it is.' })
  agent!: AuthorisedAgentType | null;

  @Field(() => String, { nullable: true, description: 'The name of the person who died.' })
  deceasedName!: string | null;

  @Field(() => String, { nullable: true, description: 'Which proof of the death and of who asks was seen.' })
  estateProof!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When that proof was seen.' })
  estateProofAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'By whose rule it was decided: `FR`, `IT`, `DK` or `other`.' })
  estateLaw!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'On which ground it was decided whether whoever asks has a say.',
  })
  estateGround!: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it was decided whether whoever asks has a say; nothing is carried out before.',
  })
  estateDecidedAt!: Date | null;

  @Field(() => [String], { description: 'The purposes that an objection is about; empty for any other right.' })
  objectedTo!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'On which ground of Art. 18(1) the person wants the use restricted.',
  })
  restrictionGround!: string | null;

  @Field(() => [RequestCorrectionType], { description: 'The values that the person wants corrected.' })
  corrections!: RequestCorrectionType[];

  @Field(() => String, {
    nullable: true,
    description: 'What was decided about a right that is weighed: `granted`, `partly` or `refused`.',
  })
  decision!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was decided.' })
  decidedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'The reasons as the person read them; null once they are destroyed after closing.',
  })
  decisionReason!: string | null;

  @Field(() => String, { nullable: true, description: 'What the person wrote.' })
  message!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was proven who asks.' })
  verifiedAt!: Date | null;

  @Field(() => MemberType, { nullable: true, description: 'Who handles it.' })
  assignee!: MemberType | null;

  @Field(() => Boolean, { description: 'Whether it is approved before it is carried out: a deletion is.' })
  needsApproval!: boolean;

  @Field(() => MemberType, { nullable: true, description: 'Who put it forward for approval.' })
  preparedBy!: MemberType | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was put forward for approval.' })
  preparedAt!: Date | null;

  @Field(() => MemberType, { nullable: true, description: 'Who approved it.' })
  approvedBy!: MemberType | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was approved.' })
  approvedAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether nobody else held the right to approve it.' })
  isSelfApproved!: boolean;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it can be carried out at the earliest: approved alone, or other addresses told.',
  })
  carryOutFrom!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'The address of the workspace to which the operator handed it over; here an empty shell is left.',
  })
  forwardedTo!: string | null;

  @Field(() => String, { nullable: true, description: 'On which ground of the law it was refused.' })
  refusalGround!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was carried out.' })
  carriedOutAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was closed.' })
  closedAt!: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When who asked was destroyed, 30 days after closing; dates and outcome stay.',
  })
  identityDestroyedAt!: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When everything that goes into the copy was searched for other people.',
  })
  textsSearchedAt!: Date | null;

  @Field(() => Int, {
    description: 'How many records that concern others wait for a decision before the copy is made.',
  })
  copyReviewsOpen!: number;

  @Field(() => Int, { description: 'How many texts that may still mean an erased person wait for somebody.' })
  erasureReviewsOpen!: number;

  @Field(() => Boolean, { description: 'Whether the texts of others are still searched for whoever was erased.' })
  isTextSearchOpen!: boolean;

  @Field(() => Int, { description: 'How many people it covers.' })
  subjectCount!: number;

  @Field(() => [RequestSubjectType], { description: 'The people whom it covers.' })
  subjects!: RequestSubjectType[];

  @Field(() => [AccessCopyType], { description: 'The copies that were made.' })
  copies!: AccessCopyType[];

  @Field(() => [WithheldType], { description: 'What is not shown, and why.' })
  withheld!: WithheldType[];
}

/** Pages of requests. */
export const PrivacyRequestConnection = connectionOf(PrivacyRequestType, 'PrivacyRequest');

/** Filters requests. */
@InputType({ description: 'Conditions on a privacy request; all of them hold.' })
export class PrivacyRequestFilter {
  @Field(() => [PrivacyRequestFilter], { nullable: true, description: 'All of these hold.' })
  AND?: PrivacyRequestFilter[] | null;

  @Field(() => [PrivacyRequestFilter], { nullable: true, description: 'At least one of these holds.' })
  OR?: PrivacyRequestFilter[] | null;

  @Field(() => PrivacyRequestFilter, { nullable: true, description: 'This does not hold.' })
  NOT?: PrivacyRequestFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By reference.' })
  reference?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By what is asked for.' })
  kind?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By where it stands.' })
  state?: StringFilter | null;

  @Field(() => DateFilter, { nullable: true, description: 'By the last day.' })
  dueOn?: object | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it came in.' })
  receivedAt?: object | null;

  @Field(() => StringFilter, { nullable: true, description: 'By the law that rules.' })
  regime?: StringFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when the question was sent that is still open.' })
  askedAt?: object | null;

  @Field(() => MemberFilter, { nullable: true, description: 'By who handles it.' })
  assignee?: MemberFilter | null;
}

const PrivacyRequestOrder = orderInputOf({ DUE_ON: 'DUE_ON', RECEIVED_AT: 'RECEIVED_AT' }, 'PrivacyRequest');

/** The arguments of a list of requests. */
@ArgsType()
export class PrivacyRequestListArgs extends PageArgs {
  @Field(() => PrivacyRequestFilter, { nullable: true, description: 'Which requests.' })
  where?: PrivacyRequestFilter | null;

  @Field(() => PrivacyRequestOrder, { nullable: true, description: 'In which order; without it, as they came in.' })
  orderBy?: InstanceType<typeof PrivacyRequestOrder> | null;
}

const RequestEventOrder = orderInputOf({ OCCURRED_AT: 'OCCURRED_AT' }, 'PrivacyRequestEvent');

/** The arguments of a list of steps. */
@ArgsType()
export class RequestEventListArgs extends PageArgs {
  @Field(() => RequestEventOrder, { nullable: true, description: 'In which order; without it, as they happened.' })
  orderBy?: InstanceType<typeof RequestEventOrder> | null;
}

/** The answer of a command on a request. */
export const PrivacyRequestPayload = payloadOf(PrivacyRequestType, 'PrivacyRequest');

/** Somebody who may have asked. */
@ObjectType('PrivacyRequestMatch', { description: 'Somebody who may be the person who asks.', simpleResolvers: true })
export class RequestMatchType {
  @Field(() => ID, { description: 'The person; `dataSubject` shows them.' })
  subjectId!: string;

  @Field(() => String, { description: '`contact`, `member`, `account` or `other`.' })
  kind!: string;

  @Field(() => Boolean, { description: 'Whether several people share the address: then it proves nobody’s identity.' })
  isShared!: boolean;

  @Field(() => Boolean, { description: 'Whether the request covers the person now.' })
  isIncluded!: boolean;
}

/** What a search for the person answers. */
@ObjectType({ description: 'What `privacyRequestMatch` answers.', simpleResolvers: true })
export class PrivacyRequestMatchPayload {
  @Field(() => PrivacyRequestType, { nullable: true, description: 'The request after the search.' })
  record!: PrivacyRequestType | null;

  @Field(() => [RequestMatchType], { description: 'Everybody with the proven address.' })
  matches!: RequestMatchType[];

  @Field(() => [UserError], { description: 'Why nothing was done; empty where it was.' })
  errors!: UserError[];
}
