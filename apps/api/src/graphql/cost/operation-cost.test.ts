import { buildSchema, getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { operationCost } from './operation-cost.ts';

const schema = buildSchema(`
  type Query { contacts(first: Int, last: Int, after: String): ContactConnection!  contact(id: ID!): Contact }
  type Mutation { contactUpdate(id: ID!): ContactPayload! }
  type ContactPayload { record: Contact }
  type ContactConnection { nodes: [Contact!]!  edges: [ContactEdge!]!  pageInfo: PageInfo!  totalCount: TotalCount! }
  type ContactEdge { node: Contact!  cursor: String! }
  type PageInfo { hasNextPage: Boolean! }
  type TotalCount { value: Int! }
  type Contact { id: ID!  name: String  company: Company  emails: [Email!] }
  type Email { value: String }
  type Company { id: ID!  contacts(first: Int, last: Int): ContactConnection! }
`);

function cost(source: string, variables: Record<string, unknown> = {}): number {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('The case has no operation.');
  return operationCost({ schema, document, operation, variables });
}

describe('an operation costs', () => {
  it('one point for each record that can come back, and one for the list', () => {
    expect(cost('{ contacts(first: 20) { nodes { id name } } }')).toBe(21);
    expect(cost('{ contacts(first: 20) { nodes { id company { id } } } }')).toBe(41);
    expect(cost('{ contact(id: 1) { id } }')).toBe(1);
  });

  it('25 records where a list does not say, and those of its variables where it does', () => {
    expect(cost('{ contacts { nodes { id } } }')).toBe(26);
    expect(cost('query Q($n: Int = 7) { contacts(last: $n) { nodes { id } } }')).toBe(8);
    expect(cost('query Q($n: Int = 7) { contacts(last: $n) { nodes { id } } }', { n: 3 })).toBe(4);
  });

  it('the product of what is nested', () => {
    const nested = '{ contacts(first: 250) { nodes { company { contacts(first: 250) { nodes { id } } } } } }';

    expect(cost(nested)).toBe(1 + 250 * (1 + (1 + (1 + 250))));
  });

  it('what is read twice twice, and a fragment wherever it is spread', () => {
    const twice =
      '{ contacts(first: 10) { nodes { ...C } edges { node { ...C } } } } fragment C on Contact { emails { value } }';

    expect(cost(twice)).toBe(1 + 10 * (2 + 2));
  });

  it('nothing for counts and positions, ten for a command', () => {
    expect(cost('{ contacts(first: 0) { totalCount { value } pageInfo { hasNextPage } } }')).toBe(1);
    expect(cost('mutation { contactUpdate(id: 1) { record { id } } }')).toBe(11);
  });
});
