import { openTestDomain, type TestDomain } from '@smartx/domain/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttemptLimits } from './attempt-limits.ts';
import { purgeSignIn } from './purge-sign-in.ts';

const THREE_A_MINUTE = { window: 60, max: 3 };

let domain: TestDomain;
const pools: pg.Pool[] = [];
let now = Date.parse('2026-06-15T10:00:00Z');
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(async () => {
  for (const pool of pools) await pool.end();
  await domain.close();
});

/** A process that counts. */
function givenProcess(secret = 'the secret of the installation'): AttemptLimits {
  const pool = new pg.Pool({ connectionString: domain.urls.app, max: 3 });
  pools.push(pool);
  return new AttemptLimits({ pool, secret, now: () => now });
}

describe('limits of attempts', () => {
  it('allow so many in a window, then none until it ends', async () => {
    const limits = givenProcess();
    const attempt = () => limits.consume('window', THREE_A_MINUTE);

    const first = [await attempt(), await attempt(), await attempt()];
    now += 20_000;
    const fourth = await attempt();
    now += 40_000;
    const later = await attempt();

    expect(first.every(({ allowed }) => allowed)).toBe(true);
    expect(fourth).toEqual({ allowed: false, retryAfter: 40 });
    expect(later.allowed).toBe(true);
  });

  it('are one number for all processes, also where they count at the same moment', async () => {
    const [one, other] = [givenProcess(), givenProcess()];

    const verdicts = await Promise.all(
      Array.from({ length: 20 }, (_, at) => (at % 2 ? one : other).consume('both', THREE_A_MINUTE)),
    );

    expect(verdicts.filter(({ allowed }) => allowed)).toHaveLength(3);
  });

  it('let something happen once in all processes together', async () => {
    const [one, other] = [givenProcess(), givenProcess()];

    const first = await Promise.all([one.isFirst('link', 60), other.isFirst('link', 60)]);

    expect(first.sort()).toEqual([false, true]);
  });

  it('are counted for each key by itself and forgotten after success', async () => {
    const limits = givenProcess();
    for (let attempt = 0; attempt < 3; attempt++) await limits.consume('ana', THREE_A_MINUTE);

    expect((await limits.consume('ben', THREE_A_MINUTE)).allowed).toBe(true);
    expect((await limits.consume('ana', THREE_A_MINUTE)).allowed).toBe(false);
    await limits.forget('ana');
    expect((await limits.consume('ana', THREE_A_MINUTE)).allowed).toBe(true);
  });

  it('keep nothing by which an address could be known or guessed, and nothing at all once they are over', async () => {
    const limits = givenProcess();
    await limits.consume('sign-in ana@example.test 192.0.2.7', THREE_A_MINUTE);
    const [pool] = pools;
    const until = new Date(now + 60_000);
    const kept = async () => (await pool?.query('select * from auth.attempt where ends_at <= $1', [until]))?.rows;

    const before = await kept();
    if (pool) await purgeSignIn(pool, until);

    expect(before?.length).toBeGreaterThan(0);
    expect(JSON.stringify(before)).not.toMatch(/ana@|192\.0/);
    expect(await kept()).toEqual([]);
  });
});
