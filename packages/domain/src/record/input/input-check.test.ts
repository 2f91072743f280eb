import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../../kernel/errors.ts';
import { findSharedData } from '../../testing/env.ts';
import { InputCheck } from './input-check.ts';

const NAUGHTY = findSharedData('strings/blns.json');

describe('an input', () => {
  it('names every broken place at once', () => {
    const check = new InputCheck();

    check.requiredText('name', '  ', { max: 200 });
    check.text('city', 'x'.repeat(201), { max: 200 });
    check.integer('employeeCount', 1.5, { min: 0, max: 10 });
    check.date('dueOn', '2026-02-30');
    check.money('value', { amount: '1.005', currency: 'EUR' });
    check.oneOf<string>('kind', 'fax', ['call', 'mail']);

    const paths = ['name', 'city', 'employeeCount', 'dueOn', 'value', 'kind'];
    expect(() => check.assertValid()).toThrow(
      expect.objectContaining({ fields: paths.map((path) => ({ path, message: expect.any(String) })) }),
    );
  });

  it('tells a field that was not given from one that was emptied', () => {
    const check = new InputCheck();

    expect(check.text('city', undefined, { max: 9 })).toBeUndefined();
    expect(check.text('city', null, { max: 9 })).toBeNull();
    expect(check.text('city', '   ', { max: 9 })).toBeNull();
    expect(check.text('city', ' Bonn ', { max: 9 })).toBe('Bonn');
    expect(check.text('body', ' as it is\n', { max: 99, verbatim: true })).toBe(' as it is\n');
    expect(() => check.assertValid()).not.toThrow();
  });

  it('counts characters as people do', () => {
    const check = new InputCheck();

    check.text('name', '🙂'.repeat(200), { max: 200 });

    expect(() => check.assertValid()).not.toThrow();
  });

  it.each([
    ['a\u0000b', /U\+0000/],
    ['a\ud800b', /surrogate/],
    ['4111 1111 1111 1111', /last four digits/],
  ])('refuses %j without repeating it', (text, message) => {
    const check = new InputCheck();

    check.text('name', text, { max: 200 });

    expect(() => check.assertValid()).toThrow(message);
    expect(() => check.assertValid()).toThrow(expect.not.objectContaining({ message: expect.stringContaining(text) }));
  });

  it.skipIf(NAUGHTY === null)('passes naughty strings unchanged or refuses them [needs shared/data]', () => {
    const strings: string[] = JSON.parse(readFileSync(NAUGHTY ?? '', 'utf8'));
    const changed = strings.filter((text) => {
      const check = new InputCheck();
      const read = check.text('body', text, { max: 10_000, verbatim: true });
      try {
        check.assertValid();
      } catch (error) {
        return !(error instanceof InvalidInputError);
      }
      return text.trim() === '' ? read !== null : read !== text;
    });

    expect(strings.length).toBeGreaterThan(480);
    expect(changed).toEqual([]);
  });
});
