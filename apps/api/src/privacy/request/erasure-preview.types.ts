import { Field, ID, Int, ObjectType } from 'type-graphql';

/** What erasure does with a field. */
@ObjectType('PlannedField', { description: 'What a deletion does with one field.', simpleResolvers: true })
export class PlannedFieldType {
  @Field(() => String, { description: 'What is concerned, by its name in the API.' })
  field!: string;

  @Field(() => String, {
    description: '`clear`, `pseudonymise`, `redact`, `unlink`, `delete-row` or `keep`.',
  })
  do!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is kept: `legal-obligation`, `legal-claims` or `proof`; null where it is not.',
  })
  because!: string | null;
}

/** What erasure does with a table. */
@ObjectType('PlannedTable', { description: 'What a deletion does with the rows of one table.', simpleResolvers: true })
export class PlannedTableType {
  @Field(() => String, { description: 'Where it is kept, as the database calls it.' })
  table!: string;

  @Field(() => String, { description: 'In plain words.' })
  title!: string;

  @Field(() => String, {
    description: '`owned` (theirs), `linked` (goes on without them), `joint` (of several people) or `authored`.',
  })
  relation!: string;

  @Field(() => Int, { description: 'How many rows.' })
  rows!: number;

  @Field(() => Boolean, {
    description: 'Whether rows go as a whole; joint ones only where nobody else is left in them.',
  })
  deletesRows!: boolean;

  @Field(() => [PlannedFieldType], { description: 'Field by field.' })
  fields!: PlannedFieldType[];

  @Field(() => Boolean, { description: 'Whether its rows can be kept one by one, see `erasureItems`.' })
  isItemised!: boolean;

  @Field(() => Int, { description: 'Of how many a sealed copy is kept, on a ground of the law.' })
  keptItems!: number;
}

/** What an erasure would do. */
@ObjectType('ErasurePreview', { description: 'What a deletion would do; nothing is changed.', simpleResolvers: true })
export class ErasurePreviewType {
  @Field(() => [ID], { description: 'The people, everybody merged with them included.' })
  subjectIds!: string[];

  @Field(() => [PlannedTableType], { description: 'Table by table.' })
  tables!: PlannedTableType[];
}
