import { AuthorisedAgent } from '@smartx/domain/privacy';
import { sql } from 'kysely';
import { type ReadField, readType } from '../../read/read-type.ts';

/** How a registered agent is read. */
export const authorisedAgentRead = readType({
  name: 'AuthorisedAgent',
  entity: AuthorisedAgent,
  idKind: 'authorisedAgent',
  readAction: 'agent:manage',
  isSmall: true,
  fields: {
    drpCode: { kind: 'column', property: 'drpId' },
    businessCode: { kind: 'column', property: 'businessId' },
    addedBy: { kind: 'one', type: 'Member', column: 'added_by_id' },
    unprovenCount: requestsIn('awaiting-verification'),
    openCount: requestsIn('received', 'in-progress', 'awaiting-approval'),
    doneCount: requestsIn('carried-out', 'closed'),
    refusedCount: requestsIn('refused'),
    withdrawnCount: requestsIn('withdrawn'),
  },
});

/** How many requests of an agent stand somewhere. */
function requestsIn(...states: readonly string[]): ReadField {
  return {
    kind: 'derived',
    personal: false,
    sql: (alias) => {
      const row = sql.ref(alias);
      return sql`(select count(*)::int from privacy_request q where q.workspace_id = ${row}.workspace_id
        and q.agent_id = ${row}.id and q.state in (${sql.join(states)}))`;
    },
  };
}
