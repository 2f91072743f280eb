import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { CalendarDate } from '../../graphql/types/calendar-date.scalar.ts';
import { connectionOf, PageArgs } from '../../graphql/types/connection.types.ts';
import { payloadOf } from '../../graphql/types/payload.types.ts';
import { Node, RecordType } from '../../graphql/types/shared.types.ts';
import { MemberType } from '../../identity/member.types.ts';

/** A ground of a purpose through time. */
@ObjectType('PurposeBasis', {
  description: 'On which ground a purpose stood from a moment on; whoever was recorded before stays on the one before.',
  simpleResolvers: true,
})
export class PurposeBasisType {
  @Field(() => String, { description: 'The ground in GDPR Art. 6(1).' })
  basis!: string;

  @Field(() => GraphQLDateTime, { description: 'From when on people were recorded on it.' })
  decidedAt!: Date;

  @Field(() => MemberType, { nullable: true, description: 'Who decided; null where the product did.' })
  decidedBy!: MemberType | null;
}

/** A version of the notice. */
@ObjectType('PurposeNotice', {
  description: 'What the notice said about a purpose from a moment on; never changed afterwards.',
  simpleResolvers: true,
})
export class PurposeNoticeType {
  @Field(() => Int, { description: 'Counts what was said about the purpose, in whatever language.' })
  number!: number;

  @Field(() => String, { description: 'The language of the words: `en`, `de`, `fr` or `ar`.' })
  language!: string;

  @Field(() => String, { description: 'The words.' })
  wording!: string;

  @Field(() => String, { description: 'SHA-256 of the words in hex, by which a consent names them.' })
  wordingHash!: string;

  @Field(() => GraphQLDateTime, { description: 'Since when it is said.' })
  publishedAt!: Date;

  @Field(() => MemberType, { nullable: true, description: 'Who published it; null where the product did.' })
  publishedBy!: MemberType | null;
}

/** How the workspace uses a purpose. */
@ObjectType('PurposeSetting', {
  description: 'How this workspace uses one purpose of the product’s list.',
  implements: [Node, RecordType],
  simpleResolvers: true,
})
export class PurposeSettingType extends RecordType {
  @Field(() => String, { description: 'For what data would be used, by the name of the enum `Purpose`.' })
  purpose!: string;

  @Field(() => Boolean, { description: 'Whether data is used for it here.' })
  isOn!: boolean;

  @Field(() => String, {
    description: 'Its ground in GDPR Art. 6(1) for whoever is recorded now, where a person has none of their own.',
  })
  basis!: string;

  @Field(() => [PurposeBasisType], { description: 'Its grounds through time, the newest first.' })
  bases!: PurposeBasisType[];

  @Field(() => String, { description: 'What the notice says about it, in the language of the workspace.' })
  wording!: string;

  @Field(() => [PurposeNoticeType], { description: 'Everything that the notice ever said about it, the newest first.' })
  notices!: PurposeNoticeType[];

  @Field(() => String, {
    description:
      'Where the weighing of a legitimate interest stands: `not-needed` on another ground, `missing`, `adopted`, or `due` to be looked at again. It closes nothing.',
  })
  assessmentState!: string;

  @Field(() => String, { nullable: true, description: 'Why the interest goes before those of the people.' })
  assessment!: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'By when it is looked at again.' })
  assessmentReviewOn!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was adopted.' })
  assessmentAdoptedAt!: Date | null;

  @Field(() => MemberType, { nullable: true, description: 'Who adopted it.' })
  assessmentAdoptedBy!: MemberType | null;
}

/** Pages of purposes. */
export const PurposeSettingConnection = connectionOf(PurposeSettingType, 'PurposeSetting');

/** The arguments of a list of purposes. */
@ArgsType()
export class PurposeSettingListArgs extends PageArgs {}

/** The answer of a command on a purpose. */
export const PurposeSettingPayload = payloadOf(PurposeSettingType, 'PurposeSetting');

/** Which purpose a command is about. */
@InputType()
abstract class PurposeInput {
  @Field(() => String, { description: 'Which purpose is set, by the name of the enum `Purpose`.' })
  purpose!: string;

  @Field(() => Int, { nullable: true, description: 'Only if it is still at this version.' })
  ifVersion?: number | null;
}

/** Changes of a purpose. */
@InputType({ description: 'Switches a purpose on or off, or words it anew.' })
export class PurposeUpdateInput extends PurposeInput {
  @Field(() => Boolean, { nullable: true, description: 'Whether data is used for it.' })
  isOn?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the notice says about it in the language of the workspace, in 10 to 500 characters.',
  })
  wording?: string | null;
}

/** Another ground. */
@InputType({ description: 'The ground of a purpose for whoever is recorded from now on.' })
export class PurposeSetBasisInput extends PurposeInput {
  @Field(() => String, {
    description:
      '`consent`, `contract`, `legal-obligation`, `vital-interests`, `public-task` or `legitimate-interest`. What people can refuse rests on the first or the last.',
  })
  basis!: string;
}

/** A weighing. */
@InputType({ description: 'Why a legitimate interest goes before those of the people.' })
export class PurposeAdoptAssessmentInput extends PurposeInput {
  @Field(() => String, { description: 'Interest, necessity and balance, in 50 to 5,000 characters.' })
  text!: string;

  @Field(() => CalendarDate, { description: 'By when it is looked at again: a day ahead, within three years.' })
  reviewOn!: string;
}

/** New words of the notice. */
@InputType({ description: 'What the notice says about a purpose from now on, in one language.' })
export class PurposePublishNoticeInput extends PurposeInput {
  @Field(() => String, { description: '`en`, `de`, `fr` or `ar`.' })
  language!: string;

  @Field(() => String, { description: 'The words, in 10 to 500 characters.' })
  wording!: string;
}
