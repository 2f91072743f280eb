import { expect, it } from 'vitest';
import { endOfWeek } from './week.ts';

it('ends on Sunday, also when it is one', () => {
  expect(endOfWeek(new Date(2026, 10, 23))).toBe('2026-11-29');
  expect(endOfWeek(new Date(2026, 10, 29))).toBe('2026-11-29');
});
