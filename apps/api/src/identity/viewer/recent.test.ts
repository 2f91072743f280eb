import { SettableClock } from '@smartx/domain/kernel';
import { describe, expect, it } from 'vitest';
import { Recent } from './recent.ts';

const START = new Date('2026-06-15T10:00:00Z');

function given() {
  const clock = new SettableClock(START);
  let asked = 0;
  const recent = new Recent<number>(clock, 5_000);
  return { clock, recent, ask: () => recent.get('key', async () => ++asked) };
}

describe('what was asked lately', () => {
  it('is known for five seconds, and not a moment longer', async () => {
    const { clock, ask } = given();
    await ask();

    clock.set(new Date(START.getTime() + 4_999));
    const before = await ask();
    clock.set(new Date(START.getTime() + 5_000));
    const after = await ask();

    expect([before, after]).toEqual([1, 2]);
  });

  it('is asked anew when the clock was set back', async () => {
    const { clock, ask } = given();
    await ask();

    clock.set(new Date(START.getTime() - 1));

    expect(await ask()).toBe(2);
  });

  it('is not kept if everything was forgotten while it was being loaded', async () => {
    const { recent } = given();
    const stale = recent.get('key', async () => {
      recent.clear();
      return 1;
    });

    expect(await stale).toBe(1);
    expect(await recent.get('key', async () => 2)).toBe(2);
  });

  it('is asked each time where there is nothing', async () => {
    const { recent } = given();
    await recent.get('key', async () => null);

    expect(await recent.get('key', async () => 1)).toBe(1);
  });
});
