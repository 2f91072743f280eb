/** One layer behind Apollo Server, the usual way: each field is a statement. */
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { port, required } from '../peers/env.ts';
import { Layered } from './layers.ts';
import type { Person } from './store.ts';

const layer = new Layered(required('APP_DATABASE_URL'), Number(required('BENCH_DEPTH')));

const typeDefs = `
  type Seen { name: String! city: String }
  type Metadata { agrees: Boolean! said: Int! }
  type Query {
    read(key: ID!): Seen
    readFor(key: ID!): Seen
    readAllFor: [ID!]!
    readMetadata(key: ID!): Metadata!
    readLogs: Int!
  }
  type Mutation {
    create(name: String!, city: String!, email: String!): ID!
    changeCity(key: ID!, city: String!): Boolean
    say(key: ID!, agrees: Boolean!): Boolean
    remove(key: ID!): Boolean
  }
`;

interface Key {
  readonly key: string;
}

const resolvers = {
  Query: {
    read: (_: unknown, { key }: Key) => layer.read(key),
    readFor: (_: unknown, { key }: Key) => layer.readFor(key),
    readAllFor: () => layer.readAllFor(),
    readMetadata: (_: unknown, { key }: Key) => layer.readMetadata(key),
    readLogs: () => layer.readLogs(),
  },
  Mutation: {
    create: (_: unknown, person: Person) => layer.create(person),
    changeCity: (_: unknown, { key, city }: Key & { readonly city: string }) => layer.changeCity(key, city),
    say: (_: unknown, { key, agrees }: Key & { readonly agrees: boolean }) => layer.say(key, agrees),
    remove: (_: unknown, { key }: Key) => layer.remove(key),
  },
};

await startStandaloneServer(new ApolloServer({ typeDefs, resolvers }), { listen: { port: port(), host: '127.0.0.1' } });
