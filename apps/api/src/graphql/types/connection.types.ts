import { ArgsType, type ClassType, Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

/** Whether a count is exact. */
export const CountRelation = { EXACT: 'EXACT', AT_LEAST: 'AT_LEAST' } as const;
registerEnumType(CountRelation, {
  name: 'CountRelation',
  description: 'Whether a count is exact; above 200,000 it is a lower bound.',
  valuesConfig: {
    EXACT: { description: 'There are so many.' },
    AT_LEAST: { description: 'There are so many or more.' },
  },
});

/** The direction of a sort. */
export const SortDirection = { ASC: 'ASC', DESC: 'DESC' } as const;
registerEnumType(SortDirection, {
  name: 'SortDirection',
  description: 'Rows whose value is empty or withheld come last either way.',
  valuesConfig: {
    ASC: { description: 'From small to large, from old to new, from A to Z.' },
    DESC: { description: 'From large to small, from new to old, from Z to A.' },
  },
});

/** What lists are sorted by, for people; what is missing here fails `tools/check-schema`. */
const ORDERS: Readonly<Record<string, string>> = {
  NAME: 'In the order of the alphabet, capitals and accents aside.',
  CREATED_AT: 'By when the record was made.',
  LAST_INTERACTION_AT: 'By the last real exchange with the person.',
  NOTICE_DUE_ON: 'By the day by which the person is to be told (GDPR Art. 14).',
  VALUE: 'By what the deal is worth, whatever the currency.',
  CLOSED_ON: 'By the day on which the deal was won or lost.',
  DUE_ON: 'By the day on which it is to be done.',
  KEPT_AT: 'By when it was kept.',
  ENDS_ON: 'By its last day.',
  STARTS_ON: 'By the day of the sale or of the document.',
  OCCURRED_AT: 'By when it happened.',
  CHANGED_AT: 'By when the field was changed.',
  DISCLOSED_AT: 'By when the data went out.',
  REVIEW_ON: 'By the day on which somebody looks at it again.',
  SCORE: 'By how likely the lead is to buy.',
  LINE: 'By where the line stands in the file.',
  POSITION: 'In the order in which the records were chosen.',
  RECEIVED_AT: 'By when the request came in.',
};

function registerOrder(fields: Record<string, string>, name: string): void {
  registerEnumType(fields, {
    name: `${name}OrderField`,
    description: `What a list of ${name} can be sorted by.`,
    valuesConfig: Object.fromEntries(
      Object.keys(fields).flatMap((field) => (ORDERS[field] ? [[field, { description: ORDERS[field] }]] : [])),
    ),
  });
}

/** Where a page lies in its list (Relay cursor connections). */
@ObjectType({
  description: 'Where a page lies in its list (Relay cursor connections specification).',
  simpleResolvers: true,
})
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether something comes before.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first entry.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'The cursor of the last entry.' })
  endCursor!: string | null;
}

/** How many records match. */
@ObjectType({ description: 'How many records match the filter.', simpleResolvers: true })
export class TotalCount {
  @Field(() => Int, { description: 'The number, at most 200,000.' })
  value!: number;

  @Field(() => CountRelation, { description: 'Whether the number is exact.' })
  relation!: keyof typeof CountRelation;
}

/** A place in a list, for scroll bars. */
@ObjectType({ description: 'A place in a list, for scroll bars and jumps.', simpleResolvers: true })
export class ListAnchor {
  @Field(() => String, { description: 'Send it as `after` to read on from there.' })
  cursor!: string;

  @Field(() => Int, { description: 'How many records come before what follows the cursor.' })
  position!: number;
}

/** The connection of a type, with `nodes`, `edges`, `pageInfo` and `totalCount`. */
export function connectionOf<Node extends object>(node: ClassType<Node>, name: string) {
  @ObjectType(`${name}Edge`, { description: `A ${name} in a list, with its cursor.`, simpleResolvers: true })
  class Edge {
    @Field(() => node, { description: 'The record.' })
    node!: Node;

    @Field(() => String, {
      description: 'Where the record stands in the list; opaque, valid also when the record is gone.',
    })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.`, simpleResolvers: true })
  class Connection {
    @Field(() => [node], { description: 'The records of the page.' })
    nodes!: Node[];

    @Field(() => [Edge], { description: 'The records of the page with their cursors.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'Where the page lies in the list.' })
    pageInfo!: PageInfo;

    @Field(() => TotalCount, { description: 'How many records match in all; computed only when selected.' })
    totalCount!: TotalCount;

    @Field(() => [ListAnchor], {
      description: 'Places at even distances in the list, of its first 200,000 records; computed only when selected.',
    })
    anchors!: ListAnchor[];
  }
  return Connection;
}

/** `first`/`after` or `last`/`before`. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'How many from the start, 0 to 250; 25 without it.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what follows this cursor.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many from the end, 0 to 250.' })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes before this cursor.' })
  before?: string | null;
}

/** The order input of a type to which a workspace adds fields: as {@link orderInputOf}, or by the key of a custom field. */
export function customOrderInputOf(fields: Record<string, string>, name: string) {
  registerOrder(fields, name);

  @InputType(`${name}OrderInput`, {
    description: `How a list of ${name} is sorted: by a field or by a custom field; ties are broken by id.`,
  })
  class Order {
    @Field(() => fields, { nullable: true, description: 'What to sort by.' })
    field?: string | null;

    @Field(() => String, {
      nullable: true,
      description: 'The key of a custom field to sort by instead; none that is stored encrypted.',
    })
    customField?: string | null;

    @Field(() => SortDirection, { defaultValue: 'ASC', description: 'In which direction.' })
    direction!: keyof typeof SortDirection;
  }
  return Order;
}

/** The order input of a type: `{ field, direction }` over an enum of indexed fields. */
export function orderInputOf(fields: Record<string, string>, name: string) {
  registerOrder(fields, name);

  @InputType(`${name}OrderInput`, { description: `How a list of ${name} is sorted; ties are broken by id.` })
  class Order {
    @Field(() => fields, { description: 'What to sort by.' })
    field!: string;

    @Field(() => SortDirection, { defaultValue: 'ASC', description: 'In which direction.' })
    direction!: keyof typeof SortDirection;
  }
  return Order;
}
