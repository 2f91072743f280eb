import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { CompanyFilter, CompanyType } from '../company/company.types.ts';
import { ContactFilter, ContactType } from '../contact/contact.types.ts';
import { DealFilter, DealType } from '../deal/deal.types.ts';
import { CalendarDate } from '../graphql/types/calendar-date.scalar.ts';
import { connectionOf, orderInputOf, PageArgs } from '../graphql/types/connection.types.ts';
import { DateTimeFilter, IdFilter, StringFilter } from '../graphql/types/filter.types.ts';
import { payloadOf } from '../graphql/types/payload.types.ts';
import { Node, RecordType, WithheldType } from '../graphql/types/shared.types.ts';
import { UserError } from '../graphql/types/user-error.types.ts';
import { MemberFilter, MemberType } from '../identity/member.types.ts';
import { LeadFilter, LeadType } from '../lead/lead.types.ts';

/** A file of a record. */
@ObjectType('File', {
  description: 'A file of a record; its content is stored encrypted and fetched by `fileDownload`.',
  implements: [Node, RecordType],
  simpleResolvers: true,
})
export class FileType extends RecordType {
  @Field(() => String, { nullable: true, description: 'What it is called; stored encrypted.' })
  name!: string | null;

  @Field(() => String, { description: 'Its media type, by its name.' })
  mediaType!: string;

  @Field(() => Int, { description: 'Its size in bytes.' })
  byteSize!: number;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The day of the document, where a law wants to see it for years; null for any other file.',
  })
  statutoryOn!: string | null;

  @Field(() => MemberType, { nullable: true, description: 'Who added it.' })
  uploadedBy!: MemberType | null;

  @Field(() => ContactType, { nullable: true, description: 'The first of the people whom it is about.' })
  contact!: ContactType | null;

  @Field(() => CompanyType, { nullable: true, description: 'The company that it belongs to.' })
  company!: CompanyType | null;

  @Field(() => DealType, { nullable: true, description: 'The deal that it belongs to.' })
  deal!: DealType | null;

  @Field(() => LeadType, { nullable: true, description: 'The lead that it belongs to.' })
  lead!: LeadType | null;

  @Field(() => [WithheldType], { description: 'What is not shown, and why.' })
  withheld!: WithheldType[];
}

/** Pages of files. */
export const FileConnection = connectionOf(FileType, 'File');

/** Filters files. */
@InputType({ description: 'Conditions on a file; all of them hold.' })
export class FileFilter {
  @Field(() => [FileFilter], { nullable: true, description: 'All of these hold.' })
  AND?: FileFilter[] | null;

  @Field(() => [FileFilter], { nullable: true, description: 'At least one of these holds.' })
  OR?: FileFilter[] | null;

  @Field(() => FileFilter, { nullable: true, description: 'This does not hold.' })
  NOT?: FileFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By media type.' })
  mediaType?: StringFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was added.' })
  createdAt?: object | null;

  @Field(() => MemberFilter, { nullable: true, description: 'By who added it.' })
  uploadedBy?: MemberFilter | null;

  @Field(() => ContactFilter, { nullable: true, description: 'By the person.' })
  contact?: ContactFilter | null;

  @Field(() => CompanyFilter, { nullable: true, description: 'By the company.' })
  company?: CompanyFilter | null;

  @Field(() => DealFilter, { nullable: true, description: 'By the deal.' })
  deal?: DealFilter | null;

  @Field(() => LeadFilter, { nullable: true, description: 'By the lead.' })
  lead?: LeadFilter | null;
}

const FileOrder = orderInputOf({ CREATED_AT: 'CREATED_AT' }, 'File');

/** The arguments of a list of files. */
@ArgsType()
export class FileListArgs extends PageArgs {
  @Field(() => FileFilter, { nullable: true, description: 'Which files.' })
  where?: FileFilter | null;

  @Field(() => FileOrder, { nullable: true, description: 'In which order; without it, by when they were added.' })
  orderBy?: InstanceType<typeof FileOrder> | null;
}

/** The answer of a command on a file. */
export const FilePayload = payloadOf(FileType, 'File');

/** Where a content can be fetched. */
@ObjectType('FileDownload', { description: 'Where to fetch a content, once.', simpleResolvers: true })
export class FileDownloadType {
  @Field(() => String, { description: 'Where to GET the bytes; works once, and nobody can guess it.' })
  url!: string;

  @Field(() => GraphQLDateTime, { description: 'Until when.' })
  expiresAt!: Date;
}

/** What `fileDownload` answers. */
@ObjectType('FileDownloadPayload', { description: 'Where to fetch a file, or why not.', simpleResolvers: true })
export class FileDownloadPayload {
  @Field(() => FileDownloadType, { nullable: true, description: 'Where to fetch it.' })
  download!: FileDownloadType | null;

  @Field(() => [UserError], { description: 'Why it is not handed out; empty where it is.' })
  errors!: UserError[];
}
