import { describe, expect, it } from 'vitest';
import { mergeChanges } from './three-way-merge.ts';

const base = { name: 'Acme', city: 'Lyon', country: 'FR' };

describe('two people who change one record', () => {
  it('keep both changes where they touched different fields', () => {
    const { merged, conflicts } = mergeChanges(base, { ...base, city: 'Paris' }, { ...base, name: 'Acme SA' });

    expect(merged).toEqual({ name: 'Acme SA', city: 'Paris', country: 'FR' });
    expect(conflicts).toEqual([]);
  });

  it('are asked where they changed the same field differently; mine stands until then', () => {
    const { merged, conflicts } = mergeChanges(base, { ...base, city: 'Paris' }, { ...base, city: 'Nantes' });

    expect(merged.city).toBe('Paris');
    expect(conflicts).toEqual([{ name: 'city', base: 'Lyon', theirs: 'Nantes', mine: 'Paris' }]);
  });

  it('agree where they typed the same', () => {
    const { conflicts } = mergeChanges(base, { ...base, city: 'Paris' }, { ...base, city: 'Paris' });

    expect(conflicts).toEqual([]);
  });
});
