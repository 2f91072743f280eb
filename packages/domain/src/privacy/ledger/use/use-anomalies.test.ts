import { describe, expect, it } from 'vitest';
import { addDays, findAnomalies, type UseOfDay } from './use-anomalies.ts';

const TODAY = '2026-06-15';

function use(daysAgo: number, more: Partial<UseOfDay> = {}): UseOfDay {
  const day = addDays(TODAY, -daysAgo);
  return { actor: 'member ana', purpose: 'RELATIONSHIP', day, reads: 10, refused: 0, night: 0, ...more };
}

/** Ana at work on days before today. */
function habit(daysAgo: readonly number[], more: Partial<UseOfDay> = {}): UseOfDay[] {
  return daysAgo.map((ago) => use(ago, more));
}

const rulesOf = (uses: readonly UseOfDay[]) => findAnomalies(uses, TODAY).map(({ rule }) => rule);

describe('what is out of the ordinary in the use of a purpose', () => {
  it.each<[string, readonly UseOfDay[], string[]]>([
    ['nothing on a usual day', [...habit([1, 2, 3, 4, 5]), use(0)], []],
    ['nothing of somebody who is new', [use(0, { reads: 400, night: 9 })], []],
    ['nothing of somebody with four days of habit', [...habit([1, 2, 3, 4]), use(0, { purpose: 'MARKETING' })], []],
    ['the first use of a purpose', [...habit([1, 2, 3, 4, 5]), use(0, { purpose: 'MARKETING' })], ['first-use']],
    [
      'the first use after four weeks',
      [use(29, { purpose: 'MARKETING' }), ...habit([1, 2, 3, 4, 5]), use(0, { purpose: 'MARKETING' })],
      ['first-use'],
    ],
    [
      'no first use where it was used 28 days ago',
      [use(28, { purpose: 'MARKETING' }), ...habit([1, 2, 3, 4, 5]), use(0, { purpose: 'MARKETING' })],
      [],
    ],
    ['more than five times the usual', [...habit([1, 2, 3, 4, 5]), use(0, { reads: 51 })], ['many-reads']],
    ['not five times the usual', [...habit([1, 2, 3, 4, 5]), use(0, { reads: 50 })], []],
    ['not fewer than fifty reads', [...habit([1, 2, 3, 4, 5], { reads: 1 }), use(0, { reads: 49 })], []],
    [
      'not what is usual for the purpose alone',
      [...habit([1, 2, 3, 4, 5], { reads: 1, purpose: 'SUPPORT' }), ...habit([1, 2, 3, 4, 5]), use(0, { reads: 50 })],
      [],
    ],
    ['a first night', [...habit([1, 2, 3, 4, 5]), use(0, { night: 1 })], ['night']],
    ['no night of who works at night', [...habit([1, 2, 3, 4]), use(5, { night: 1 }), use(0, { night: 9 })], []],
    ['more than one refusal in five', [use(0, { reads: 20, refused: 5 })], ['refusals']],
    ['not one refusal in five', [use(0, { reads: 20, refused: 4 })], []],
    ['no refusals of few reads', [use(0, { reads: 19, refused: 19 })], []],
  ])('%s', (_, uses, rules) => {
    expect(rulesOf(uses)).toEqual(rules);
  });

  it('is told with its count and what it is compared with, from the day asked for on, the newest first', () => {
    const days = habit([9, 8, 7, 6, 5]);
    const uses = [
      ...days,
      use(2, { reads: 80 }),
      use(0, { reads: 90, refused: 30 }),
      use(20, { reads: 21, refused: 21 }),
    ];

    expect(findAnomalies(uses, addDays(TODAY, -2))).toEqual([
      { rule: 'many-reads', actor: 'member ana', purpose: 'RELATIONSHIP', day: TODAY, count: 90, comparedWith: 10 },
      { rule: 'refusals', actor: 'member ana', purpose: 'RELATIONSHIP', day: TODAY, count: 30, comparedWith: 90 },
      {
        ...{ rule: 'many-reads', actor: 'member ana', purpose: 'RELATIONSHIP', day: addDays(TODAY, -2) },
        ...{ count: 80, comparedWith: 10 },
      },
    ]);
  });

  it('compares nobody with anybody else', () => {
    const ben = { actor: 'api-key ben' };

    expect(rulesOf([...habit([1, 2, 3, 4, 5]), use(0, { ...ben, reads: 400, night: 4 })])).toEqual([]);
  });
});
