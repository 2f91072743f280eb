import { useSyncExternalStore } from 'react';

/** One clock for all: a table of a hundred relative times needs no hundred timers. */
const listeners = new Set<() => void>();
let current = new Date();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    current = new Date();
    timer = setInterval(() => {
      current = new Date();
      for (const one of listeners) one();
    }, 60_000);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

const silent = () => () => undefined;

/** The current time, renewed every minute; a given `now` (tests, server time) stays as it is. */
export function useNow(now?: Date): Date {
  return useSyncExternalStore(
    now ? silent : subscribe,
    () => now ?? current,
    () => now ?? current,
  );
}
