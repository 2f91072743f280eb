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
  if (!hasStack(error)) return { kind: typeof error, code: '', at: '' };
  const code = 'code' in error && /^[\w-]{1,40}$/.test(String(error.code)) ? String(error.code) : '';
  const frames = error.stack.split('\n').filter((line) => FRAME.test(line));
  const at = frames.slice(0, FRAMES).map((frame) => frame.trim().replace(/^at /, ''));
  return { kind: error instanceof Error ? error.constructor.name : classIn(error.stack), code, at: at.join(' | ') };
}

/** The job queue tells of its failures by plain copies, which have nothing but the stack of what was thrown. */
function hasStack(error: unknown): error is { readonly stack: string } {
  return typeof error === 'object' && error !== null && 'stack' in error && typeof error.stack === 'string';
}

/** A stack begins with the name of the class; without one it begins with the message, of which not a word is told. */
function classIn(stack: string): string {
  return /^\w{0,40}error(?=:|\s|$)/i.exec(stack)?.[0] ?? 'object';
}
