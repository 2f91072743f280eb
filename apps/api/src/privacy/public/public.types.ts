import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { CalendarDate } from '../../graphql/types/calendar-date.scalar.ts';
import { TextStandingType } from '../text-review/text-standing.types.ts';
import { PublicCorrectionType, PublicDecisionType, RequestCorrectionInput } from './public-decision.types.ts';
import { PublicEvidenceType, PublicRequestMessageType } from './public-message.types.ts';

/** A clause of the operator's policy. */
@ObjectType('PolicyClause', { description: 'One promise of the policy.', simpleResolvers: true })
export class PolicyClauseType {
  @Field(() => String, { description: 'What binds it to its controls, such as `B11`; never changes.' })
  id!: string;

  @Field(() => String, { description: 'What it is about.' })
  title!: string;

  @Field(() => [String], { description: 'The promise, paragraph by paragraph.' })
  text!: string[];

  @Field(() => [String], {
    description: 'What this version of the product checks by itself, in plain words; empty where nothing yet.',
  })
  checks!: string[];
}

/** The operator's policy. */
@ObjectType('Policy', {
  description: 'The privacy policy of the operator of this installation.',
  simpleResolvers: true,
})
export class PolicyType {
  @Field(() => Int, { description: 'Counts its versions.' })
  version!: number;

  @Field(() => CalendarDate, { description: 'From when it applies.' })
  effectiveOn!: string;

  @Field(() => String, { description: 'Its language: `en`, `de`, `fr` or `ar`. The English text counts.' })
  language!: string;

  @Field(() => String, { description: 'SHA-256 of the text, in hex.' })
  textHash!: string;

  @Field(() => [PolicyClauseType], { description: 'What the policy says, sentence by sentence.' })
  clauses!: PolicyClauseType[];
}

/** A ground of before. */
@ObjectType('NoticeEarlierBasis', {
  description: 'A ground on which people stand who were recorded before a moment.',
  simpleResolvers: true,
})
export class NoticeEarlierBasisType {
  @Field(() => String, { description: 'The ground in GDPR Art. 6(1).' })
  basis!: string;

  @Field(() => GraphQLDateTime, { description: 'Before which moment they were recorded.' })
  endedAt!: Date;
}

/** A purpose in a notice. */
@ObjectType('NoticePurpose', {
  description: 'One purpose for which a workspace uses data (GDPR Art. 13(1)(c)).',
  simpleResolvers: true,
})
export class NoticePurposeType {
  @Field(() => String, { description: 'The purpose, such as `RELATIONSHIP`.' })
  purpose!: string;

  @Field(() => String, {
    description:
      'Its ground in GDPR Art. 6(1): `consent`, `contract`, `legal-obligation`, `vital-interests`, `public-task` or `legitimate-interest`.',
  })
  basis!: string;

  @Field(() => [NoticeEarlierBasisType], {
    description: 'Its grounds of before, the newest first; whoever was recorded then still stands on them.',
  })
  earlier!: NoticeEarlierBasisType[];

  @Field(() => String, { description: 'In the words that the workspace published.' })
  wording!: string;

  @Field(() => String, { description: 'The language of the words; the reader’s, where they were translated.' })
  language!: string;

  @Field(() => GraphQLDateTime, { description: 'Since when these words stand.' })
  publishedAt!: Date;
}

/** A category in a notice. */
@ObjectType('NoticeCategory', {
  description: 'One kind of data that a workspace keeps, and for how long.',
  simpleResolvers: true,
})
export class NoticeCategoryType {
  @Field(() => String, { description: 'The category, such as `identity`.' })
  category!: string;

  @Field(() => String, { description: 'In plain words.' })
  label!: string;

  @Field(() => String, { description: 'What belongs to it.' })
  examples!: string;

  @Field(() => String, { description: 'How long it is kept.' })
  retention!: string;
}

/** What is kept readable of one kind of record. */
@ObjectType('SearchableData', {
  description: 'What of one kind of record is kept readable inside the database, so that it can be searched.',
  simpleResolvers: true,
})
export class SearchableDataType {
  @Field(() => String, { description: 'The kind of record, in the language asked for.' })
  title!: string;

  @Field(() => [String], { description: 'Its fields, in the language asked for.' })
  fields!: string[];
}

/** The privacy centre of a workspace. */
@ObjectType('PrivacyCentre', {
  description: 'What a workspace tells the people whose data it holds (GDPR Art. 13 and 14).',
  simpleResolvers: true,
})
export class PrivacyCentreType {
  @Field(() => String, { description: 'Its address below `/privacy/`.' })
  slug!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether it is the operator of this installation.' })
  isOperator!: boolean;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it ends, while its workspace is being closed; null for one that goes on.',
  })
  closingAt!: Date | null;

  @Field(() => String, { description: 'Its country (ISO 3166-1 alpha-2).' })
  country!: string;

  @Field(() => String, { description: 'The time zone in which its dates count (IANA).' })
  timeZone!: string;

  @Field(() => String, { description: 'The language of its own words.' })
  locale!: string;

  @Field(() => String, { nullable: true, description: 'Where to write about privacy.' })
  privacyEmail!: string | null;

  @Field(() => String, { nullable: true, description: 'Where letters reach the organisation.' })
  postalAddress!: string | null;

  @Field(() => [NoticePurposeType], { description: 'What it uses data for.' })
  purposes!: NoticePurposeType[];

  @Field(() => [NoticeCategoryType], { description: 'What it keeps, and for how long.' })
  categories!: NoticeCategoryType[];

  @Field(() => [SearchableDataType], {
    description: 'What of it is kept readable inside the database, so that it can be searched; all else is sealed.',
  })
  searchable!: SearchableDataType[];
}

/** A privacy centre to be opened. */
@ObjectType('PrivacyCentreLink', { description: 'A company that somebody named.', simpleResolvers: true })
export class PrivacyCentreLinkType {
  @Field(() => String, { description: 'The address of its privacy centre below `/privacy/`.' })
  slug!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;
}

/** A step of a request. */
@ObjectType('PublicRequestStep', { description: 'A step in the life of a request.', simpleResolvers: true })
export class PublicRequestStepType {
  @Field(() => String, { description: 'What happened, such as `submitted` or `verified`.' })
  type!: string;

  @Field(() => GraphQLDateTime, { description: 'When.' })
  occurredAt!: Date;
}

/** A copy that can be fetched. */
@ObjectType('PublicRequestCopy', { description: 'The copy of the data, ready to be fetched.', simpleResolvers: true })
export class PublicRequestCopyType {
  @Field(() => GraphQLDateTime, { description: 'When it is destroyed.' })
  expiresAt!: Date;

  @Field(() => Float, { description: 'Its size in bytes.' })
  byteSize!: number;
}

/** How far a deletion is. */
@ObjectType('PublicErasure', { description: 'How far a deletion is that has begun.', simpleResolvers: true })
export class PublicErasureType {
  @Field(() => Int, { description: 'How many records of the person are through.' })
  done!: number;

  @Field(() => Int, { description: 'How many there are.' })
  all!: number;
}

/** A request as the person sees it. */
@ObjectType('PublicRequest', { description: 'A request as the person sees it who made it.', simpleResolvers: true })
export class PublicRequestType {
  @Field(() => String, { description: 'What to quote, such as `PR-7K2M-94QD`.' })
  reference!: string;

  @Field(() => String, { description: 'What was asked for, such as `access` or `erasure`.' })
  kind!: string;

  @Field(() => String, {
    description:
      'Where it stands: `awaiting-verification`, `received`, `in-progress`, `awaiting-approval`, `carried-out`, `closed`, `refused` or `withdrawn`.',
  })
  state!: string;

  @Field(() => GraphQLDateTime, { description: 'When it came in: the clock started then.' })
  receivedAt!: Date;

  @Field(() => CalendarDate, { description: 'By when it is answered.' })
  dueOn!: string;

  @Field(() => Boolean, {
    description: 'Whether the time for the answer stands still until the person answers the open question.',
  })
  isStill!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The reference of the earlier request with which this one is answered together.',
  })
  duplicateOf!: string | null;

  @Field(() => PrivacyCentreLinkType, {
    nullable: true,
    description: 'Who answers instead, because the data is theirs; null for a request that stays where it is.',
  })
  forwardedTo!: PrivacyCentreLinkType | null;

  @Field(() => [String], {
    description: 'What stays of a deletion, a sentence for each, in the language of the request.',
  })
  kept!: readonly string[];

  @Field(() => PublicErasureType, { nullable: true, description: 'How far a deletion is; null where none has begun.' })
  erased!: PublicErasureType | null;

  @Field(() => TextStandingType, {
    nullable: true,
    description: 'How far the texts of others are searched after a deletion; null where none is, and before.',
  })
  texts!: TextStandingType | null;

  @Field(() => [PublicRequestMessageType], { description: 'What was written about it, the oldest first.' })
  messages!: PublicRequestMessageType[];

  @Field(() => String, { nullable: true, description: 'Why it takes longer; null if it does not.' })
  extensionReason!: string | null;

  @Field(() => String, { nullable: true, description: 'On which ground it was refused; null if it was not.' })
  refusalGround!: string | null;

  @Field(() => PublicDecisionType, { nullable: true, description: 'What was decided and why; null while nothing is.' })
  decision!: PublicDecisionType | null;

  @Field(() => [PublicCorrectionType], { description: 'What the person wants corrected, and what became of it.' })
  corrections!: PublicCorrectionType[];

  @Field(() => [PublicEvidenceType], { description: 'The files that the person added; destroyed ones are left out.' })
  evidence!: readonly PublicEvidenceType[];

  @Field(() => Boolean, { description: 'Whether a file can be added, by `PUT /uploads/evidence`.' })
  mayAddEvidence!: boolean;

  @Field(() => [PublicRequestStepType], { description: 'What happened so far.' })
  steps!: PublicRequestStepType[];

  @Field(() => PublicRequestCopyType, { nullable: true, description: 'The copy that can be fetched now.' })
  copy!: PublicRequestCopyType | null;
}

/** A request to a workspace. */
@InputType({ description: 'A request of a person. Nobody is looked up: the answer is the same for everybody.' })
export class RequestSubmitInput {
  @Field(() => String, { nullable: true, description: 'The address of the workspace; without it the operator.' })
  workspace?: string | null;

  @Field(() => String, {
    description:
      'The right: `access`, `portability`, `rectification`, `erasure`, `restriction`, `objection`, `marketing-stop`, `automated-decision-review` or `complaint`.',
  })
  kind!: string;

  @Field(() => String, { description: 'Where the code is mailed.' })
  email!: string;

  @Field(() => String, { nullable: true, description: 'The name of the person.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Anything that helps to find the data.' })
  message?: string | null;

  @Field(() => String, { nullable: true, description: 'The language of the answer (BCP 47).' })
  language?: string | null;

  @Field(() => String, { nullable: true, description: 'The country on whose law the person relies.' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'Whose data it is about: `self`, or `child` for a parent.' })
  askedFor?: string | null;

  @Field(() => String, { nullable: true, description: 'Who asks, for `client`: the name of the agent.' })
  agentName?: string | null;

  @Field(() => String, { nullable: true, description: 'Who died, for `deceased`.' })
  deceasedName?: string | null;

  @Field(() => [String], { nullable: true, description: 'The purposes that an objection is about; none for all.' })
  objectedTo?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why the use is to be restricted: `accuracy-contested`, `unlawful`, `needed-for-claims` or `objection-pending`.',
  })
  restrictionGround?: string | null;

  @Field(() => [RequestCorrectionInput], {
    nullable: true,
    description: 'The values that are wrong, as they should be.',
  })
  corrections?: RequestCorrectionInput[] | null;
}

/** Which request. */
@InputType({ description: 'Names a request.' })
export class RequestReferenceInput {
  @Field(() => String, { nullable: true, description: 'The address of the workspace; without it the operator.' })
  workspace?: string | null;

  @Field(() => String, { description: 'Which request is meant, as the mail names it.' })
  reference!: string;
}

/** Which request, and the mailed code. */
@InputType({ description: 'Proves the address of a request.' })
export class RequestVerifyInput extends RequestReferenceInput {
  @Field(() => String, { description: 'The six digits.' })
  code!: string;
}

/** Which request, and the token that opens it. */
@InputType({ description: 'Opens a request whose address was proven.' })
export class RequestAccessInput extends RequestReferenceInput {
  @Field(() => String, { description: 'What `requestVerify` gave, within the last 24 hours.' })
  token!: string;
}

/** An answer to a question. */
@InputType({ description: 'Answers the question that is open about a request.' })
export class RequestAnswerInput extends RequestAccessInput {
  @Field(() => String, { description: 'The words, up to 5000 characters.' })
  text!: string;
}
