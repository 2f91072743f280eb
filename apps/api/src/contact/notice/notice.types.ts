import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CalendarDate } from '../../graphql/types/calendar-date.scalar.ts';
import { UserError } from '../../graphql/types/user-error.types.ts';

/** A person who was not told. */
@ObjectType('NoticeRefusal', { description: 'A person to whom no notice was sent, and why.', simpleResolvers: true })
export class NoticeRefusalType {
  @Field(() => ID, { description: 'Who was to be told.' })
  contactId!: string;

  @Field(() => UserError, { description: 'Why not.' })
  error!: UserError;
}

/** What became of several notices. */
@ObjectType('NoticeSendPayload', {
  description: 'How many people are told, and who is not.',
  simpleResolvers: true,
})
export class NoticeSendPayload {
  @Field(() => Int, { description: 'How many letters are on their way.' })
  sentCount!: number;

  @Field(() => [NoticeRefusalType], { description: 'Who is not told, and why; empty where everybody is.' })
  refusals!: NoticeRefusalType[];

  @Field(() => [UserError], { description: 'Why nothing was done; empty where it was.' })
  errors!: UserError[];
}

/** Whom to tell. */
@InputType({ description: 'Whom to tell that their data is held (GDPR Art. 14).' })
export class NoticeSendInput {
  @Field(() => [ID], { description: 'The contacts, 1 to 100.' })
  contactIds!: string[];
}

/** That somebody was told. */
@InputType({ description: 'That a person was told by other means than by mail.' })
export class NoticeRecordInput {
  @Field(() => ID, { description: 'Whom it is about.' })
  contactId!: string;

  @Field(() => String, { description: '`letter`, `phone-call` or `in-person`.' })
  method!: string;

  @Field(() => CalendarDate, { description: 'On which day.' })
  toldOn!: string;

  @Field(() => Int, { nullable: true, description: 'The version that you have; refused if it changed since.' })
  ifVersion?: number | null;
}

/** That somebody need not be told. */
@InputType({ description: 'Why a person need not be told (GDPR Art. 14(5)).' })
export class NoticeExemptInput {
  @Field(() => ID, { description: 'Whom it is about.' })
  contactId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      '`has-information`, `disproportionate`, `law`, `secrecy`, or `deceased`; null where they are to be told after all.',
  })
  ground?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that you have; refused if it changed since.' })
  ifVersion?: number | null;
}
