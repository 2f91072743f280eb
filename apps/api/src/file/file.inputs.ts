import { FILE_ROLES, type FilePerson, type NewFile } from '@smartx/domain/file';
import { decodeId } from '@smartx/domain/kernel';
import { Field, ID, InputType } from 'type-graphql';
import { closedList } from '../graphql/closed-list.ts';
import { optionalId } from '../graphql/input-ids.ts';
import { CalendarDate } from '../graphql/types/calendar-date.scalar.ts';
import { RecordInput } from '../graphql/types/record.inputs.ts';

/** A person whom a file is about. */
@InputType({ description: 'A person whom a file is about.' })
export class FilePersonInput {
  @Field(() => ID, { description: 'Whom the file is about.' })
  contactId!: string;

  @Field(() => String, {
    nullable: true,
    description: '`participant`, `recipient` or `mentioned`, which is the default.',
  })
  role?: string | null;
}

/** A file that arrived, and what it belongs to. */
@InputType({ description: 'A file that arrived, and what it belongs to: one record at least.' })
export class FileAttachInput {
  @Field(() => ID, { description: 'The upload, announced for the use `file`.' })
  uploadId!: string;

  @Field(() => ID, { nullable: true, description: 'The person whom it belongs to.' })
  contactId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The company that it belongs to.' })
  companyId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The deal that it belongs to; it is about the person of the deal too.',
  })
  dealId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The lead that it belongs to; it is about the person of the lead too.',
  })
  leadId?: string | null;

  @Field(() => [FilePersonInput], { nullable: true, description: 'Whom else it is about, at most 50.' })
  people?: FilePersonInput[] | null;
}

/** Another name for a file. */
@InputType({ description: 'Another name for a file.' })
export class FileRenameInput extends RecordInput {
  @Field(() => String, { description: 'What it is to be called.' })
  name!: string;
}

/** A document that a law wants to see for years. */
@InputType({ description: 'Marks a file as a document that a law wants to see for years, or takes the mark off.' })
export class FileMarkStatutoryInput extends RecordInput {
  @Field(() => CalendarDate, { nullable: true, description: 'The day of the document; null takes the mark off.' })
  documentOn?: string | null;
}

/** A file to be fetched. */
@InputType({ description: 'A file to be fetched.' })
export class FileDownloadInput {
  @Field(() => ID, { description: 'The file.' })
  id!: string;
}

/** The input as the domain takes it, field by field. */
export function toNewFile({ uploadId, contactId, companyId, dealId, leadId, people }: FileAttachInput): NewFile {
  return {
    uploadId: decodeId('upload', uploadId, 'uploadId'),
    contactId: optionalId('contact', contactId, 'contactId'),
    companyId: optionalId('company', companyId, 'companyId'),
    dealId: optionalId('deal', dealId, 'dealId'),
    leadId: optionalId('lead', leadId, 'leadId'),
    people: people?.map(toPerson),
  };
}

function toPerson({ contactId, role }: FilePersonInput, index: number): FilePerson {
  return {
    contactId: decodeId('contact', contactId, `people.${index}.contactId`),
    role: closedList(FILE_ROLES, role, `people.${index}.role`) ?? 'mentioned',
  };
}
