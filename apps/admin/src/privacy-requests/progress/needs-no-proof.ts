/** Kinds of requests that hold, or are answered, without a proof of who asks: they give and take nothing away. */
export const NEEDS_NO_PROOF: readonly string[] = ['marketing-stop', 'complaint'];
