import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CalendarDate } from '../../graphql/types/calendar-date.scalar.ts';
import { RecordInput } from '../../graphql/types/record.inputs.ts';
import { Node } from '../../graphql/types/shared.types.ts';

/** A message about a request. */
@ObjectType('PrivacyRequestMessage', {
  description: 'What a workspace and a person wrote each other about a request.',
  implements: Node,
  simpleResolvers: true,
})
export class RequestMessageType extends Node {
  @Field(() => String, { description: '`identity-question`, `clarification`, `message` or `answer`.' })
  kind!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The words; null once they are destroyed: an answer about who asks after the check, all after closing.',
  })
  body!: string | null;

  @Field(() => GraphQLDateTime, { description: 'When it was written.' })
  sentAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When a question was answered; null while it is open.' })
  answeredAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the words were destroyed.' })
  destroyedAt!: Date | null;
}

/** What one law says about the last day. */
@ObjectType('PrivacyRequestRegime', { description: 'What one law says about the last day.', simpleResolvers: true })
export class RequestRegimeType {
  @Field(() => String, { description: '`gdpr`, `uk`, `ccpa`, `lgpd` or `pipeda`.' })
  regime!: string;

  @Field(() => String, { description: 'Where it says so.' })
  law!: string;

  @Field(() => CalendarDate, { description: 'The last day under this law.' })
  dueOn!: string;

  @Field(() => Boolean, { description: 'Whether its clock stands still because a question is open.' })
  isStill!: boolean;
}

/** Something that is to be told. */
@ObjectType('PrivacyRequestMilestone', {
  description: 'What the law has a person be told, and by when.',
  simpleResolvers: true,
})
export class RequestMilestoneType {
  @Field(() => String, { description: '`receipt`, `extension`, `refusal` or `answer`.' })
  what!: string;

  @Field(() => String, { description: 'Where the law says so.' })
  law!: string;

  @Field(() => CalendarDate, { description: 'By when.' })
  dueOn!: string;
}

/** A question to begin with. */
@ObjectType('PrivacyRequestTemplate', { description: 'Words to begin with.', simpleResolvers: true })
export class RequestTemplateType {
  @Field(() => String, { description: 'Which words, such as `which-data`.' })
  key!: string;

  @Field(() => String, { description: '`identity-question`, `clarification` or `message`.' })
  kind!: string;

  @Field(() => String, { description: 'In the language of the request.' })
  text!: string;
}

/** The clock of a request. */
@ObjectType('PrivacyRequestClock', {
  description: 'By when a request is answered under each law that holds, and what is told by when.',
  simpleResolvers: true,
})
export class RequestClockType {
  @Field(() => String, { description: 'The law that rules: its last day is the earliest.' })
  regime!: string;

  @Field(() => CalendarDate, { description: 'The last day; where two laws hold, the earlier one.' })
  dueOn!: string;

  @Field(() => Boolean, { description: 'Whether the clock stands still because a question is open.' })
  isStill!: boolean;

  @Field(() => CalendarDate, { nullable: true, description: 'When it goes on although nobody answered.' })
  resumesOn!: string | null;

  @Field(() => Int, { description: 'For how many days questions stopped it that are over.' })
  pausedDays!: number;

  @Field(() => [RequestRegimeType], { description: 'Every law that holds.' })
  regimes!: RequestRegimeType[];

  @Field(() => [RequestMilestoneType], { description: 'What the person is told, the earliest first.' })
  tells!: RequestMilestoneType[];

  @Field(() => [RequestTemplateType], { description: 'Words to begin a message with.' })
  templates!: RequestTemplateType[];
}

/** Another request of the same person. */
@ObjectType('PrivacyRequestRelated', {
  description: 'Another request by the same address, or about the same person.',
  simpleResolvers: true,
})
export class RelatedRequestType {
  @Field(() => ID, { description: 'The request.' })
  id!: string;

  @Field(() => String, { description: 'What the person quotes.' })
  reference!: string;

  @Field(() => String, { description: 'What is asked for.' })
  kind!: string;

  @Field(() => String, { description: 'Where it stands.' })
  state!: string;

  @Field(() => GraphQLDateTime, { description: 'When it came in.' })
  receivedAt!: Date;

  @Field(() => Boolean, {
    description: 'Whether the request at hand can be answered together with it: the same right, earlier, still open.',
  })
  canAnswerBoth!: boolean;
}

/** A duplicate. */
@InputType({ description: 'Closes a request because an earlier one is answered for both; the person is told.' })
export class PrivacyRequestMarkDuplicateInput extends RecordInput {
  @Field(() => ID, { description: 'The earlier request.' })
  ofId!: string;
}

/** A doubt. */
@InputType({ description: 'Notes a reasonable doubt about who asks; the request counts as not proven then.' })
export class PrivacyRequestDoubtInput extends RecordInput {
  @Field(() => String, { description: 'The reason, in 10 to 500 characters; the person does not read it.' })
  reason!: string;
}

/** A message to the person. */
@InputType({ description: 'Tells the person something about their request; the clock goes on.' })
export class PrivacyRequestWriteInput extends RecordInput {
  @Field(() => String, { description: 'The words, up to 5000 characters; they are mailed.' })
  text!: string;
}

/** A question to the person. */
@InputType({ description: 'Asks the person something; the clock stands still under the laws that know a pause.' })
export class PrivacyRequestAskInput extends PrivacyRequestWriteInput {
  @Field(() => String, { description: '`clarification`, or `identity-question` while it is not known who asks.' })
  kind!: string;
}
