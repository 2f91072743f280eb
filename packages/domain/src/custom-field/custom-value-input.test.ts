import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../kernel/errors.ts';
import { InputCheck } from '../record/input/input-check.ts';
import { type CustomFieldDefinition, CustomValue } from './custom-field.entity.ts';
import { clearColumns, clearText, indexedText, NO_CLEAR_VALUE, readValue } from './custom-value-input.ts';

type Type = CustomFieldDefinition['type'];

type Rules = { readonly [Name in 'minimum' | 'maximum' | 'pattern']?: string };

function field(type: Type, rules: Rules = {}): CustomFieldDefinition {
  const currency = type === 'money' ? 'EUR' : null;
  return Object.assign(Object.create(null), { type, currency, isSealed: true, options: ['red', 'green'], ...rules });
}

/** The spelling in which a value is kept, or what is wrong with it. */
function kept(type: Type, text: string | null, rules?: Rules): string | null {
  const check = new InputCheck();
  const value = readValue(check, 'fields.0', field(type, rules), text);
  try {
    check.assertValid();
    return value;
  } catch (error) {
    return error instanceof InvalidInputError ? `refused: ${error.fields[0]?.message}` : null;
  }
}

describe('the value of a custom field', () => {
  it.each<[Type, string, string]>([
    ['text', ' Blue whale ', 'Blue whale'],
    ['number', '42.50', '42.5'],
    ['number', '-0', '0'],
    ['date', '2028-02-29', '2028-02-29'],
    ['instant', '2026-01-31T12:00+01:00', '2026-01-31T11:00:00.000Z'],
    ['boolean', 'true', 'true'],
    ['select', 'red', 'red'],
    ['long-text', 'one\n\ntwo ', 'one\n\ntwo'],
    ['money', '12.50', '12.5'],
    ['url', 'example.com/a?b=c', 'example.com/a?b=c'],
  ])('of the type %s is kept in one spelling: %s as %s', (type, typed, spelt) => {
    expect(kept(type, typed)).toBe(spelt);
  });

  it.each<[Type, string]>([
    ['number', '1e5'],
    ['number', '1,5'],
    ['number', '0x10'],
    ['number', 'NaN'],
    ['date', '2026-02-30'],
    ['date', '31.01.2026'],
    ['instant', '2026-01-31T12:00'],
    ['instant', '2026-13-31T12:00Z'],
    ['boolean', 'yes'],
    ['select', 'Red'],
    ['text', 'x'.repeat(2001)],
    ['long-text', 'x'.repeat(10_001)],
    ['money', '12.505'],
    ['money', '12 EUR'],
    ['url', 'javascript:alert(1)'],
  ])('of the type %s is refused with what it should be: %s', (type, typed) => {
    expect(kept(type, typed)).toMatch(/^refused: /);
  });

  it.each<[Type, Rules, string, string]>([
    ['text', { minimum: '2', maximum: '3' }, 'äöü', 'äöüß'],
    ['text', { minimum: '2' }, '🙂🙂', '🙂'],
    ['text', { pattern: '[A-Z]{2}\\d+' }, 'AB12', 'AB12x'],
    ['url', { pattern: 'https://.+' }, 'https://example.com', 'http://example.com'],
    ['number', { minimum: '-1.5', maximum: '10' }, '10', '10.1'],
    ['money', { minimum: '0' }, '0', '-0.01'],
    ['date', { minimum: '2026-01-01', maximum: '2026-12-31' }, '2026-12-31', '2027-01-01'],
  ])('of the type %s with the rules %o takes %s and refuses %s', (type, rules, good, bad) => {
    expect(kept(type, good, rules)).toBe(good);
    expect(kept(type, bad, rules)).toMatch(/^refused: /);
    expect(kept(type, null, rules)).toBeNull();
  });

  it.each<Type>(['text', 'number', 'date', 'instant', 'boolean', 'select'])('of the type %s can be emptied', (type) => {
    expect(kept(type, null)).toBeNull();
    expect(kept(type, '  ')).toBeNull();
  });

  it.each<[Type, string]>([
    ['text', 'Blue'],
    ['number', '42.5'],
    ['date', '2026-01-31'],
    ['instant', '2026-01-31T11:00:00.000Z'],
    ['boolean', 'false'],
    ['select', 'green'],
    ['money', '12.5'],
    ['url', 'https://example.com'],
  ])('of the type %s comes out as it went in', (type, text) => {
    const columns = clearColumns(type, text);

    expect(Object.values(columns).filter((value) => value !== null)).toHaveLength(1);
    expect(clearText(Object.assign(Object.create(CustomValue.prototype), columns))).toBe(text);
  });

  it('that is empty has no text', () => {
    expect(clearText(Object.assign(Object.create(CustomValue.prototype), NO_CLEAR_VALUE))).toBeNull();
  });

  it('is found whatever its case, and never by the value of another field', () => {
    expect(indexedText('one', 'ÉCOLE')).toBe(indexedText('one', 'école'));
    expect(indexedText('one', 'x')).not.toBe(indexedText('two', 'x'));
  });
});
