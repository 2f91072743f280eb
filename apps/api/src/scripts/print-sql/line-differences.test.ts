import { expect, it } from 'vitest';
import { lineDifferences } from './line-differences.ts';

it('tells what is gone, what is new and behind which line', () => {
  const found = lineDifferences(['select a,', 'b,', 'c', 'from t'], ['select a,', 'c', 'from t', 'limit 1']);

  expect(found).toEqual(['  select a,', '- b,', '  from t', '+ limit 1']);
});

it('tells what stands in the place of another line, and nothing of equal texts', () => {
  expect(lineDifferences(['a', 'b'], ['x', 'b'])).toEqual(['- a', '+ x']);
  expect(lineDifferences(['a', 'b'], ['a', 'b'])).toEqual([]);
});
