import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { CompanyFilter, CompanyType } from '../company/company.types.ts';
import { ContactFilter, ContactType } from '../contact/contact.types.ts';
import { DealFilter, DealType } from '../deal/deal.types.ts';
import { aggregateArgsOf } from '../graphql/types/aggregate.types.ts';
import { CalendarDate } from '../graphql/types/calendar-date.scalar.ts';
import { connectionOf, orderInputOf, PageArgs } from '../graphql/types/connection.types.ts';
import { DateFilter, DateTimeFilter, IdFilter, StringFilter } from '../graphql/types/filter.types.ts';
import { payloadOf } from '../graphql/types/payload.types.ts';
import { Node, RecordType, WithheldType } from '../graphql/types/shared.types.ts';
import { MemberFilter, MemberType } from '../identity/member.types.ts';

/** Something to be done. */
@ObjectType('Task', { description: 'Something to be done.', implements: [Node, RecordType], simpleResolvers: true })
export class TaskType extends RecordType {
  @Field(() => String, { nullable: true, description: 'What is to be done.' })
  title!: string | null;

  @Field(() => String, { description: '`to-do`, `call`, `meeting` or `mail`.' })
  kind!: string;

  @Field(() => String, { description: '`open` or `done`.' })
  status!: string;

  @Field(() => CalendarDate, { nullable: true, description: 'By when.' })
  dueOn!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was done.' })
  completedAt!: Date | null;

  @Field(() => MemberType, { nullable: true, description: 'Who does it.' })
  assignee!: MemberType | null;

  @Field(() => ContactType, { nullable: true, description: 'The person whom it is about.' })
  contact!: ContactType | null;

  @Field(() => CompanyType, { nullable: true, description: 'The company that it is about.' })
  company!: CompanyType | null;

  @Field(() => DealType, { nullable: true, description: 'The deal that it is about.' })
  deal!: DealType | null;

  @Field(() => [WithheldType], { description: 'What is not shown, and why.' })
  withheld!: WithheldType[];
}

/** What somebody wrote down. */
@ObjectType('Note', { description: 'What a member wrote down.', implements: [Node, RecordType], simpleResolvers: true })
export class NoteType extends RecordType {
  @Field(() => String, { nullable: true, description: 'The text; stored encrypted.' })
  body!: string | null;

  @Field(() => Boolean, { description: 'Whether it stays on top.' })
  isPinned!: boolean;

  @Field(() => MemberType, { nullable: true, description: 'Who wrote it.' })
  author!: MemberType | null;

  @Field(() => ContactType, { nullable: true, description: 'The person whom it is about.' })
  contact!: ContactType | null;

  @Field(() => CompanyType, { nullable: true, description: 'The company that it is about.' })
  company!: CompanyType | null;

  @Field(() => DealType, { nullable: true, description: 'The deal that it is about.' })
  deal!: DealType | null;

  @Field(() => [WithheldType], { description: 'What is not shown, and why.' })
  withheld!: WithheldType[];
}

/** Something that happened. */
@ObjectType('Activity', {
  description: 'Something that happened with a person: a call, a meeting, a mail.',
  implements: [Node, RecordType],
  simpleResolvers: true,
})
export class ActivityType extends RecordType {
  @Field(() => String, { description: '`call`, `meeting`, `mail`, `page-view` or `message`.' })
  kind!: string;

  @Field(() => String, { nullable: true, description: '`in`, `out` or `none`.' })
  direction!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it happened.' })
  occurredAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'How long, in seconds.' })
  durationSeconds!: number | null;

  @Field(() => String, { nullable: true, description: 'What it was about; stored encrypted.' })
  subjectLine!: string | null;

  @Field(() => String, { nullable: true, description: 'The text; stored encrypted.' })
  body!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Where a mail stands that was sent from here: `queued`, `sent`, `failed` or `stopped`; null for any other activity, and once the outgoing copy is gone.',
  })
  mailState!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What stopped a mail before it went out: a cause of `SendVerdict`.',
  })
  mailStopReason!: string | null;

  @Field(() => MemberType, { nullable: true, description: 'Who took part for the workspace.' })
  member!: MemberType | null;

  @Field(() => ContactType, { nullable: true, description: 'The person who took part.' })
  contact!: ContactType | null;

  @Field(() => CompanyType, { nullable: true, description: 'The company that it is about.' })
  company!: CompanyType | null;

  @Field(() => DealType, { nullable: true, description: 'The deal that it is about.' })
  deal!: DealType | null;

  @Field(() => [WithheldType], { description: 'What is not shown, and why.' })
  withheld!: WithheldType[];
}

/** Pages of tasks. */
export const TaskConnection = connectionOf(TaskType, 'Task');

/** Pages of notes. */
export const NoteConnection = connectionOf(NoteType, 'Note');

/** Pages of activities. */
export const ActivityConnection = connectionOf(ActivityType, 'Activity');

/** Filters by the records that something is about. */
@InputType({ description: 'Conditions on what a note or activity is about; all of them hold.' })
export class AboutFilter {
  @Field(() => [AboutFilter], { nullable: true, description: 'All of these hold.' })
  AND?: AboutFilter[] | null;

  @Field(() => [AboutFilter], { nullable: true, description: 'At least one of these holds.' })
  OR?: AboutFilter[] | null;

  @Field(() => AboutFilter, { nullable: true, description: 'This does not hold.' })
  NOT?: AboutFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By kind, for activities.' })
  kind?: StringFilter | null;

  @Field(() => ContactFilter, { nullable: true, description: 'By the person.' })
  contact?: ContactFilter | null;

  @Field(() => CompanyFilter, { nullable: true, description: 'By the company.' })
  company?: CompanyFilter | null;

  @Field(() => DealFilter, { nullable: true, description: 'By the deal.' })
  deal?: DealFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was made.' })
  createdAt?: object | null;
}

/** Filters tasks. */
@InputType({ description: 'Conditions on a task; all of them hold.' })
export class TaskFilter {
  @Field(() => [TaskFilter], { nullable: true, description: 'All of these hold.' })
  AND?: TaskFilter[] | null;

  @Field(() => [TaskFilter], { nullable: true, description: 'At least one of these holds.' })
  OR?: TaskFilter[] | null;

  @Field(() => TaskFilter, { nullable: true, description: 'This does not hold.' })
  NOT?: TaskFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By what is to be done.' })
  title?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By status.' })
  status?: StringFilter | null;

  @Field(() => DateFilter, { nullable: true, description: 'By when it is due.' })
  dueOn?: object | null;

  @Field(() => MemberFilter, { nullable: true, description: 'By who does it.' })
  assignee?: MemberFilter | null;

  @Field(() => ContactFilter, { nullable: true, description: 'By the person.' })
  contact?: ContactFilter | null;

  @Field(() => CompanyFilter, { nullable: true, description: 'By the company.' })
  company?: CompanyFilter | null;

  @Field(() => DealFilter, { nullable: true, description: 'By the deal.' })
  deal?: DealFilter | null;
}

/** The arguments of an aggregate of tasks. */
export const TaskAggregateArgs = aggregateArgsOf(TaskFilter, 'Task', {
  groups: {
    STATUS: 'By whether they are done.',
    ASSIGNEE: 'By who does them; the key is the id of the member.',
    DUE_MONTH: 'By the month in which they are due.',
  },
});

const TaskOrder = orderInputOf({ CREATED_AT: 'CREATED_AT', DUE_ON: 'DUE_ON' }, 'Task');
const NoteOrder = orderInputOf({ CREATED_AT: 'CREATED_AT' }, 'Note');
const ActivityOrder = orderInputOf({ OCCURRED_AT: 'OCCURRED_AT' }, 'Activity');

/** The arguments of a list of tasks. */
@ArgsType()
export class TaskListArgs extends PageArgs {
  @Field(() => TaskFilter, { nullable: true, description: 'Which tasks.' })
  where?: TaskFilter | null;

  @Field(() => TaskOrder, { nullable: true, description: 'In which order; without it, by when they were made.' })
  orderBy?: InstanceType<typeof TaskOrder> | null;
}

/** The arguments of a list of notes. */
@ArgsType()
export class NoteListArgs extends PageArgs {
  @Field(() => AboutFilter, { nullable: true, description: 'Which notes.' })
  where?: AboutFilter | null;

  @Field(() => NoteOrder, { nullable: true, description: 'In which order; without it, by when they were made.' })
  orderBy?: InstanceType<typeof NoteOrder> | null;
}

/** The arguments of a list of activities. */
@ArgsType()
export class ActivityListArgs extends PageArgs {
  @Field(() => AboutFilter, { nullable: true, description: 'Which activities.' })
  where?: AboutFilter | null;

  @Field(() => ActivityOrder, {
    nullable: true,
    description: 'In which order; without it, by when they were recorded.',
  })
  orderBy?: InstanceType<typeof ActivityOrder> | null;
}

/** The answer of a command on a task. */
export const TaskPayload = payloadOf(TaskType, 'Task');

/** The answer of a command on a note. */
export const NotePayload = payloadOf(NoteType, 'Note');

/** The answer of a command on an activity. */
export const ActivityPayload = payloadOf(ActivityType, 'Activity');
