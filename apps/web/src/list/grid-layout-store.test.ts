import { DEFAULT_LAYOUT } from '@smartx/ui';
import { expect, it } from 'vitest';
import { readLayout } from './grid-layout-store.ts';

it('remembers columns, and begins anew where the memory is broken', () => {
  const stored = JSON.stringify({
    hidden: ['phone', 3],
    order: ['name'],
    widths: { name: 300, x: 'wide' },
    density: 'compact',
  });

  expect(readLayout(stored)).toEqual({ hidden: ['phone'], order: ['name'], widths: { name: 300 }, density: 'compact' });
  expect(readLayout('{"hidden":')).toBe(DEFAULT_LAYOUT);
  expect(readLayout(null)).toBe(DEFAULT_LAYOUT);
});
