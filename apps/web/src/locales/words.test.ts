import { createI18n, type LocaleCode } from '@smartx/ui/i18n';
import { describe, expect, it } from 'vitest';
import { LIFECYCLES, lifecycleChoices, lifecycleWord, noticeWord, originChoices } from '../contact/contact-words.ts';
import { fieldWord } from '../contact/field-words.ts';
import { LEAD_STATUSES, leadStatusChoices, leadStatusWord } from '../lead/lead-words.ts';
import ar from './ar.json' with { type: 'json' };
import de from './de.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import { taskKindChoices, taskKindWord } from '../task/task-words.ts';

const CATALOGUES: Record<LocaleCode, Record<string, string>> = { en: {}, de, fr, ar };

describe.each(['en', 'de', 'fr', 'ar'] as const)('the words of the trade in %s', (locale) => {
  const i18n = createI18n(locale, CATALOGUES[locale]);
  const words = [
    ...lifecycleChoices(i18n),
    ...originChoices(i18n),
    ...leadStatusChoices(i18n),
    ...taskKindChoices(i18n),
  ];

  it.each(words)('have one for $value', ({ value, label }) => {
    expect(label).toBeTruthy();
    if (locale !== 'en' || value.includes('-')) expect(label).not.toBe(value);
  });

  it.each(['fullName', 'emails', 'phones', 'addresses', 'jobTitle', 'birthDate', 'noticeDueOn', 'lastInteractionAt'])(
    'have one for the field %s',
    (field) => {
      expect(fieldWord(i18n, field)).not.toBe(field);
    },
  );

  it('show what a newer server invents as it is', () => {
    expect(lifecycleWord(i18n, 'sponsor')).toBe('sponsor');
    expect(leadStatusWord(i18n, 'parked')).toBe('parked');
    expect(taskKindWord(i18n, 'visit')).toBe('visit');
    expect(fieldWord(i18n, 'shoeSize')).toBe('shoeSize');
  });

  it('tell where the notice stands', () => {
    const all = ['sent', 'due', 'exempt', 'not-needed'].map((state) => noticeWord(i18n, state));

    expect(new Set(all).size).toBe(4);
  });
});

it('no state is offered twice', () => {
  expect(new Set(LIFECYCLES).size).toBe(LIFECYCLES.length);
  expect(new Set(LEAD_STATUSES).size).toBe(LEAD_STATUSES.length);
});
