/** The usual way: Apollo Server over entities that an object-relational mapper loads, in a transaction with the same row-level security. */
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { defineEntity, MikroORM, p } from '@mikro-orm/postgresql';
import { port, required } from './env.ts';

const workspaceId = required('BENCH_WORKSPACE');

const Company = defineEntity({
  name: 'Company',
  tableName: 'company',
  properties: { workspaceId: p.uuid().primary(), id: p.uuid().primary(), name: p.text().nullable() },
});
const Contact = defineEntity({
  name: 'Contact',
  tableName: 'contact',
  properties: {
    ...{ workspaceId: p.uuid().primary(), id: p.uuid().primary(), sortName: p.text().nullable() },
    ...{ fullName: p.text().nullable(), jobTitle: p.text().nullable(), city: p.text().nullable(), lifecycle: p.text() },
    company: () => p.manyToOne(Company).nullable().joinColumns('workspace_id', 'company_id'),
  },
});
const orm = await MikroORM.init({
  entities: [Company, Contact],
  clientUrl: required('APP_DATABASE_URL'),
  pool: { min: 0, max: 10 },
});

const typeDefs = `
  type Company { id: ID! name: String }
  type Contact { id: ID! fullName: String jobTitle: String city: String lifecycle: String company: Company }
  type ContactConnection { nodes: [Contact!]! }
  type Query { contacts(first: Int!): ContactConnection! }
`;

const publicId = (prefix: string) => (record: { readonly id: string }) => `${prefix}_${record.id.replaceAll('-', '')}`;
const resolvers = {
  Query: { contacts: async (_: unknown, { first }: { first: number }) => ({ nodes: await listContacts(first) }) },
  Contact: { id: publicId('con') },
  Company: { id: publicId('com') },
};

const server = new ApolloServer({ typeDefs, resolvers });
await startStandaloneServer(server, { listen: { port: port(), host: '127.0.0.1' } });
console.log('ready');

function listContacts(first: number) {
  return orm.em.fork().transactional(async (em) => {
    await em.execute(`set local app.workspace_id = '${workspaceId}'`);
    const page = { orderBy: { sortName: 'asc', id: 'asc' }, limit: first, populate: ['company'] } as const;
    const contacts = await em.find(Contact, { workspaceId }, page);
    return contacts.map((contact) => ({
      ...{ id: contact.id, fullName: contact.fullName, jobTitle: contact.jobTitle, city: contact.city },
      ...{ lifecycle: contact.lifecycle, company: contact.company },
    }));
  });
}
