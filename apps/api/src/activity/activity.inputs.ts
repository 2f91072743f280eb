import {
  type AboutInput,
  DIRECTIONS,
  LOGGED_KINDS,
  type NewActivity,
  type NewNote,
  type NewTask,
  TASK_KINDS,
  type TaskChanges,
} from '@smartx/domain/activity';
import { decodeId } from '@smartx/domain/kernel';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { closedList } from '../graphql/closed-list.ts';
import { optionalId } from '../graphql/input-ids.ts';
import { CalendarDate } from '../graphql/types/calendar-date.scalar.ts';
import { RecordInput } from '../graphql/types/record.inputs.ts';

@InputType()
abstract class AboutFields {
  @Field(() => ID, { nullable: true, description: 'The person whom it is about.' })
  contactId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The company that it is about.' })
  companyId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The deal that it is about.' })
  dealId?: string | null;
}

@InputType()
abstract class TaskFields extends AboutFields {
  @Field(() => String, { nullable: true, description: '`to-do`, `call`, `meeting` or `mail`.' })
  kind?: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'By when.' })
  dueOn?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who does it.' })
  assigneeId?: string | null;
}

/** A new task. */
@InputType({ description: 'Something to be done; without an assignee by whoever writes it down.' })
export class TaskCreateInput extends TaskFields {
  @Field(() => String, { description: 'What is to be done.' })
  title!: string;
}

/** Changes of a task. */
@InputType({ description: 'Changes of a task: a field that is absent stays, null empties it.' })
export class TaskUpdateInput extends TaskFields {
  @Field(() => ID, { description: 'The task.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'Only if the task is still at this version.' })
  ifVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'What is to be done.' })
  title?: string | null;
}

/** A new note. */
@InputType({ description: 'A note to be written.' })
export class NoteCreateInput extends AboutFields {
  @Field(() => String, { description: 'The text; stored encrypted.' })
  body!: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether it stays on top.' })
  isPinned?: boolean | null;
}

/** Changes of a note. */
@InputType({ description: 'Changes of a note: a field that is absent stays.' })
export class NoteUpdateInput extends RecordInput {
  @Field(() => String, { nullable: true, description: 'The text; stored encrypted.' })
  body?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it stays on top.' })
  isPinned?: boolean | null;
}

/** Something that happened. */
@InputType({ description: 'Something that happened with people; their last interaction moves to it.' })
export class ActivityLogInput extends AboutFields {
  @Field(() => String, { description: '`call`, `meeting`, `mail` or `message`.' })
  kind!: string;

  @Field(() => String, { nullable: true, description: '`in`, `out` or `none`.' })
  direction?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it happened; now without it.' })
  occurredAt?: Date | null;

  @Field(() => Int, { nullable: true, description: 'How long, in seconds.' })
  durationSeconds?: number | null;

  @Field(() => String, { nullable: true, description: 'What it was about; stored encrypted.' })
  subjectLine?: string | null;

  @Field(() => String, { nullable: true, description: 'The text; stored encrypted.' })
  body?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Further contacts who took part, at most 50.' })
  participantIds?: string[] | null;
}

/** The input as the domain takes it, field by field. */
export function toTaskChanges(input: TaskCreateInput | TaskUpdateInput): TaskChanges {
  return {
    ...toAbout(input),
    title: input.title,
    kind: closedList(TASK_KINDS, input.kind, 'kind'),
    dueOn: input.dueOn,
    assigneeId: optionalId('member', input.assigneeId, 'assigneeId'),
  };
}

/** The input as the domain takes it, field by field. */
export function toNewTask(input: TaskCreateInput): NewTask {
  return { ...toTaskChanges(input), title: input.title };
}

/** The input as the domain takes it, field by field. */
export function toNewNote(input: NoteCreateInput): NewNote {
  return { ...toAbout(input), body: input.body, isPinned: input.isPinned ?? undefined };
}

/** The input as the domain takes it, field by field. */
export function toNewActivity(input: ActivityLogInput): NewActivity {
  const { durationSeconds, subjectLine, body, participantIds } = input;
  return {
    ...toAbout(input),
    ...{ durationSeconds, subjectLine, body },
    kind: closedList(LOGGED_KINDS, input.kind, 'kind'),
    direction: closedList(DIRECTIONS, input.direction, 'direction'),
    occurredAt: input.occurredAt ?? undefined,
    participantIds: participantIds?.map((id, index) => decodeId('contact', id, `participantIds.${index}`)),
  };
}

function toAbout({ contactId, companyId, dealId }: AboutFields): AboutInput {
  return {
    contactId: optionalId('contact', contactId, 'contactId'),
    companyId: optionalId('company', companyId, 'companyId'),
    dealId: optionalId('deal', dealId, 'dealId'),
  };
}
