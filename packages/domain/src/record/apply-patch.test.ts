import { describe, expect, it } from 'vitest';
import { SettableClock } from '../kernel/clock.ts';
import { applyPatch } from './apply-patch.ts';

const NOW = new Date('2026-06-15T10:00:00Z');

interface Card {
  name: string | null;
  price: bigint | null;
  seenAt: Date | null;
  owner: { id: string } | null;
  body: Uint8Array | null;
  updatedAt: Date;
}

function card(): Card {
  return { name: 'Ana', price: 5n, seenAt: NOW, owner: { id: 'one' }, body: Buffer.of(1), updatedAt: new Date(0) };
}

describe('a patch', () => {
  it('changes what is given, tells what was and became, and moves the time of change', () => {
    const entity = card();

    const changes = applyPatch(entity, { name: 'Bea', price: null, owner: { id: 'two' } }, new SettableClock(NOW));

    expect(changes).toEqual([
      { field: 'name', from: 'Ana', to: 'Bea' },
      { field: 'price', from: '5', to: null },
      { field: 'owner', from: 'one', to: 'two' },
    ]);
    expect(entity).toMatchObject({ name: 'Bea', price: null, owner: { id: 'two' }, seenAt: NOW, updatedAt: NOW });
  });

  it('leaves a record alone that has these values already', () => {
    const entity = card();

    const changes = applyPatch(
      entity,
      { name: 'Ana', price: 5n, seenAt: new Date(NOW), owner: { id: 'one' }, body: Buffer.of(1) },
      new SettableClock(NOW),
    );

    expect(changes).toEqual([]);
    expect(entity.updatedAt).toEqual(new Date(0));
  });

  it('never tells a sealed value', () => {
    expect(applyPatch(card(), { body: Buffer.of(2) }, new SettableClock(NOW))).toEqual([{ field: 'body' }]);
    expect(applyPatch(card(), { body: null }, new SettableClock(NOW))).toEqual([{ field: 'body' }]);
  });

  it('does not touch what was not given', () => {
    const entity = card();

    applyPatch(entity, { name: undefined, price: 6n }, new SettableClock(NOW));

    expect(entity.name).toBe('Ana');
  });
});
