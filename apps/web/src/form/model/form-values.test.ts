import { describe, expect, it } from 'vitest';
import { changedFields, type FieldSpec, fieldAt } from './field-spec.ts';
import { moneyOf, nullable, numberOf } from './form-values.ts';

describe('what is typed into a form', () => {
  it.each([
    ['1.200,50', '1200.50'],
    ['1,200.50', '1200.50'],
    ['1 200.5', '1200.5'],
    ['1,200', '1200'],
    ['19080', '19080'],
    ['0.001', '0.001'],
    ['1.23456', '1.23456'],
    ['-1.200', '-1200'],
    ['١٬٢٠٠٫٥٠', '1200.50'],
    ['۱۹۰۸۰', '19080'],
  ])('reads the amount %s as %s', (typed, amount) => {
    expect(moneyOf({ value: typed, valueCurrency: 'EUR' }, 'value')).toEqual({ amount, currency: 'EUR' });
  });

  it('reads the third decimal of a dinar as one', () => {
    expect(moneyOf({ value: '2.500', valueCurrency: 'KWD' }, 'value')).toEqual({ amount: '2.500', currency: 'KWD' });
  });

  it('reads a whole number with what groups its digits', () => {
    expect(['1 200', "1'200", '٤٢', '-3'].map(numberOf)).toEqual([1200, 1200, 42, -3]);
  });

  it('empties a field that is left blank', () => {
    expect([nullable('  '), numberOf(''), moneyOf({ value: '', valueCurrency: 'EUR' }, 'value')]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

const fields: FieldSpec[] = [
  { name: 'name', label: 'Name', kind: 'text' },
  { name: 'email', label: 'E-mail', kind: 'email', paths: ['points.0'] },
  { name: 'value', label: 'Value', kind: 'money' },
];

describe('the fields of a form', () => {
  it('are sent only where they changed; a currency alone changes an amount that is there', () => {
    const before = { name: 'A', value: '5', valueCurrency: 'EUR' };

    expect(changedFields(fields, before, { ...before, valueCurrency: 'USD' })).toEqual(['value']);
    expect(changedFields(fields, { ...before, value: '' }, { ...before, value: '', valueCurrency: 'USD' })).toEqual([]);
  });

  it('take the errors of the places that they fill', () => {
    expect(fieldAt(fields, ['points', '0', 'value'])?.name).toBe('email');
    expect(fieldAt(fields, ['points', '1', 'value'])).toBeNull();
    expect(fieldAt(fields, null)).toBeNull();
  });
});
