import { ApolloLink, Observable } from '@apollo/client';
import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

/** So often a request is sent again; a limit that stands longer is told. */
const MOST = 8;
/** Nobody waits for a screen longer than this at a time. */
const LONGEST_S = 20;
const USUAL_S = 1;

/**
 * Waits where the server says that it was too much at once, as long as it says, and sends the request again: whoever scrolls
 * fast sees rows that come later instead of a list that failed. What was refused so has not been carried out.
 */
export function waitOutLimits(): ApolloLink {
  return new ApolloLink(
    (operation, forward) =>
      new Observable((observer) => {
        let attempts = 0;
        let timer: ReturnType<typeof setTimeout> | undefined;
        let leave = () => clearTimeout(timer);
        const isWaiting = (failure: unknown): boolean => {
          if (attempts >= MOST || !isLimited(failure) || isAborted(operation)) return false;
          attempts += 1;
          timer = setTimeout(send, secondsOf(operation, failure) * 1_000);
          return true;
        };
        const send = () => {
          timer = undefined;
          const answer = forward(operation).subscribe({
            next: (result) => {
              if (!isWaiting(result.errors)) observer.next(result);
            },
            error: (error) => {
              if (!isWaiting(error)) observer.error(error);
            },
            complete: () => {
              if (timer === undefined) observer.complete();
            },
          });
          leave = () => {
            clearTimeout(timer);
            answer.unsubscribe();
          };
        };
        send();
        return () => leave();
      }),
  );
}

function isLimited(failure: unknown): boolean {
  if (ServerError.is(failure)) return failure.statusCode === 429;
  const errors = CombinedGraphQLErrors.is(failure) ? failure.errors : failure;
  return Array.isArray(errors) && errors.some(({ extensions }) => extensions?.code === 'RATE_LIMITED');
}

function secondsOf(operation: ApolloLink.Operation, failure: unknown): number {
  const { response } = operation.getContext();
  const given = ServerError.is(failure) ? failure.response : response instanceof Response ? response : null;
  const seconds = Number(given?.headers.get('retry-after') ?? USUAL_S);
  return Math.min(LONGEST_S, Number.isFinite(seconds) && seconds > 0 ? seconds : USUAL_S);
}

/** Nobody waits for the answer any more. */
function isAborted(operation: ApolloLink.Operation): boolean {
  const { fetchOptions } = operation.getContext();
  return fetchOptions?.signal?.aborted === true;
}
