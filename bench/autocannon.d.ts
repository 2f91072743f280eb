/** The part of autocannon that the comparison uses; the package brings no types. */
declare module 'autocannon' {
  export interface Client {
    setRequests(requests: readonly { readonly body: string }[]): void;
  }
  interface Options {
    readonly url: string;
    readonly method: 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly setupClient?: (client: Client) => void;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    /** Requests per second of all connections together; as many as they can without it. */
    readonly overallRate?: number;
  }
  interface Result {
    readonly non2xx: number;
    readonly errors: number;
    readonly timeouts: number;
    /** Seconds. */
    readonly duration: number;
    readonly requests: { readonly total: number };
    /** Milliseconds. */
    readonly latency: { readonly p50: number; readonly p97_5: number; readonly p99: number };
  }
  export default function autocannon(options: Options): Promise<Result>;
}
