import { graphql } from '../../gql/gql.ts';
import type { WorkspaceClosingQuery as Answer } from '../../gql/graphql.ts';

/** What a closure means, and where it stands; nothing for everybody but owners. */
export const WorkspaceClosingQuery = graphql(`
  query WorkspaceClosing @purpose(is: SECURITY) {
    workspaceClosing {
      name
      requestedAt
      closingAt
      exportWaivedAt
      canWaiveExport
      counts {
        kind
        records
      }
      holds {
        id
        name
      }
      openRequests
      keptItems
      keptUntil
      runningImports
      dataBackupsEndAt
      keyBackupsEndAt
      exports {
        id
        state
        requestedAt
        tableCount
        writtenCount
        recordCount
        fileCount
        megabytes
        expiresAt
        downloadCount
      }
    }
  }
`);

/** What an owner sees of a closure. */
export type Closing = NonNullable<Answer['workspaceClosing']>;

/** An export of everything. */
export type MadeExport = Closing['exports'][number];
