const INTERVAL_MS = 1_000;

/** Repeats a check once a second, one at a time; a check that fails is tried again. `end` waits for the one under way. */
export function keepRunning(check: () => Promise<void>): { end(): Promise<void> } {
  let current: Promise<void> | undefined;
  const timer = setInterval(() => {
    current ??= check().finally(() => {
      current = undefined;
    });
  }, INTERVAL_MS);
  timer.unref();
  const end = async () => {
    clearInterval(timer);
    await current;
  };
  return { end };
}
