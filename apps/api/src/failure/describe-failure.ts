/** A frame of a stack: a place in a file. Anything else in a stack is the message, which can quote values and whole statements. */
const FRAME = /^\s+at (?:async )?(?:[\w$.<>[\]# ]+ (?:\[as \w+\] )?\()?(?:file:\/\/|node:|\/|[A-Z]:\\)\S+:\d+:\d+\)?$/;
const FRAMES = 5;

/** What may be told of a failure. */
export interface FailureDescription {
  readonly kind: string;
  readonly code: string;
  readonly at: string;
}

/** A failure for the log: its class, its code and where it was thrown; never its message. */
export function describeFailure(error: unknown): FailureDescription {
  if (!(error instanceof Error)) return { kind: typeof error, code: '', at: '' };
  const code = 'code' in error && /^[\w-]{1,40}$/.test(String(error.code)) ? String(error.code) : '';
  const frames = (error.stack ?? '').split('\n').filter((line) => FRAME.test(line));
  const at = frames.slice(0, FRAMES).map((frame) => frame.trim().replace(/^at /, ''));
  return { kind: error.constructor.name, code, at: at.join(' | ') };
}
