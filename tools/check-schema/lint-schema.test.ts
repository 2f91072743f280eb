import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { lintSchema } from './lint-schema.ts';

const TODAY = '2026-05-01';

/** A schema without a fault. Each case puts one fault into it. */
const SOUND = `
"""For what data is used."""
directive @scope("""Names of actions.""" actions: [String!]!) on FIELD_DEFINITION
"""Tells what a field is about."""
directive @personal("""Whether it can be absent.""" withheld: Boolean) on FIELD_DEFINITION
"""Tells the price."""
directive @cost("""How many of the budget.""" points: Int!) on FIELD_DEFINITION
"""Tells what is recorded."""
directive @emits("""Names of what happened.""" events: [String!]!) on FIELD_DEFINITION
"""An instant in UTC."""
scalar DateTime
"""A day of the calendar."""
scalar Date
"""Whatever has an id."""
interface Node { """Names it everywhere.""" id: ID! }
"""Why a command did nothing."""
interface UserError { """A name that never changes.""" code: String! }
"""A value that is not shown."""
type Withheld { """Which value.""" field: String! }
"""Somebody to deal with."""
type Person implements Node {
  """Names the person everywhere."""
  id: ID!
  """How people call them."""
  fullName: String @personal(withheld: true)
  """When they were recorded."""
  createdAt: DateTime!
  """On which day they began."""
  startedOn: Date
  """What is not shown."""
  withheld: [Withheld!]!
}
"""Where a page lies."""
type PageInfo { """Whether more follows.""" hasNextPage: Boolean! }
"""A person in a list."""
type PersonEdge { """Who.""" node: Person! }
"""People, page by page."""
type PersonConnection {
  """Who is on it."""
  nodes: [Person!]!
  """Who is on it, with where they stand."""
  edges: [PersonEdge!]!
  """Where it lies."""
  pageInfo: PageInfo!
  """How many there are."""
  totalCount: Int!
}
"""Who is meant."""
input PersonCallInput { """By their id.""" personId: ID! }
"""What a call answers."""
type PersonPayload { """Who was called.""" record: Person """Why not.""" errors: [UserError!]! }
"""What people are sorted by."""
enum PersonOrder { """By the alphabet.""" NAME }
"""What can be read."""
type Query {
  """Everybody who can be seen."""
  people(
    """How many.""" first: Int
    """Behind what.""" after: String
    """How many from the end.""" last: Int
    """Before what.""" before: String
    """In which order.""" orderBy: PersonOrder
  ): PersonConnection! @scope(actions: ["person:read"])
}
"""What can be done."""
type Mutation {
  """Gives somebody a ring."""
  personCall("""Who is meant.""" input: PersonCallInput!): PersonPayload! @scope(actions: ["person:call"]) @cost(points: 10) @emits(events: ["person:call"])
}`;

function findings(from: string, to: string): string[] {
  expect(SOUND).toContain(from);
  const schema = buildSchema(SOUND.replaceAll(from, to));
  return lintSchema({ schema, today: TODAY }).map(({ rule, at }) => `${rule} ${at}`);
}

const FAULTS: readonly [fault: string, from: string, to: string, found: string][] = [
  ['a type without a description', '"""Somebody to deal with."""', '', 'description Person'],
  ['a field without a description', '"""How people call them."""', '', 'description Person.fullName'],
  ['an argument without a description', '"""How many.""" first', 'first', 'description Query.people(first)'],
  ['an input field without a description', '"""By their id."""', '', 'description PersonCallInput.personId'],
  ['an enum value without a description', '"""By the alphabet."""', '', 'description PersonOrder.NAME'],
  ['a directive without a description', '"""Tells the price."""', '', 'description @cost'],
  ['words that are no sentence', 'How people call them.', 'how people call them', 'description Person.fullName'],
  ['a description that repeats the name', 'How people call them.', 'The full name.', 'description Person.fullName'],
  ['a type in small letters', 'PersonOrder', 'personOrder', 'name personOrder'],
  ['a field with underscores', 'fullName:', 'full_name:', 'name Person.full_name'],
  ['an enum value in small letters', ' NAME }', ' name }', 'name PersonOrder.name'],
  ['an input without its suffix', 'PersonCallInput', 'PersonCall', 'name PersonCall'],
  ['an instant that is not called one', 'createdAt: DateTime!', 'created: DateTime!', 'name Person.created'],
  ['what is called an instant and is none', 'createdAt: DateTime!', 'createdAt: String!', 'name Person.createdAt'],
  ['a day that is not called one', 'startedOn: Date', 'start: Date', 'name Person.start'],
  ['an id that is not called one', 'personId: ID!', 'person: ID!', 'name PersonCallInput.person'],
  ['what is called an id and is none', 'personId: ID!', 'personId: String!', 'name PersonCallInput.personId'],
  ['a mutation that begins with its verb', 'personCall(', 'callPerson(', 'mutation callPerson'],
  ['a mutation without a verb', 'personCall(', 'person(', 'mutation person'],
  ['a mutation with an optional input', 'input: PersonCallInput!)', 'input: PersonCallInput)', 'mutation personCall'],
  [
    'a mutation with bare arguments',
    '"""Who is meant.""" input: PersonCallInput!',
    '"""Who.""" personId: ID!',
    'mutation personCall',
  ],
  [
    'a mutation that answers with the record',
    'input: PersonCallInput!): PersonPayload!',
    'input: PersonCallInput!): Person!',
    'mutation personCall',
  ],
  ['a payload without errors', 'errors: [UserError!]!', 'errors: [String!]!', 'mutation PersonPayload'],
  ['a payload whose record has another name', 'record: Person ', 'person: Person ', 'mutation PersonPayload.person'],
  ['a payload whose record cannot be absent', 'record: Person ', 'record: Person! ', 'mutation PersonPayload.record'],
  ['a plain list of records', '): PersonConnection! @scope', '): [Person!]! @scope', 'list Query.people'],
  ['a list with holes', 'nodes: [Person!]!', 'nodes: [Person]!', 'list PersonConnection.nodes'],
  ['a connection without a cursor', '"""Behind what.""" after: String', '', 'list Query.people'],
  ['a connection without a count', '"""How many there are."""\n  totalCount: Int!', '', 'list PersonConnection'],
  ['a withheld field that cannot be null', 'fullName: String @', 'fullName: String! @', 'nullability Person.fullName'],
  [
    'a withheld field that nothing explains',
    '"""What is not shown."""\n  withheld: [Withheld!]!',
    '',
    'nullability Person.fullName',
  ],
  ['a moment that can be null', 'createdAt: DateTime!', 'createdAt: DateTime', 'nullability Person.createdAt'],
  [
    'a query that does not say what it takes',
    '): PersonConnection! @scope(actions: ["person:read"])',
    '): PersonConnection!',
    'facts Query.people',
  ],
  ['a mutation that does not say what it records', '@emits(events: ["person:call"])', '', 'facts Mutation.personCall'],
  [
    'a deprecation without a day',
    'startedOn: Date',
    'startedOn: Date @deprecated(reason: "Use another.")',
    'deprecation Person.startedOn',
  ],
  [
    'a deprecation that is past',
    'startedOn: Date',
    'startedOn: Date @deprecated(reason: "Gone. Removed on 2026-05-01.")',
    'deprecation Person.startedOn',
  ],
];

describe('the conventions of the contract', () => {
  it('are kept by a sound schema, and by a deprecation whose day is to come', () => {
    expect(findings('startedOn: Date', 'startedOn: Date')).toEqual([]);
    expect(
      findings('startedOn: Date', 'startedOn: Date @deprecated(reason: "Use `createdAt`. Removed on 2026-05-02.")'),
    ).toEqual([]);
  });

  it.each(FAULTS)('are broken by %s', (_fault, from, to, found) => {
    expect(findings(from, to)).toContain(found);
  });
});
