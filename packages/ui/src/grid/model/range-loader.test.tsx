import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useRangeLoader } from './use-range-loader.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A list of 20 rows in sight that is scrolled; gives what was asked for. */
function givenList() {
  const asked: [number, number][] = [];
  const { rerender, unmount } = renderHook(
    ({ first }) =>
      useRangeLoader(
        { start: first, end: first + 20 },
        100_000,
        () => false,
        (start, end) => asked.push([start, end]),
      ),
    { initialProps: { first: 0 } },
  );
  const scroll = (first: number, ms = 16) => {
    rerender({ first });
    vi.advanceTimersByTime(ms);
  };
  return { asked, scroll, unmount };
}

it('follows slow scrolling as it goes', () => {
  const { asked, scroll } = givenList();
  for (let first = 0; first < 60; first += 1) scroll(first);

  expect(asked.length).toBeGreaterThan(5);
});

it('asks for nothing that a fling passes by, and then for where it ends', () => {
  const { asked, scroll } = givenList();
  scroll(0, 100);
  for (let frame = 1; frame <= 60; frame += 1) scroll(frame * 25);
  vi.advanceTimersByTime(200);

  expect(asked).toEqual([
    [0, 50],
    [1_470, 1_550],
  ]);
});

it('asks for the end that was jumped to, and for nothing once the list is left', () => {
  const { asked, scroll, unmount } = givenList();
  scroll(99_980, 200);
  expect(asked).toEqual([[99_950, 100_000]]);

  scroll(10, 0);
  unmount();
  vi.advanceTimersByTime(200);

  expect(asked).toHaveLength(1);
});
