import { describe, expect, it } from 'vitest';
import { placeOf } from './record-trails.ts';

describe('the place of a record in the list that it was opened from', () => {
  const trail = { ids: ['a', 'b', undefined, 'd'] };

  it('knows its neighbours, and none where the list ends or was not loaded', () => {
    expect(placeOf(trail, 'a')).toEqual({ position: 1, total: 4, previous: undefined, next: 'b' });
    expect(placeOf(trail, 'b')).toEqual({ position: 2, total: 4, previous: 'a', next: undefined });
    expect(placeOf(trail, 'd')).toEqual({ position: 4, total: 4, previous: undefined, next: undefined });
  });

  it('is nowhere for a record that came another way', () => {
    expect(placeOf(trail, 'x')).toBeNull();
    expect(placeOf(undefined, 'a')).toBeNull();
  });
});
