import { graphql } from '../../gql/gql.ts';
import type { ImportRunDetail_RunFragment } from '../../gql/graphql.ts';

/** Everything that the pages of an import show; every command re-reads it. */
export const ImportRunDetail_run = graphql(`
  fragment ImportRunDetail_run on ImportRun {
    id
    version
    object
    state
    fileName
    byteSize
    lineCount
    processedCount
    createdCount
    updatedCount
    skippedCount
    failedCount
    failure
    errorFileUrl
    createdAt
    startedAt
    finishedAt
    expiresAt
    startedBy {
      id
      displayName
    }
    options {
      delimiter
      encoding
      headerLine
      emptyValues
      currency
      externalSystem
      collectedFrom
      source
      basis
    }
    mapping {
      notices
      columns {
        column
        field
        dateFormat
        collision
        ifMissing
        confidence
        notice
      }
    }
  }
`);

/** An import as its pages have it. */
export type ImportRun = ImportRunDetail_RunFragment;
