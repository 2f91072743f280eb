import { GraphQLDateTime } from 'graphql-scalars';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { CalendarDate } from '../../graphql/types/calendar-date.scalar.ts';
import { TextStandingType } from '../text-review/text-standing.types.ts';

/** What is gone of one kind of data. */
@ObjectType('ErasedCategory', { description: 'What an erasure took of one kind of data.', simpleResolvers: true })
export class ErasedCategoryType {
  @Field(() => String, { description: 'The kind, such as `contact`.' })
  category!: string;

  @Field(() => Int, { description: 'How many records held some of it.' })
  records!: number;
}

/** What stays. */
@ObjectType('KeptCategory', {
  description: 'What an erasure left: nothing that names the person, or sealed copies of single items.',
  simpleResolvers: true,
})
export class KeptCategoryType {
  @Field(() => String, { nullable: true, description: 'The kind, such as `preference`; null for single items.' })
  category!: string | null;

  @Field(() => String, { description: 'Why it stays: `proof`, `legal-claims` or `legal-obligation`.' })
  ground!: string;

  @Field(() => Int, { description: 'How many records.' })
  records!: number;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The last day; null for as long as the workspace, or the hold that keeps an item, is there.',
  })
  endsOn!: string | null;
}

/** Somebody who had received the data. */
@ObjectType('CertificateRecipient', {
  description: 'Somebody who had received data of the person, and what they were told and answered.',
  simpleResolvers: true,
})
export class CertificateRecipientType {
  @Field(() => String, { description: 'Who, by name.' })
  name!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When they were told; null while they were not.' })
  toldAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When they confirmed it; null while they have not.' })
  acknowledgedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why they could not be told; null where they could.' })
  impossibleReason!: string | null;
}

/** A certificate. */
@ObjectType('ErasureCertificate', {
  description:
    'What the installation signed about a deletion: counts, dates and proofs, nothing that names the person.',
  simpleResolvers: true,
})
export class ErasureCertificateType {
  @Field(() => String, { description: 'The reference of the request, as the mail names it.' })
  reference!: string;

  @Field(() => Int, { description: 'From 1; a newer one replaces it.' })
  version!: number;

  @Field(() => GraphQLDateTime, { description: 'When it was signed.' })
  issuedAt!: Date;

  @Field(() => GraphQLDateTime, {
    description: 'When the keys were destroyed; of the last, where there were several people.',
  })
  erasedAt!: Date;

  @Field(() => Int, { description: 'How many keys were destroyed, each proven to be missing from the live ones.' })
  destroyedKeys!: number;

  @Field(() => [ErasedCategoryType], { description: 'What was erased, by kind.' })
  erased!: ErasedCategoryType[];

  @Field(() => [KeptCategoryType], { description: 'What stays, why, and until when.' })
  kept!: KeptCategoryType[];

  @Field(() => Int, { description: 'How many places in free text somebody still looks at.' })
  openReviews!: number;

  @Field(() => TextStandingType, {
    nullable: true,
    description: 'How far the texts of others were searched; null where nothing could be looked for.',
  })
  texts!: TextStandingType | null;

  @Field(() => [CertificateRecipientType], { description: 'Whom the data had been given to.' })
  recipients!: CertificateRecipientType[];

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the files of the database were rid of the last traces; null while they are not.',
  })
  sweptAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When that is due.' })
  sweepDueAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why it is not done, once it was tried: `busy`, `tables-not-ours`, `statistics-not-ours`, `log-not-ours`, `log-recycled` or `log-copied`.',
  })
  sweepReason!: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the last backup ends in which the data still is; null where there is none.',
  })
  dataBackupsEndAt!: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the last backup ends in which the keys still are; null where there is none.',
  })
  keyBackupsEndAt!: Date | null;

  @Field(() => String, { description: 'The signed file, JSON, which anybody can check without the product.' })
  file!: string;
}

/** A certificate that somebody shows. */
@InputType({ description: 'A certificate that somebody shows, and the request that it ought to be about.' })
export class CertificateVerifyInput {
  @Field(() => String, { nullable: true, description: 'The address of the workspace; without it the operator.' })
  workspace?: string | null;

  @Field(() => String, { description: 'The reference of the request, as the mail names it.' })
  reference!: string;

  @Field(() => String, { description: 'The content of the file.' })
  file!: string;
}
