import { describe, expect, it } from 'vitest';
import { SignInLimits } from './sign-in-limits.ts';

const THREE_A_MINUTE = { window: 60, max: 3 };

describe('limits of attempts', () => {
  it('allow so many in a window, then none until it ends', async () => {
    let now = 0;
    const limits = new SignInLimits(() => now);
    const attempt = () => limits.consume('key', THREE_A_MINUTE);

    const first = [await attempt(), await attempt(), await attempt()];
    now = 20_000;
    const fourth = await attempt();
    now = 60_000;
    const later = await attempt();

    expect(first.every(({ allowed }) => allowed)).toBe(true);
    expect(fourth).toEqual({ allowed: false, retryAfter: 40 });
    expect(later.allowed).toBe(true);
  });

  it('are counted for each key by itself and forgotten after success', async () => {
    const limits = new SignInLimits(() => 0);
    for (let attempt = 0; attempt < 3; attempt++) await limits.consume('ana', THREE_A_MINUTE);

    expect((await limits.consume('ben', THREE_A_MINUTE)).allowed).toBe(true);
    expect((await limits.consume('ana', THREE_A_MINUTE)).allowed).toBe(false);
    limits.forget('ana');
    expect((await limits.consume('ana', THREE_A_MINUTE)).allowed).toBe(true);
  });
});
