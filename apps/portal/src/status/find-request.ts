import type { StatusQuery } from '../gql/graphql.ts';
import { StatusDocument } from '../request/request-operations.ts';
import { type CentreVisit, workspaceOf } from '../visit/visit.ts';

/** The request that the visitor's browser may see; null without one, or once its day is over. */
export async function findRequest(visit: CentreVisit): Promise<NonNullable<StatusQuery['requestStatus']> | null> {
  const { access } = visit.keeper;
  if (!access) return null;
  const { requestStatus } = await visit.api.run(StatusDocument, {
    input: { ...access, workspace: workspaceOf(visit) },
  });
  return requestStatus ?? null;
}
