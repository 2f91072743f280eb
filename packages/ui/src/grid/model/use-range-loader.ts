import { useEffect, useRef } from 'react';

/** How many rows beyond the ones in sight are asked for. */
const AHEAD = 30;
const PAUSE_MS = 60;

/**
 * Asks for the window in sight when part of it is missing. It waits 60 ms, so that a jump to the end does not load all
 * windows in between.
 */
export function useRangeLoader(
  range: { start: number; end: number } | null,
  totalCount: number,
  isLoaded: (index: number) => boolean,
  onRangeNeeded: (start: number, end: number) => void,
): void {
  const latest = useRef({ isLoaded, onRangeNeeded });
  useEffect(() => {
    latest.current = { isLoaded, onRangeNeeded };
  });
  const start = range ? Math.max(0, range.start - AHEAD) : 0;
  const end = range ? Math.min(totalCount, range.end + AHEAD) : 0;
  useEffect(() => {
    if (end <= start) return;
    const timer = setTimeout(() => {
      for (let index = start; index < end; index += 1) {
        if (!latest.current.isLoaded(index)) {
          latest.current.onRangeNeeded(start, end);
          return;
        }
      }
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [start, end]);
}
