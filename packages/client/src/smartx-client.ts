import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { Kind } from 'graphql';
import './apollo-types.ts';
import { ErrorLink } from '@apollo/client/link/error';
import { errorCodes } from './api-error.ts';
import { withheldPolicies } from './cache-policies.ts';
import type { Purpose } from './generated/graphql.ts';
import { possibleTypes } from './generated/possible-types.ts';
import { waitOutLimits } from './limits/wait-link.ts';
import { trustedHttpLink } from './trusted-link.ts';

/** What a client works with. A change of workspace or purpose takes a new client with an empty cache. */
export interface SmartxClientOptions {
  /** The slug of the workspace, as in `/w/<slug>/…`. */
  readonly workspace: string;
  /** The purpose for which operations run that declare `$purpose`. */
  readonly purpose: Purpose;
  /**
   * Called when the server knows nobody behind the request: the session is over. Where it promises that the same person is
   * there again, the request is sent once more, and whoever waits for it never knew; otherwise it fails as it did.
   */
  readonly onUnauthenticated: (() => void) | (() => Promise<boolean>);
  /** Answers operations instead of the server; for tests. */
  readonly link?: ApolloLink;
}

/**
 * Opens the way to the API for one workspace and one purpose, through the session cookie of the same origin. Data is masked:
 * a component sees the fragments that it declares and no others.
 */
export function createSmartxClient(options: SmartxClientOptions): ApolloClient {
  const { workspace, purpose, onUnauthenticated } = options;
  const http = trustedHttpLink('/graphql', { 'x-workspace': workspace });
  return new ApolloClient({
    cache: new InMemoryCache({ possibleTypes, typePolicies: withheldPolicies() }),
    link: ApolloLink.from([
      declarePurpose(purpose),
      noticeSignOut(onUnauthenticated),
      waitOutLimits(),
      options.link ?? http,
    ]),
    dataMasking: true,
    devtools: { enabled: false },
  });
}

/** Every operation that declares `$purpose` runs for the client's, whatever default it wrote. */
function declarePurpose(purpose: Purpose): ApolloLink {
  return new ApolloLink((operation, forward) => {
    const takesPurpose = operation.query.definitions.some(
      (definition) =>
        definition.kind === Kind.OPERATION_DEFINITION &&
        definition.variableDefinitions?.some(({ variable }) => variable.name.value === 'purpose'),
    );
    if (takesPurpose) operation.variables = { ...operation.variables, purpose };
    return forward(operation);
  });
}

function noticeSignOut(onUnauthenticated: SmartxClientOptions['onUnauthenticated']): ApolloLink {
  return new ErrorLink(({ error, operation, forward }) => {
    if (!errorCodes(error).includes('UNAUTHENTICATED')) return;
    const isBack = onUnauthenticated();
    return isBack && once(isBack, error, () => forward(operation));
  });
}

/** What `send` answers once the promise came true; the error if it did not. */
function once(
  promise: Promise<boolean>,
  error: unknown,
  send: () => Observable<ApolloLink.Result>,
): Observable<ApolloLink.Result> {
  return new Observable((observer) => {
    let isLeft = false;
    let leave = () => {
      isLeft = true;
    };
    void promise.then((isTrue) => {
      if (isLeft) return;
      if (!isTrue) return observer.error(error);
      const answer = send().subscribe(observer);
      leave = () => answer.unsubscribe();
    });
    return () => leave();
  });
}
