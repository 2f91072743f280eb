import { expect, it } from 'vitest';
import { maskValue } from './mask-value.ts';

it.each([
  ['initials', 'Ana Ruiz Vega', 'A. R. V.'],
  ['initials', 'Łucja', 'Ł.'],
  ['email', 'ana@example.test', 'a•••@e•••.test'],
  ['email', 'no address', null],
  ['year', '1980-02-28', '1980'],
  ['last4', '+34 600 111 222', '•••1222'],
  ['last4', '1234567', null],
  ['last4', 'Calle Mayor 1', null],
  ['hide', 'anything', null],
  [undefined, 'anything', null],
] as const)('shows of a value with the mask %s, such as %s, no more than %s', (style, text, shown) => {
  expect(maskValue(text, style)).toBe(shown);
});
