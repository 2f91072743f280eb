import type { TypedDocumentString } from '../gql/graphql.ts';

/** Sends a request to the public API; the server binds it to the address from which the person comes. */
export type ApiFetch = (path: string, init: { readonly body: string }) => Promise<Response>;

/** Too much at once; the API says when it may go on. */
export class TooManyError extends Error {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('The API asks to wait.');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The API cannot be reached at the moment; it says when it may be asked again. */
export class UnavailableError extends Error {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('The API is away.');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The API did not answer as it should. */
export class ApiError extends Error {}

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string; readonly traceId?: string } }[];
}

/** The public GraphQL API. */
export class PublicApi {
  private readonly fetch: ApiFetch;

  constructor(fetch: ApiFetch) {
    this.fetch = fetch;
  }

  /** Runs one operation. @throws TooManyError · UnavailableError · ApiError */
  async run<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
  ): Promise<Result> {
    const response = await this.fetch('/privacy/graphql', {
      body: JSON.stringify({ query: document.toString(), variables }),
    });
    if (response.status === 429) throw new TooManyError(Number(response.headers.get('retry-after') ?? 60));
    if (response.status === 503) throw new UnavailableError(Number(response.headers.get('retry-after') ?? 5));
    const answer: Answer<Result> = await response.json();
    const [error] = answer.errors ?? [];
    if (error || !answer.data) {
      const { code = response.status, traceId = '' } = error?.extensions ?? {};
      throw new ApiError(`${code} ${traceId}`.trim());
    }
    return answer.data;
  }
}
