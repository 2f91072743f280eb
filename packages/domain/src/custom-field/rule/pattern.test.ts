import { describe, expect, it } from 'vitest';
import { Pattern, PatternError } from './pattern.ts';

describe('the pattern of a custom field', () => {
  it.each([
    ['[A-Z]{2}\\d{4,6}', 'AB12345', 'AB123'],
    ['^DE-?\\d+$', 'DE-7', 'xDE-7'],
    ['(?:red|green)+', 'redgreenred', 'redgree'],
    ['[^\\s@]+@[^\\s@]+', 'a@b', 'a b@c'],
    ['\\w*\\.(pdf|txt)', 'Größe.pdf', 'Größe-pdf'],
    ['a{0,2}b?', 'aa', 'aaa'],
    ['.', '🙂', '🙂🙂'],
    ['1|2|', '', '12'],
    ['[a-]+', 'a-a', 'b'],
    ['\\$5', '$5', '5'],
  ])('%s is met by the whole of %s and not by %s', (source, good, bad) => {
    const pattern = new Pattern(source);

    expect([pattern.matches(good), pattern.matches(bad)]).toEqual([true, false]);
  });

  it.each([
    '(a',
    'a)',
    '[]',
    '[z-a]',
    'a{9,2}',
    'a{999}',
    '*',
    '(?=a)',
    '\\1',
    '\\',
    'a'.repeat(201),
    '((a{200}){200})',
    `[${Array.from({ length: 101 }, (_, index) => String.fromCodePoint(0x400 + index)).join('')}]`,
  ])('%s is refused', (source) => {
    expect(() => new Pattern(source)).toThrow(PatternError);
  });

  // Would never end where each way through the repetitions was tried.
  it('that would keep a backtracking one busy for years answers in one pass', () => {
    const fits = new Pattern('(a+)+b').matches('a'.repeat(2000));

    expect(fits).toBe(false);
  });

  it('that is at hundreds of its places at once stops after so many steps, and says so', () => {
    const pattern = new Pattern(`(([^${'\\d'.repeat(80)}]?){200})*`);

    expect(pattern.matches('a'.repeat(20))).toBe(true);
    expect(() => pattern.matches('a'.repeat(2000))).toThrow(PatternError);
    expect(pattern.steps).toBe(200_001);
  });
});
