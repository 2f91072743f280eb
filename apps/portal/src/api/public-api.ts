import type { TypedDocumentString } from '../gql/graphql.ts';

/** What is sent to the public API; without a method and headers, an operation. */
export interface ApiCall {
  readonly method?: 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/** Sends a request to the public API; the server binds it to the address from which the person comes. */
export type ApiFetch = (path: string, init: ApiCall) => Promise<Response>;

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
    assertThere(response);
    const answer: Answer<Result> = await response.json();
    const [error] = answer.errors ?? [];
    if (error || !answer.data) {
      const { code = response.status, traceId = '' } = error?.extensions ?? {};
      throw new ApiError(`${code} ${traceId}`.trim());
    }
    return answer.data;
  }

  /**
   * Sends a file that supports a request; gives whether it was taken.
   * @throws TooManyError · UnavailableError · ApiError
   */
  async sendFile(access: EvidenceAccess, name: string, content: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const response = await this.fetch('/uploads/evidence', {
      method: 'PUT',
      headers: {
        'content-type': 'application/octet-stream',
        'x-request-workspace': access.workspace ?? '',
        'x-request-reference': access.reference,
        ...('token' in access ? { 'x-request-token': access.token } : { 'x-permission-token': access.permissionToken }),
        'x-file-name': encodeURIComponent(name.toWellFormed()),
      },
      body: content,
    });
    assertThere(response);
    if (response.status >= 500) throw new ApiError(`${response.status}`);
    return response.ok;
  }
}

/** Which request a file is for, and what opens it; an agent has what adds a permission and nothing else. */
export type EvidenceAccess = { readonly workspace: string | null; readonly reference: string } & (
  | { readonly token: string }
  | { readonly permissionToken: string }
);

/** @throws TooManyError · UnavailableError */
function assertThere({ status, headers }: Response): void {
  if (status === 429) throw new TooManyError(Number(headers.get('retry-after') ?? 60));
  if (status === 503) throw new UnavailableError(Number(headers.get('retry-after') ?? 5));
}
