import { useEffect, useRef } from 'react';

/** How many rows beyond the ones in sight are asked for. */
const AHEAD = 30;
const PAUSE_MS = 60;

/**
 * Asks for the window in sight when part of it is missing, after a pause of 60 ms in which it moved by less than its own
 * height: slow scrolling is followed as it goes, while a fling, or dragging the bar to the other end, asks for none of the
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
  const first = range?.start ?? 0;
  const height = range ? range.end - range.start : 0;
  const start = Math.max(0, first - AHEAD);
  const end = range ? Math.min(totalCount, range.end + AHEAD) : 0;
  const sight = useRef({ first, height, start, end });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    sight.current = { first, height, start, end };
    if (end <= start || timer.current !== undefined) return;
    const look = (from: number) => {
      const { current } = sight;
      timer.current = undefined;
      if (Math.abs(current.first - from) > current.height) return wait();
      for (let index = current.start; index < current.end; index += 1) {
        if (latest.current.isLoaded(index)) continue;
        latest.current.onRangeNeeded(current.start, current.end);
        return;
      }
    };
    const wait = () => {
      timer.current = setTimeout(look, PAUSE_MS, sight.current.first);
    };
    wait();
  }, [first, height, start, end]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
}
