import { createI18n } from '@smartx/ui/i18n';
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openCrm, withheld } from '../../testing/open-crm.tsx';
import { contact } from '../../testing/records.ts';
import { ruleOf, whySentence } from './why-words.ts';

const verdict = (purpose: string, more: object = {}) => ({
  ...{ __typename: 'PurposeVerdict', purpose, allowed: true, basis: 'legitimate-interest', cause: null },
  ...{ since: null, changesAt: null },
  ...more,
});
const VERDICTS = [
  verdict('RELATIONSHIP', { allowed: false, cause: 'objected', since: '2026-03-02T10:00:00Z' }),
  verdict('BILLING', { basis: 'contract' }),
  verdict('MARKETING', { basis: 'consent', since: '2026-01-05T10:00:00Z', changesAt: '2027-01-05T10:00:00Z' }),
];

describe('why a purpose is open or closed for a person', () => {
  it('is said on the card for the purpose in force, with date, event and rule; the others on demand', async () => {
    const { user } = openCrm('/w/demo/contacts/con_ana', {
      answers: { contact: contact(), purposeVerdicts: VERDICTS },
    });
    const why = within(await screen.findByRole('region', { name: 'May this person’s data be used?' }));

    expect(await why.findByText(/No\. They objected on 2 Mar 2026\./)).toBeDefined();
    expect(why.getByText('GDPR Art. 21')).toBeDefined();
    await user.click(why.getByText('For every other purpose'));

    expect(why.getByText(/Yes, for the contract with them\./)).toBeDefined();
    expect(why.getByText(/Yes\. They agreed on 5 Jan 2026\. \(until 5 Jan 2027\)/)).toBeDefined();
  });

  it('is where a withheld value leads', async () => {
    const { user } = openCrm('/w/demo/contacts/con_ana', {
      answers: {
        contact: contact({ city: null, withheld: withheld('OBJECTION', 'city') }),
        purposeVerdicts: VERDICTS,
      },
    });

    await user.click(await screen.findByRole('button', { name: /City: objected, why\?/ }));
    await user.click(await screen.findByRole('button', { name: 'What decides about this person' }));

    expect(document.activeElement?.textContent).toBe('May this person’s data be used?');
  });

  it('is not asked for by those who may not know it', async () => {
    openCrm('/w/demo/contacts/con_ana', { as: 'viewer', answers: { contact: contact() } });
    await screen.findByRole('region', { name: 'Privacy' });

    expect(screen.queryByText('May this person’s data be used?')).toBeNull();
  });
});

it.each(['erased', 'restricted', 'minor', 'deceased', 'objected', 'withdrawn', 'expired', 'never-given', 'no-basis'])(
  '%s has a sentence and a rule of its own',
  (cause) => {
    const closed = { allowed: false, basis: 'consent', cause, since: null, changesAt: null };

    expect(whySentence(createI18n('en', {}), closed)).toMatch(/^No\. /);
    expect(ruleOf(closed)).toMatch(/^GDPR /);
  },
);
