import { useMutation } from '@apollo/client/react';
import { graphql } from '../../gql/gql.ts';
import type { UserErrorFieldsFragment } from '../../gql/graphql.ts';
import type { ImportRun } from './import-run.ts';

const ImportCheckMutation = graphql(`
  mutation ImportCheck($input: RecordInput!) @purpose(is: DATA_CARE) {
    importCheck(input: $input) {
      record {
        id
        ...ImportRunDetail_run
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const ImportStartMutation = graphql(`
  mutation ImportStart($input: RecordInput!) @purpose(is: DATA_CARE) {
    importStart(input: $input) {
      record {
        id
        ...ImportRunDetail_run
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const ImportCancelMutation = graphql(`
  mutation ImportCancel($input: RecordInput!) @purpose(is: DATA_CARE) {
    importCancel(input: $input) {
      record {
        id
        ...ImportRunDetail_run
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const ImportResumeMutation = graphql(`
  mutation ImportResume($input: RecordInput!) @purpose(is: DATA_CARE) {
    importResume(input: $input) {
      record {
        id
        ...ImportRunDetail_run
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

type Send = () => Promise<readonly UserErrorFieldsFragment[] | undefined>;

/** What can be done with an import as a whole; each gives back why it was refused. */
export interface RunCommands {
  /** Tries every line as it was decided a moment ago, and keeps nothing. */
  readonly check: Send;
  /** Imports what was checked. */
  readonly start: Send;
  /** Stops behind the lines that are being written; what is in stays. */
  readonly cancel: Send;
  /** Goes on where a run came to an unwanted end. */
  readonly resume: Send;
}

/** The commands on one import. */
export function useRunCommands(run: ImportRun): RunCommands {
  const [check] = useMutation(ImportCheckMutation);
  const [start] = useMutation(ImportStartMutation);
  const [cancel] = useMutation(ImportCancelMutation);
  const [resume] = useMutation(ImportResumeMutation);
  // A check follows the decision that it tries, and stopping means the run as it is now: both without a version.
  const seen = { variables: { input: { id: run.id, ifVersion: run.version } } };
  const now = { variables: { input: { id: run.id } } };
  return {
    check: async () => (await check(now)).data?.importCheck.errors,
    start: async () => (await start(seen)).data?.importStart.errors,
    cancel: async () => (await cancel(now)).data?.importCancel.errors,
    resume: async () => (await resume(now)).data?.importResume.errors,
  };
}
