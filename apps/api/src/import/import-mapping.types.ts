import { Field, Float, Int, ObjectType } from 'type-graphql';

/** How one column is used. */
@ObjectType('ImportColumn', { description: 'How one column of a file is used.', simpleResolvers: true })
export class ImportColumnType {
  @Field(() => String, { description: 'The name of the column.' })
  column!: string;

  @Field(() => String, { description: 'A field of the object, `ignore`, or for a lead `answer`.' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'How its dates are written, such as `DD-MM-YY`.' })
  dateFormat!: string | null;

  @Field(() => String, { nullable: true, description: '`overwrite` (also if null), `fill-if-blank` or `never`.' })
  collision!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Where it names a record that does not exist: `error`, `create` or `leave-empty`; null is as the field has it.',
  })
  ifMissing!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'How sure the suggestion is, 0 to 1; null where somebody decided.',
  })
  confidence!: number | null;

  @Field(() => String, { nullable: true, description: 'What to look at before the run starts.' })
  notice!: string | null;
}

/** What the columns of a file fill. */
@ObjectType('ImportMapping', { description: 'What the columns of a file fill, in their order.', simpleResolvers: true })
export class ImportMappingType {
  @Field(() => [ImportColumnType], { description: 'What becomes of each column of the file, from left to right.' })
  columns!: ImportColumnType[];

  @Field(() => [String], { nullable: true, description: 'What was noticed about the file as a whole.' })
  notices!: string[] | null;
}

/** How a file is read. */
@ObjectType('ImportOptions', {
  description: 'How a file is read, and where its people come from; null is the default.',
  simpleResolvers: true,
})
export class ImportOptionsType {
  @Field(() => String, { nullable: true, description: 'What separates the cells.' })
  delimiter!: string | null;

  @Field(() => String, { nullable: true, description: '`utf-8`, `windows-1252`, `utf-16le` or `utf-16be`.' })
  encoding!: string | null;

  @Field(() => Int, { nullable: true, description: 'The line with the column names.' })
  headerLine!: number | null;

  @Field(() => [String], { nullable: true, description: 'Cells that mean "empty", such as `Select`.' })
  emptyValues!: string[] | null;

  @Field(() => String, { nullable: true, description: "The currency of amounts; by default the workspace's." })
  currency!: string | null;

  @Field(() => String, { nullable: true, description: 'The system whose ids the file has.' })
  externalSystem!: string | null;

  @Field(() => String, { nullable: true, description: '`person`, `third-party`, `public-source` or `not-stated`.' })
  collectedFrom!: string | null;

  @Field(() => String, { nullable: true, description: 'The source in words; by default the name of the file.' })
  source!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The ground of GDPR Art. 6(1) for these people, never `consent`; by default the workspace's.",
  })
  basis!: string | null;
}
