import { useMutation } from '@apollo/client/react';
import { placeErrors } from '@smartx/client';
import { graphql } from '../../gql/gql.ts';

const FileDownloadMutation = graphql(`
  mutation FileDownload($input: FileDownloadInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    fileDownload(input: $input) {
      download {
        url
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Asks for a link that fetches a file once; it is written down who looked. @throws Error with the reason of a refusal */
export function useFileLink(): (id: string) => Promise<string> {
  const [ask] = useMutation(FileDownloadMutation, { fetchPolicy: 'no-cache' });
  return async (id) => {
    const { data } = await ask({ variables: { input: { id } } });
    const { download, errors = [] } = data?.fileDownload ?? {};
    if (!download) throw new Error(placeErrors(errors)[0]?.message ?? '');
    return download.url;
  };
}

/** Lets the browser save what an address sends. */
export function saveFrom(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  // The server names the file; this only keeps the page where it is.
  link.download = '';
  link.click();
}
