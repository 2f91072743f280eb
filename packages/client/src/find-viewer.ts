import { errorCodes } from './api-error.ts';
import type { Purpose, ViewerQuery as ViewerData } from './generated/graphql.ts';
import { ViewerQuery } from './operations/viewer.ts';
import { createSmartxClient, type SmartxClientOptions } from './smartx-client.ts';

/** What the API says about whoever asks. */
export type ViewerAnswer = ViewerData['viewer'];

/**
 * Asks who the viewer is. Every question declares a purpose, and which ones they hold is part of the answer: so the candidates
 * are tried in order. Null if none of them is held.
 * @throws CombinedGraphQLErrors · ServerError
 */
export async function findViewer(
  options: Omit<SmartxClientOptions, 'purpose'>,
  candidates: readonly Purpose[],
): Promise<ViewerAnswer | null> {
  for (const purpose of candidates) {
    try {
      const { data } = await createSmartxClient({ ...options, purpose }).query({ query: ViewerQuery });
      return data?.viewer ?? null;
    } catch (error) {
      if (!errorCodes(error).includes('PURPOSE_NOT_HELD')) throw error;
    }
  }
  return null;
}
