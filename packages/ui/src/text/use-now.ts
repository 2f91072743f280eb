import { useEffect, useState } from 'react';

/** The current time, renewed every `everyMs`; a given `now` (tests, server time) stays as it is. */
export function useNow(now: Date | undefined, everyMs = 60_000): Date {
  const [current, setCurrent] = useState(() => now ?? new Date());
  useEffect(() => {
    if (now) return;
    const timer = setInterval(() => setCurrent(new Date()), everyMs);
    return () => clearInterval(timer);
  }, [now, everyMs]);
  return now ?? current;
}
