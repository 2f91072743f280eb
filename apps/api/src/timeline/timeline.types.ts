import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { ActivityType, NoteType, TaskType } from '../activity/activity.types.ts';
import { FileType } from '../file/file.types.ts';
import { connectionOf, PageArgs } from '../graphql/types/connection.types.ts';
import { FieldChangeType } from '../history/history.types.ts';
import { ConsentEventType } from '../privacy/consent/consent.types.ts';
import { PrivacyRequestType } from '../privacy/request/request.types.ts';

/** What can happen with a record. */
export const TimelineKind = {
  ...{ NOTE: 'NOTE', CALL: 'CALL', MEETING: 'MEETING', MAIL: 'MAIL', MESSAGE: 'MESSAGE', PAGE_VIEW: 'PAGE_VIEW' },
  ...{ TASK_PLANNED: 'TASK_PLANNED', TASK_DONE: 'TASK_DONE', FILE: 'FILE', STAGE_MOVE: 'STAGE_MOVE' },
  ...{ CHANGE: 'CHANGE', CONSENT: 'CONSENT', PRIVACY_REQUEST: 'PRIVACY_REQUEST' },
} as const;
registerEnumType(TimelineKind, {
  name: 'TimelineKind',
  description: 'What happened with a record.',
  valuesConfig: {
    NOTE: { description: 'Somebody wrote a note.' },
    CALL: { description: 'Somebody was called, or called.' },
    MEETING: { description: 'Somebody met the person.' },
    MAIL: { description: 'A mail, sent from here or recorded.' },
    MESSAGE: { description: 'A message on another way.' },
    PAGE_VIEW: { description: 'The person visited the website.' },
    TASK_PLANNED: { description: 'Something to be done was planned.' },
    TASK_DONE: { description: 'It was done.' },
    FILE: { description: 'A file was attached.' },
    STAGE_MOVE: { description: 'The deal went to another stage.' },
    CHANGE: { description: 'A field of the record changed.' },
    CONSENT: { description: 'The person consented, refused, objected or took something back.' },
    PRIVACY_REQUEST: { description: 'The person asked for one of their rights.' },
  },
});

/** One thing that happened; the record is under the field of its kind, the others are null. */
@ObjectType('TimelineEntry', {
  description: 'One thing that happened with a record. What happened is in the field of its kind; the others are null.',
  simpleResolvers: true,
})
export class TimelineEntryType {
  @Field(() => TimelineKind, { description: 'What happened.' })
  kind!: keyof typeof TimelineKind;

  @Field(() => GraphQLDateTime, {
    description: 'When it happened; where that is withheld, when it was written down.',
  })
  happenedAt!: Date;

  @Field(() => NoteType, { nullable: true, description: 'What was written down, of `NOTE`.' })
  note!: NoteType | null;

  @Field(() => ActivityType, {
    nullable: true,
    description: 'The activity of `CALL`, `MEETING`, `MAIL`, `MESSAGE` or `PAGE_VIEW`.',
  })
  activity!: ActivityType | null;

  @Field(() => TaskType, { nullable: true, description: 'The task of `TASK_PLANNED` or `TASK_DONE`.' })
  task!: TaskType | null;

  @Field(() => FileType, { nullable: true, description: 'What was attached, of `FILE`.' })
  file!: FileType | null;

  @Field(() => FieldChangeType, { nullable: true, description: 'The change of `STAGE_MOVE` or `CHANGE`.' })
  change!: FieldChangeType | null;

  @Field(() => ConsentEventType, { nullable: true, description: 'The entry of the consent ledger of `CONSENT`.' })
  consent!: ConsentEventType | null;

  @Field(() => PrivacyRequestType, { nullable: true, description: 'The request of `PRIVACY_REQUEST`.' })
  request!: PrivacyRequestType | null;
}

/** Pages of a timeline. */
export const TimelineEntryConnection = connectionOf(TimelineEntryType, 'TimelineEntry');

/** The arguments of a timeline. */
@ArgsType()
export class TimelineArgs extends PageArgs {
  @Field(() => ID, { description: 'The contact, company, deal or lead.' })
  about!: string;

  @Field(() => [TimelineKind], { nullable: true, description: 'Only what is of these kinds.' })
  kinds?: (keyof typeof TimelineKind)[] | null;

  @Field(() => ID, { nullable: true, description: 'Only what this member did.' })
  memberId?: string | null;
}
