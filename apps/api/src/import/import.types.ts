import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf, orderInputOf, PageArgs } from '../graphql/types/connection.types.ts';
import { IntFilter, StringFilter } from '../graphql/types/filter.types.ts';
import { payloadOf } from '../graphql/types/payload.types.ts';
import { Node, RecordType } from '../graphql/types/shared.types.ts';
import { MemberType } from '../identity/member.types.ts';
import { ImportMappingType, ImportOptionsType } from './import-mapping.types.ts';

/** What became of a line of a file. */
@ObjectType('ImportLine', { description: 'What became of one line of a file.', simpleResolvers: true })
export class ImportLineType {
  @Field(() => Int, { description: 'The line of the file, counted from 1 with the column names.' })
  line!: number;

  @Field(() => String, { description: '`created`, `updated`, `skipped` or `failed`.' })
  outcome!: string;

  @Field(() => String, { nullable: true, description: 'What the line is about: `company`, `contact` and so on.' })
  recordType!: string | null;

  @Field(() => ID, { nullable: true, description: 'The record that it made or changed; null in a check.' })
  recordId!: string | null;

  @Field(() => String, { nullable: true, description: 'The column that the reason is about.' })
  columnName!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was left out, or what to look at; never a value.' })
  reason!: string | null;
}

/** Pages of lines. */
export const ImportLineConnection = connectionOf(ImportLineType, 'ImportLine');

/** Filters lines. */
@InputType({ description: 'Conditions on a line; all of them hold.' })
export class ImportLineFilter {
  @Field(() => [ImportLineFilter], { nullable: true, description: 'All of these hold.' })
  AND?: ImportLineFilter[] | null;

  @Field(() => [ImportLineFilter], { nullable: true, description: 'At least one of these holds.' })
  OR?: ImportLineFilter[] | null;

  @Field(() => ImportLineFilter, { nullable: true, description: 'This does not hold.' })
  NOT?: ImportLineFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By what became of it.' })
  outcome?: StringFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'By its number.' })
  line?: object | null;
}

const ImportLineOrder = orderInputOf({ LINE: 'LINE' }, 'ImportLine');

/** The arguments of a list of lines. */
@ArgsType()
export class ImportLineListArgs extends PageArgs {
  @Field(() => ImportLineFilter, { nullable: true, description: 'Which lines.' })
  where?: ImportLineFilter | null;

  @Field(() => ImportLineOrder, { nullable: true, description: 'In which order; without it, as in the file.' })
  orderBy?: InstanceType<typeof ImportLineOrder> | null;
}

/** One import of one file. */
@ObjectType('ImportRun', {
  description: 'One import of one file: chosen, tried, carried out in the background.',
  implements: [Node, RecordType],
  simpleResolvers: true,
})
export class ImportRunType extends RecordType {
  @Field(() => String, { description: '`company`, `contact`, `lead`, `deal`, `product` or `member`.' })
  object!: string;

  @Field(() => String, {
    description: '`uploaded`, `dry-run` (being tried), `checked`, `running`, `done`, `failed` or `cancelled`.',
  })
  state!: string;

  @Field(() => String, { nullable: true, description: 'The name of the file; gone after seven days.' })
  fileName!: string | null;

  @Field(() => Int, { description: 'How large the file is.' })
  byteSize!: number;

  @Field(() => ImportMappingType, { nullable: true, description: 'What each column of the file fills.' })
  mapping!: ImportMappingType | null;

  @Field(() => ImportOptionsType, {
    nullable: true,
    description: 'How the file is read, and where its people come from.',
  })
  options!: ImportOptionsType | null;

  @Field(() => Int, { nullable: true, description: 'How many lines of data the file has.' })
  lineCount!: number | null;

  @Field(() => Int, { description: 'How many of them are done.' })
  processedCount!: number;

  @Field(() => Int, { description: 'How many made a record; in a check, would make one.' })
  createdCount!: number;

  @Field(() => Int, { description: 'How many changed a record.' })
  updatedCount!: number;

  @Field(() => Int, { description: 'How many were left out on purpose.' })
  skippedCount!: number;

  @Field(() => Int, { description: 'How many could not be used.' })
  failedCount!: number;

  @Field(() => String, { nullable: true, description: 'Why the run as a whole came to an end.' })
  failure!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where the lines that failed can be downloaded, with `line` and `error`; null where none did.',
  })
  errorFileUrl!: string | null;

  @Field(() => MemberType, { nullable: true, description: 'The member who brought the file.' })
  startedBy!: MemberType | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was started, or last tried.' })
  startedAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it came to its end.' })
  finishedAt!: Date | null;

  @Field(() => GraphQLDateTime, { description: 'When the file and the lines that failed are destroyed.' })
  expiresAt!: Date;
}

/** Pages of imports. */
export const ImportRunConnection = connectionOf(ImportRunType, 'ImportRun');

/** Filters imports. */
@InputType({ description: 'Conditions on an import; all of them hold.' })
export class ImportRunFilter {
  @Field(() => [ImportRunFilter], { nullable: true, description: 'All of these hold.' })
  AND?: ImportRunFilter[] | null;

  @Field(() => [ImportRunFilter], { nullable: true, description: 'At least one of these holds.' })
  OR?: ImportRunFilter[] | null;

  @Field(() => ImportRunFilter, { nullable: true, description: 'This does not hold.' })
  NOT?: ImportRunFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By state.' })
  state?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By object.' })
  object?: StringFilter | null;
}

const ImportRunOrder = orderInputOf({ CREATED_AT: 'CREATED_AT' }, 'ImportRun');

/** The arguments of a list of imports. */
@ArgsType()
export class ImportRunListArgs extends PageArgs {
  @Field(() => ImportRunFilter, { nullable: true, description: 'Which imports.' })
  where?: ImportRunFilter | null;

  @Field(() => ImportRunOrder, { nullable: true, description: 'In which order; without it, by when they were made.' })
  orderBy?: InstanceType<typeof ImportRunOrder> | null;
}

/** The answer of a command on an import. */
export const ImportRunPayload = payloadOf(ImportRunType, 'ImportRun');

/** A mapping that is kept. */
@ObjectType('ImportTemplate', {
  description: 'A mapping of columns to fields that is kept for the next file of the same shape.',
  implements: [Node, RecordType],
  simpleResolvers: true,
})
export class ImportTemplateType extends RecordType {
  @Field(() => String, { description: 'Under which name the choices are offered again.' })
  name!: string;

  @Field(() => String, { description: 'What such files are imported as.' })
  object!: string;

  @Field(() => ImportMappingType, { description: 'What each column fills.' })
  mapping!: ImportMappingType;
}

/** Pages of templates. */
export const ImportTemplateConnection = connectionOf(ImportTemplateType, 'ImportTemplate');

/** The answer of a command on a template. */
export const ImportTemplatePayload = payloadOf(ImportTemplateType, 'ImportTemplate');

/** The first lines of a file. */
@ObjectType('ImportPreview', { description: 'The columns of a file and its first lines.', simpleResolvers: true })
export class ImportPreviewType {
  @Field(() => [String], { description: 'The names of the columns.' })
  columns!: string[];

  @Field(() => [[String]], { description: 'The cells of the first lines.' })
  rows!: string[][];
}

/** A field that a column can fill. */
@ObjectType('ImportField', { description: 'A field that a column of a file can fill.', simpleResolvers: true })
export class ImportFieldType {
  @Field(() => String, { description: 'Its name in a mapping.' })
  key!: string;

  @Field(() => String, { description: 'Its name for people.' })
  label!: string;

  @Field(() => String, { description: 'What its cells hold: `text`, `date`, `money`, `link` and so on.' })
  kind!: string;

  @Field(() => Boolean, { description: 'Whether a line needs it.' })
  isRequired!: boolean;

  @Field(() => Boolean, { description: 'Whether several columns may fill it.' })
  isMany!: boolean;

  @Field(() => Boolean, {
    description: 'Whether records that it names and that do not exist are made unless the mapping says otherwise.',
  })
  createsMissing!: boolean;
}
