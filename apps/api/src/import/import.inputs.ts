import {
  COLLISION_RULES,
  IMPORT_OBJECTS,
  type ImportChoice,
  type ImportMapping,
  type ImportObject,
  type ImportOptions,
  MISSING_LINK_RULES,
} from '@smartx/domain/import';
import { InvalidInputError } from '@smartx/domain/kernel';
import { Field, ID, InputType, Int } from 'type-graphql';
import { closedList } from '../graphql/closed-list.ts';
import { optionalId } from '../graphql/input-ids.ts';
import { RecordInput } from '../graphql/types/record.inputs.ts';

/** A file that is about to be sent. */
@InputType({ description: 'A file that is about to be sent.' })
export class UploadCreateInput {
  @Field(() => String, { description: 'What it is sent for: `import`, or `file` for a file of a record.' })
  use!: string;

  @Field(() => String, { description: 'What the file is called on the disk of whoever sends it.' })
  fileName!: string;

  @Field(() => Int, { description: 'Its exact size, at most 100 MiB for an import and 50 MiB for a file.' })
  byteSize!: number;

  @Field(() => String, { nullable: true, description: 'SHA-256 in hex, to be sure that it arrives as it was.' })
  sha256?: string | null;
}

/** A file that arrived. */
@InputType({ description: 'Begins an import with a file that arrived.' })
export class ImportCreateInput {
  @Field(() => ID, { description: 'The file that arrived.' })
  uploadId!: string;

  @Field(() => String, { description: '`company`, `contact`, `lead`, `deal`, `product` or `member`.' })
  object!: string;
}

/** How one column is used. */
@InputType({ description: 'How one column of a file is used.' })
export class ImportColumnInput {
  @Field(() => String, { description: 'The name of the column.' })
  column!: string;

  @Field(() => String, { description: 'A field of the object, `ignore`, or for a lead `answer`.' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'How its dates are written.' })
  dateFormat?: string | null;

  @Field(() => String, { nullable: true, description: '`overwrite`, `fill-if-blank` or `never`.' })
  collision?: string | null;

  @Field(() => String, { nullable: true, description: '`error`, `create` or `leave-empty`.' })
  ifMissing?: string | null;
}

/** How a file is read. */
@InputType({ description: 'How a file is read, and where its people come from; null is the default.' })
export class ImportOptionsInput {
  @Field(() => String, { nullable: true, description: 'What separates the cells.' })
  delimiter?: string | null;

  @Field(() => String, { nullable: true, description: '`utf-8`, `windows-1252`, `utf-16le` or `utf-16be`.' })
  encoding?: string | null;

  @Field(() => [String], { nullable: true, description: 'Cells that mean "empty".' })
  emptyValues?: string[] | null;

  @Field(() => String, { nullable: true, description: 'The currency of amounts.' })
  currency?: string | null;

  @Field(() => String, { nullable: true, description: 'The system whose ids the file has.' })
  externalSystem?: string | null;

  @Field(() => String, { nullable: true, description: '`person`, `third-party`, `public-source` or `not-stated`.' })
  collectedFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'The source in words.' })
  source?: string | null;

  @Field(() => String, { nullable: true, description: 'The ground of GDPR Art. 6(1), never `consent`.' })
  basis?: string | null;
}

/** What somebody decides about an import. */
@InputType({ description: 'What somebody decides about an import; what is absent stays as it is.' })
export class ImportChooseInput extends RecordInput {
  @Field(() => String, { nullable: true, description: 'As what the file is imported.' })
  object?: string | null;

  @Field(() => ID, { nullable: true, description: 'A template to read the file by, before what else is decided.' })
  templateId?: string | null;

  @Field(() => [ImportColumnInput], { nullable: true, description: 'Every column of the file.' })
  columns?: ImportColumnInput[] | null;

  @Field(() => ImportOptionsInput, {
    nullable: true,
    description: 'How the file is read, and where its people come from.',
  })
  options?: ImportOptionsInput | null;
}

/** A template to be kept. */
@InputType({ description: 'Keeps the mapping of an import under a name; the same name again replaces it.' })
export class ImportTemplateSaveInput {
  @Field(() => ID, { description: 'From which import the choices are taken.' })
  importId!: string;

  @Field(() => String, { description: 'The name of the template.' })
  name!: string;
}

/** The object of an input. @throws InvalidInputError */
export function toObject(object: string): ImportObject {
  const known = closedList(IMPORT_OBJECTS, object, 'object');
  if (known === undefined) throw new InvalidInputError([{ path: 'object', message: 'This may not be empty.' }]);
  return known;
}

/** The input as the domain takes it, field by field. @throws InvalidInputError */
export function toChoice(input: ImportChooseInput): ImportChoice {
  return {
    object: closedList(IMPORT_OBJECTS, input.object, 'object'),
    templateId: optionalId('importTemplate', input.templateId, 'templateId') ?? undefined,
    mapping: input.columns ? toMapping(input.columns) : undefined,
    options: input.options ? toOptions(input.options) : undefined,
  };
}

function toMapping(columns: readonly ImportColumnInput[]): ImportMapping {
  return {
    columns: columns.map(({ column, field, dateFormat, collision, ifMissing }, index) => ({
      column,
      field,
      dateFormat: dateFormat ?? undefined,
      collision: closedList(COLLISION_RULES, collision, `columns.${index}.collision`),
      ifMissing: closedList(MISSING_LINK_RULES, ifMissing, `columns.${index}.ifMissing`),
    })),
  };
}

/** Only what was given: null goes back to the default. */
function toOptions(input: ImportOptionsInput): ImportOptions {
  const { delimiter, encoding, emptyValues, currency, externalSystem, collectedFrom, source, basis } = input;
  const given = { delimiter, encoding, emptyValues, currency, externalSystem, collectedFrom, source, basis };
  return Object.fromEntries(
    Object.entries(given).flatMap(([option, value]) => (value === undefined ? [] : [[option, value ?? undefined]])),
  );
}
