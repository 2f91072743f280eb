import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentions, redactText } from './redact-text.ts';

const ANA = {
  names: ['Ana Ruiz Gómez', 'Ana', 'ruiz gomez ana'],
  addresses: ['ana@example.test', '+34600111222', '@ana_r'],
};

describe('B11-AC6 a free text without a person', () => {
  it.each([
    ['the full name', 'Called Ana Ruiz Gómez today.', 'Called [erased] today.'],
    ['the full name over a line break', 'Ana\nRuiz  Gómez called', '[erased] called'],
    ['a part of it, in any case', 'RUIZ wants a discount, said ana.', '[erased] wants a discount, said [erased].'],
    ['a name without its accents', 'Mrs Gomez', 'Mrs [erased]'],
    ['a possessive', 'Ana’s order and Gómez’ son', '[erased]’s order and [erased]’ son'],
    ['an e-mail address', 'write to ANA@example.test.', 'write to [erased].'],
    ['a phone number however it is spaced', 'on 600 11-12.22 or (+34) 600/111222', 'on [erased] or [erased]'],
    ['a handle', 'tweets as @ana_r', 'tweets as [erased]'],
  ])('has lost %s', (_case, text, expected) => {
    expect(redactText(text, ANA)).toBe(expected);
  });

  it.each([
    ['words that contain a part of the name', 'Banana, Analysis, Ruizo'],
    ['other numbers', 'Order 4600111223 of 2026-06-15, 600 112 222'],
    ['another address', 'bana@example.testing'],
    ['everything where nothing is known', 'Ana Ruiz'],
  ])('keeps %s', (_case, text) => {
    const known = text === 'Ana Ruiz' ? { names: [], addresses: [] } : ANA;
    expect(redactText(text, known)).toBe(text);
  });

  it('keeps short parts of a name that are common words', () => {
    expect(redactText('Li is in the li element', { names: ['Li Wu'], addresses: [] })).toBe('Li is in the li element');
    expect(redactText('Li Wu is here', { names: ['Li Wu'], addresses: [] })).toBe('[erased] is here');
  });

  it('keeps what somebody who stays has too', () => {
    const ben = { names: ['Ben Ruiz'], addresses: [] };

    expect(redactText('Ana Ruiz and Ben Ruiz', ben, '…', ANA)).toBe('Ana Ruiz and …');
    expect(redactText('Ana Ruiz and Ben', ben, '…', ANA)).toBe('Ana Ruiz and …');
  });

  it('is safe whatever characters a name has', () => {
    const name = fc.string({ minLength: 3, maxLength: 20 }).filter((text) => /^[^\s]{3,}$/.test(text));
    fc.assert(
      fc.property(name, fc.lorem(), (odd, around) => {
        const text = `${around} ${odd} ${around}`;
        const once = redactText(text, { names: [odd], addresses: [] }, '∎');
        expect(once).toContain('∎');
        expect(redactText(once, { names: [odd], addresses: [] }, '∎')).toBe(once);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a text mentions a person', () => {
  it('by an address or a full name, not by a first name that many have', () => {
    expect(mentions('from ana@example.test', ANA)).toBe(true);
    expect(mentions('Ana Ruiz Gómez', ANA)).toBe(true);
    expect(mentions('Ana Schmidt', ANA)).toBe(false);
  });
});
