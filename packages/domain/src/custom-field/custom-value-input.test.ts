import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../kernel/errors.ts';
import { InputCheck } from '../record/input/input-check.ts';
import { type CustomFieldDefinition, CustomValue } from './custom-field.entity.ts';
import { clearColumns, clearText, indexedText, NO_CLEAR_VALUE, readValue } from './custom-value-input.ts';

type Type = CustomFieldDefinition['type'];

function field(type: Type): CustomFieldDefinition {
  return Object.assign(Object.create(null), { type, options: ['red', 'green'] });
}

/** The spelling in which a value is kept, or what is wrong with it. */
function kept(type: Type, text: string | null): string | null {
  const check = new InputCheck();
  const value = readValue(check, 'fields.0', field(type), text);
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
  ])('of the type %s is refused with what it should be: %s', (type, typed) => {
    expect(kept(type, typed)).toMatch(/^refused: /);
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
