import { at, listAt, publicId, type Question, type Subjects } from './question.ts';

/** Twenty contacts by name, each with its company. */
export function contactsPage({ workspaceId }: Subjects): Question {
  return {
    name: 'contacts-page',
    ours: {
      document: `query ContactsPage @purpose(is: RELATIONSHIP) {
        contacts(first: 20, orderBy: { field: NAME, direction: ASC }) {
          nodes { id fullName jobTitle city lifecycle company { id name } }
        }
      }`,
      variables: {},
    },
    postgraphile: {
      document: `query ContactsPage {
        allContacts(first: 20, orderBy: [SORT_NAME_ASC]) {
          nodes { rowId fullName jobTitle city lifecycle companyByWorkspaceIdAndCompanyId { rowId name } }
        }
      }`,
      variables: {},
    },
    bare: {
      sql: `select jsonb_build_object('contacts', jsonb_build_object('nodes', coalesce(jsonb_agg(n), '[]'))) from (
        select jsonb_build_object('id', 'con_' || encode(uuid_send(c.id), 'hex'), 'fullName', c.full_name, 'jobTitle', c.job_title,
          'city', c.city, 'lifecycle', c.lifecycle, 'company', (
            select jsonb_build_object('id', 'com_' || encode(uuid_send(o.id), 'hex'), 'name', o.name) from company o
            where o.workspace_id = $1 and o.id = c.company_id)) as n
        from contact c where c.workspace_id = $1 order by c.sort_name, c.id limit 20) page`,
      values: [workspaceId],
    },
    orm: {
      document:
        'query ContactsPage { contacts(first: 20) { nodes { id fullName jobTitle city lifecycle company { id name } } } }',
      variables: {},
    },
    fromPostgraphile: (data) => ({
      contacts: {
        nodes: listAt(data, 'allContacts', 'nodes').map((contact) => ({
          id: publicId('con', String(at(contact, 'rowId'))),
          fullName: at(contact, 'fullName'),
          jobTitle: at(contact, 'jobTitle'),
          city: at(contact, 'city'),
          lifecycle: at(contact, 'lifecycle'),
          company: companyOf(at(contact, 'companyByWorkspaceIdAndCompanyId')),
        })),
      },
    }),
  };
}

function companyOf(company: unknown): unknown {
  return company === null ? null : { id: publicId('com', String(at(company, 'rowId'))), name: at(company, 'name') };
}
