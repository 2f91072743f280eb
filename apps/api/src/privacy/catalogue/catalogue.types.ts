import { Field, ObjectType } from 'type-graphql';

/** A column of the catalogue. */
@ObjectType('CatalogueColumn', { description: 'What one column says about people.', simpleResolvers: true })
export class CatalogueColumnType {
  @Field(() => String, { description: 'How the database calls it.' })
  column!: string;

  @Field(() => String, { description: 'The property, as the API and the history call it.' })
  property!: string;

  @Field(() => String, { description: '`identifying`, `relating` or `notPersonal`.' })
  kind!: string;

  @Field(() => String, { nullable: true, description: 'The category; null for what is not personal.' })
  category!: string | null;

  @Field(() => String, { nullable: true, description: '`sealed`, `searchable` or null for neither.' })
  stored!: string | null;

  @Field(() => String, {
    nullable: true,
    description: '`clear`, `pseudonymise`, `redact`, `unlink`, `delete-row`, `keep`; null for what is not personal.',
  })
  onErasure!: string | null;

  @Field(() => String, { nullable: true, description: 'Why erasure keeps it; null where it does not.' })
  keptFor!: string | null;

  @Field(() => String, { nullable: true, description: 'How a role sees it that may not see it in full.' })
  mask!: string | null;
}

/** A table of the catalogue. */
@ObjectType('CatalogueTable', { description: 'A table, and how its rows reach people.', simpleResolvers: true })
export class CatalogueTableType {
  @Field(() => String, { description: 'How the database calls it.' })
  table!: string;

  @Field(() => String, { description: 'In plain words.' })
  title!: string;

  @Field(() => String, { description: '`self`, `via …`, `participants`, `author` or `none`.' })
  subjects!: string;

  @Field(() => Boolean, { description: 'Whether rows are only ever added.' })
  appendOnly!: boolean;

  @Field(() => [CatalogueColumnType], { description: 'What the table holds, each with its classification.' })
  columns!: CatalogueColumnType[];
}

/** A category of personal data. */
@ObjectType('DataCategory', {
  description: 'A kind of personal data, with what is true of all of it.',
  simpleResolvers: true,
})
export class DataCategoryType {
  @Field(() => String, { description: 'The category, such as `identity`.' })
  category!: string;

  @Field(() => String, { description: 'In plain words.' })
  label!: string;

  @Field(() => String, { description: 'What belongs to it.' })
  examples!: string;

  @Field(() => [String], { description: 'For which purposes it is used at all.' })
  purposes!: string[];

  @Field(() => String, { description: 'How long it is kept.' })
  retention!: string;
}

/** The catalogue of personal data. */
@ObjectType('DataCatalogue', {
  description: 'Everything that the product keeps about people, as declared beside each column.',
  simpleResolvers: true,
})
export class DataCatalogueType {
  @Field(() => [CatalogueTableType], { description: 'Every table of the product, by name.' })
  tables!: CatalogueTableType[];

  @Field(() => [DataCategoryType], { description: 'Each kind of data, with its purposes and its retention.' })
  categories!: DataCategoryType[];
}
