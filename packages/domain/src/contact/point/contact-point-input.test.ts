import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../../kernel/errors.ts';
import { InputCheck } from '../../record/input/input-check.ts';
import { MOST_POINTS, type PointInput, readPoints } from './contact-point-input.ts';

const read = (inputs: PointInput[], country: string | null = 'DE') => readPoints(new InputCheck(), inputs, country);

/** What is refused, by its place. */
function refusedIn(inputs: PointInput[]): Record<string, string> {
  const check = new InputCheck();
  readPoints(check, inputs, 'DE');
  try {
    check.assertValid();
  } catch (error) {
    if (error instanceof InvalidInputError)
      return Object.fromEntries(error.fields.map(({ path, message }) => [path, message]));
  }
  return {};
}

describe('the addresses of a person', () => {
  it('that are given twice count once, in whatever case or spelling', () => {
    const points = read([
      { kind: 'email', value: 'Ana.Ruiz@Acme.example' },
      { kind: 'email', value: ' ana.ruiz@acme.example ' },
      { kind: 'phone', value: '+49 30 23125 616' },
      { kind: 'phone', value: '030/23125-616' },
    ]);

    expect(points.map(({ kind, normalised }) => [kind, normalised])).toEqual([
      ['email', 'ana.ruiz@acme.example'],
      ['phone', '+493023125616'],
    ]);
    expect(points[1]?.last4).toBe('5616');
  });

  it('are led by the one that says so, else by the first of its kind', () => {
    const points = read([
      { kind: 'email', value: 'first@a.example' },
      { kind: 'email', value: 'second@a.example', isPrimary: true },
      { kind: 'email', value: 'third@a.example', isPrimary: true },
      { kind: 'handle', value: '@ana' },
    ]);

    expect(points.filter(({ isPrimary }) => isPrimary).map(({ value }) => value)).toEqual(['second@a.example', '@ana']);
  });

  it('keep what they are called and where they came from', () => {
    const [point] = read([{ kind: 'email', value: 'a@b.example', label: ' work ', source: 'fair', isShared: true }]);

    expect(point).toMatchObject({ label: 'work', source: 'fair', isShared: true, path: 'points.0.value' });
  });

  it.each<[string, PointInput, RegExp]>([
    ['an e-mail', { kind: 'email', value: 'nobody' }, /e-mail address/],
    ['an empty e-mail', { kind: 'email', value: ' ' }, /may not be empty/],
    ['a phone', { kind: 'phone', value: 'call me' }, /phone number with digits/],
    ['a web address', { kind: 'url', value: 'javascript:alert(1)' }, /address of the web/],
    ['a postal address', { kind: 'postal', value: 'x'.repeat(1001) }, /at most 1000/],
  ])('say what is wrong with %s at its place, and take the others', (_what, input, message) => {
    const good: PointInput = { kind: 'email', value: 'good@a.example' };

    expect(refusedIn([good, input])).toEqual({ 'points.1.value': expect.stringMatching(message) });
    expect(read([good, input]).map(({ value }) => value)).toContain('good@a.example');
  });

  it('are few enough to be listed whole', () => {
    const many = Array.from({ length: MOST_POINTS + 1 }, (_, index) => ({
      kind: 'email' as const,
      value: `n${index}@a.example`,
    }));

    expect(refusedIn(many)).toEqual({ points: `Use at most ${MOST_POINTS} addresses.` });
    expect(refusedIn(many.slice(1))).toEqual({});
  });
});
