import { decodeId } from '@smartx/domain/kernel';
import { type EnteredRequest, REQUEST_CHANNELS, REQUEST_KINDS } from '@smartx/domain/privacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { closedList } from '../../graphql/closed-list.ts';
import { RecordInput } from '../../graphql/types/record.inputs.ts';

/** A request that did not come through the privacy centre. */
@InputType({ description: 'A request that reached a member of staff by mail, phone or post.' })
export class PrivacyRequestEnterInput {
  @Field(() => String, { description: 'What is asked for, such as `access` or `erasure`.' })
  kind!: string;

  @Field(() => String, { description: 'How it came in: `mail`, `phone`, `post` or `staff`.' })
  channel!: string;

  @Field(() => GraphQLDateTime, { description: 'When it came in: the clock starts then.' })
  receivedAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'The address for the answer; without one, staff verify who asks.',
  })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'The telephone number of somebody without an address.' })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'The name of the person.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What the person said.' })
  message?: string | null;

  @Field(() => String, { nullable: true, description: 'The language of the letters (BCP 47).' })
  language?: string | null;

  @Field(() => String, { nullable: true, description: 'The country on whose law the person relies.' })
  country?: string | null;

  @Field(() => [String], { nullable: true, description: 'The purposes that an objection is about; none for all.' })
  objectedTo?: string[] | null;

  @Field(() => String, { nullable: true, description: 'The ground of Art. 18(1) that a restriction is asked for on.' })
  restrictionGround?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Whose data it is about: `self`, `child`, `client` or `deceased`.',
  })
  askedFor?: string | null;

  @Field(() => String, { nullable: true, description: 'Who asks for somebody that authorised them.' })
  agentName?: string | null;

  @Field(() => String, { nullable: true, description: 'The name of the person who died.' })
  deceasedName?: string | null;
}

/** How staff know who asks. */
@InputType({ description: 'Notes how staff know who asks; never by a scan of an identity card.' })
export class PrivacyRequestConfirmIdentityInput extends RecordInput {
  @Field(() => String, {
    description: '`known-voice-or-visit`, `callback-to-known-number`, `answer-from-known-address` or `signed-letter`.',
  })
  proof!: string;
}

/** Who handles a request. */
@InputType({ description: 'Says who handles a request.' })
export class PrivacyRequestAssignInput extends RecordInput {
  @Field(() => ID, { nullable: true, description: 'The member; null for nobody.' })
  memberId?: string | null;
}

/** A person of a request. */
@InputType({ description: 'A person to be covered by a request, or not.' })
export class PrivacyRequestSubjectInput extends RecordInput {
  @Field(() => ID, { description: 'The person.' })
  subjectId!: string;
}

/** An approval. */
@InputType({ description: 'Approves what was put forward.' })
export class PrivacyRequestApproveInput extends RecordInput {
  @Field(() => String, {
    nullable: true,
    description: 'The reference of the request, repeated by somebody who approves alone because nobody else can.',
  })
  confirmation?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The password of the account, entered anew by somebody who approves alone.',
  })
  password?: string | null;
}

/** An extension. */
@InputType({ description: 'Takes more time, once, before the last day.' })
export class PrivacyRequestExtendInput extends RecordInput {
  @Field(() => String, { description: 'Why; the person is told.' })
  reason!: string;
}

/** A refusal. */
@InputType({ description: 'Refuses a request on a ground of the law.' })
export class PrivacyRequestRefuseInput extends RecordInput {
  @Field(() => String, {
    description:
      '`identity-not-proven`, `manifestly-unfounded`, `excessive`, `nothing-held`, `legal-obligation`, `legal-claims`, `freedom-of-expression`, `public-health`, `research-and-archive` or `rights-of-others`.',
  })
  ground!: string;
}

/** The input as the domain takes it, field by field. @throws InvalidInputError */
export function toEnteredRequest(input: PrivacyRequestEnterInput): EnteredRequest {
  const { receivedAt, phone = null, name = null, message = null, language = null, country = null } = input;
  return {
    ...{ receivedAt, email: input.email ?? '', phone, name, message, language, country },
    objectedTo: input.objectedTo ?? [],
    restrictionGround: input.restrictionGround ?? null,
    askedFor: input.askedFor ?? null,
    agentName: input.agentName ?? null,
    deceasedName: input.deceasedName ?? null,
    kind: closedList(REQUEST_KINDS, input.kind, 'kind'),
    channel: closedList(REQUEST_CHANNELS, input.channel, 'channel'),
  };
}

/** The UUID of a request. @throws InvalidInputError */
export function requestIdOf({ id }: RecordInput): string {
  return decodeId('privacyRequest', id);
}

/** The UUID of the person whom an input names. @throws InvalidInputError */
export function subjectIdOf({ subjectId }: { readonly subjectId: string }): string {
  return decodeId('subject', subjectId, 'subjectId');
}
