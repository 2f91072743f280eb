import { useApolloClient, useMutation } from '@apollo/client/react';
import { useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import { useCommand } from '../../record/use-command.ts';

const ContactMergeMutation = graphql(`
  mutation ContactMerge($input: ContactMergeInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    contactMerge(input: $input) {
      record {
        id
        version
        ...ContactColumns_contact
        ...ContactFacts_contact
        ...Merges_contact
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const ContactUnmergeMutation = graphql(`
  mutation ContactUnmerge($input: RecordInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    contactUnmerge(input: $input) {
      record {
        id
        version
        ...ContactColumns_contact
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Parts a contact again from whom it was merged into; everything on the screen is read anew, since records went back. */
export function useUnmerge(): (mergedId: string) => Promise<boolean> {
  const i18n = useI18n();
  const command = useCommand();
  const client = useApolloClient();
  const [unmerge] = useMutation(ContactUnmergeMutation);
  return async (mergedId) => {
    const run = async () =>
      (await unmerge({ variables: { input: { id: mergedId } } })).data?.contactUnmerge.errors ?? [];
    const isDone = await command(run, {
      done: i18n.t('The contacts are two again'),
      refused: i18n.t('The merge could not be undone'),
    });
    // What cannot be read again says so in its own place.
    if (isDone) await client.refetchQueries({ include: 'active' }).catch(() => []);
    return isDone;
  };
}

/** Merges one contact into another; the toast parts them again. */
export function useMerge(): (survivorId: string, mergedId: string) => Promise<boolean> {
  const i18n = useI18n();
  const command = useCommand();
  const client = useApolloClient();
  const unmerge = useUnmerge();
  const [merge] = useMutation(ContactMergeMutation);
  return async (survivorId, mergedId) => {
    const input = { survivorId, mergedIds: [mergedId] };
    const isDone = await command(async () => (await merge({ variables: { input } })).data?.contactMerge.errors ?? [], {
      done: i18n.t('The contacts are one now'),
      refused: i18n.t('The contacts were not merged'),
      onUndo: () => void unmerge(mergedId),
    });
    // What cannot be read again says so in its own place.
    if (isDone) await client.refetchQueries({ include: 'active' }).catch(() => []);
    return isDone;
  };
}
