import { at, listAt, publicId, type Question, type Subjects } from './question.ts';

/** The twenty contacts of a large company who were last spoken to, and how many it has. */
export function filteredPage({ workspaceId, largeCompanyId }: Subjects): Question {
  return {
    name: 'filtered-page',
    ours: {
      document: `query FilteredPage($company: ID!) @purpose(is: RELATIONSHIP) {
        contacts(first: 20, where: { company: { id: { eq: $company } } }, orderBy: { field: LAST_INTERACTION_AT, direction: DESC }) {
          totalCount { value }
          nodes { id fullName jobTitle }
        }
      }`,
      variables: { company: publicId('com', largeCompanyId) },
    },
    postgraphile: {
      document: `query FilteredPage($company: UUID!) {
        allContacts(first: 20, condition: { companyId: $company }, orderBy: [LAST_INTERACTION_AT_DESC]) {
          totalCount
          nodes { rowId fullName jobTitle }
        }
      }`,
      variables: { company: largeCompanyId },
    },
    bare: {
      sql: `select jsonb_build_object('contacts', jsonb_build_object(
        'totalCount', jsonb_build_object('value', (select count(*) from contact where workspace_id = $1 and company_id = $2)),
        'nodes', (select coalesce(jsonb_agg(n), '[]') from (
          select jsonb_build_object('id', 'con_' || encode(uuid_send(c.id), 'hex'), 'fullName', c.full_name, 'jobTitle', c.job_title) as n
          from contact c where c.workspace_id = $1 and c.company_id = $2 order by c.last_interaction_at desc, c.id desc limit 20) page)))`,
      values: [workspaceId, largeCompanyId],
    },
    fromPostgraphile: (data) => ({
      contacts: {
        totalCount: { value: at(data, 'allContacts', 'totalCount') },
        nodes: listAt(data, 'allContacts', 'nodes').map((contact) => ({
          id: publicId('con', String(at(contact, 'rowId'))),
          fullName: at(contact, 'fullName'),
          jobTitle: at(contact, 'jobTitle'),
        })),
      },
    }),
  };
}
