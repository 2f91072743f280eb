import { describe, expect, it } from 'vitest';
import { CostBudget } from './cost-budget.ts';

function givenBudget(restoreRate = 1_000) {
  const clock = { ms: 0 };
  return { clock, budget: new CostBudget(restoreRate, () => clock.ms) };
}

describe('a budget', () => {
  it('lets a client spend ten seconds at once, and says when there is enough again', () => {
    const { budget } = givenBudget();

    const first = budget.spend('a', 9_000);
    const second = budget.spend('a', 3_500);

    expect(first).toMatchObject({ isEnough: true, available: 1_000, capacity: 10_000 });
    expect(second).toMatchObject({ isEnough: false, available: 1_000, retryAfterSeconds: 3 });
  });

  it('fills up by the second, never above what it holds', () => {
    const { budget, clock } = givenBudget();
    budget.spend('a', 10_000);

    clock.ms += 2_500;
    expect(budget.spend('a', 0).available).toBe(2_500);
    clock.ms += 3_600_000;

    expect(budget.spend('a', 0).available).toBe(10_000);
  });

  it('is each client their own', () => {
    const { budget } = givenBudget();
    budget.spend('a', 10_000);

    expect(budget.spend('b', 10_000).isEnough).toBe(true);
  });

  it('gets back what an operation did not need, and nothing for what it needed more', () => {
    const { budget } = givenBudget();
    budget.spend('a', 5_000);

    expect(budget.giveBack('a', 4_000)).toBe(9_000);
    expect(budget.giveBack('a', -50)).toBe(9_000);
    expect(budget.giveBack('a', 99_000)).toBe(10_000);
  });

  it('can always pay for the most expensive operation that is allowed', () => {
    expect(givenBudget(10).budget.spend('a', 10_000).isEnough).toBe(true);
  });
});
