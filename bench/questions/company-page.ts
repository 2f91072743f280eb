import { at, listAt, publicId, type Question, type Subjects } from './question.ts';

/** One company with ten of its contacts and ten of its deals. */
export function companyPage({ workspaceId, companyId }: Subjects): Question {
  return {
    name: 'company-page',
    ours: {
      document: `query CompanyPage($id: ID!) @purpose(is: RELATIONSHIP) {
        company(id: $id) {
          name industry
          contacts(first: 10, orderBy: { field: NAME, direction: ASC }) { nodes { id fullName jobTitle } }
          deals(first: 10, orderBy: { field: NAME, direction: ASC }) { nodes { id name stage { name } } }
        }
      }`,
      variables: { id: publicId('com', companyId) },
    },
    postgraphile: {
      document: `query CompanyPage($workspaceId: UUID!, $id: UUID!) {
        companyByWorkspaceIdAndRowId(workspaceId: $workspaceId, rowId: $id) {
          name industry
          contactsByWorkspaceIdAndCompanyId(first: 10, orderBy: [SORT_NAME_ASC]) { nodes { rowId fullName jobTitle } }
          dealsByWorkspaceIdAndCompanyId(first: 10, orderBy: [NAME_ASC]) { nodes { rowId name stageByWorkspaceIdAndStageId { name } } }
        }
      }`,
      variables: { workspaceId, id: companyId },
    },
    bare: {
      sql: `select jsonb_build_object('company', (select jsonb_build_object('name', o.name, 'industry', o.industry,
        'contacts', jsonb_build_object('nodes', (select coalesce(jsonb_agg(n), '[]') from (
          select jsonb_build_object('id', 'con_' || encode(uuid_send(c.id), 'hex'), 'fullName', c.full_name, 'jobTitle', c.job_title) as n
          from contact c where c.workspace_id = $1 and c.company_id = o.id order by c.sort_name, c.id limit 10) page)),
        'deals', jsonb_build_object('nodes', (select coalesce(jsonb_agg(n), '[]') from (
          select jsonb_build_object('id', 'dea_' || encode(uuid_send(d.id), 'hex'), 'name', d.name, 'stage', (
            select jsonb_build_object('name', s.name) from stage s where s.workspace_id = $1 and s.id = d.stage_id)) as n
          from deal d where d.workspace_id = $1 and d.company_id = o.id order by d.name, d.id limit 10) page)))
        from company o where o.workspace_id = $1 and o.id = $2))`,
      values: [workspaceId, companyId],
    },
    fromPostgraphile: (data) => {
      const company = at(data, 'companyByWorkspaceIdAndRowId');
      return {
        company: {
          name: at(company, 'name'),
          industry: at(company, 'industry'),
          contacts: {
            nodes: listAt(company, 'contactsByWorkspaceIdAndCompanyId', 'nodes').map((contact) => ({
              id: publicId('con', String(at(contact, 'rowId'))),
              fullName: at(contact, 'fullName'),
              jobTitle: at(contact, 'jobTitle'),
            })),
          },
          deals: {
            nodes: listAt(company, 'dealsByWorkspaceIdAndCompanyId', 'nodes').map((deal) => ({
              id: publicId('dea', String(at(deal, 'rowId'))),
              name: at(deal, 'name'),
              stage: { name: at(deal, 'stageByWorkspaceIdAndStageId', 'name') },
            })),
          },
        },
      };
    },
  };
}
