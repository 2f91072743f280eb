import { useEffect, useRef } from 'react';

/** How many rows beyond the ones in sight are asked for. */
const AHEAD = 30;
const PAUSE_MS = 60;

/**
 * Asks for the window in sight when part of it is missing, at most every 60 ms. A jump starts the pause anew: dragging the bar
 * from one end to the other asks for none of the windows in between, while slow scrolling is followed as it goes.
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
  const wanted = useRef({ start: 0, end: 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const before = wanted.current;
    wanted.current = { start, end };
    if (end <= start) return;
    const isJump = start >= before.end || end <= before.start;
    if (timer.current !== undefined && !isJump) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      timer.current = undefined;
      const { start: from, end: to } = wanted.current;
      for (let index = from; index < to; index += 1) {
        if (latest.current.isLoaded(index)) continue;
        latest.current.onRangeNeeded(from, to);
        return;
      }
    }, PAUSE_MS);
  }, [start, end]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
}
