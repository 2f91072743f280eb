import { topLevelError } from '@smartx/client/testing';
import { createI18n } from '@smartx/ui/i18n';
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { done, openCrm, refused, toastSays } from '../../testing/open-crm.tsx';
import { contact, point } from '../../testing/records.ts';
import { verdictSentence } from './may-write-words.ts';

const ANA = contact({ phones: [point('+33 1 23 45 67 89')] });
const PHONE = 'pnt_+33 1 23 45 67 89';

function verdict(more: object = {}) {
  return {
    ...{ __typename: 'SendVerdict', contactPointId: ANA.emails[0]?.id, channel: 'email', purpose: 'PROSPECTING' },
    ...{
      allowed: false,
      rule: 'opt-in',
      cause: 'not-opted-in',
      beganAt: null,
      law: 'CPCE Art. L. 34-5',
      country: 'FR',
    },
    ...more,
  };
}

const panel = async () => within(await screen.findByRole('region', { name: 'May I write with an offer or news?' }));
const open = (maySend: unknown, answers: object = {}, as: 'owner' | 'viewer' = 'owner') =>
  openCrm('/w/demo/contacts/con_ana', { as, answers: { contact: ANA, maySend, ...answers } });

describe('B14-AC1 whether a seller may write', () => {
  it('stands beside each address, with the reason in words and the law', async () => {
    const objected = { cause: 'objected', beganAt: '2026-03-02T10:00:00Z' };
    const { sent } = open([
      verdict(),
      verdict({ purpose: 'MARKETING', allowed: true, cause: null, beganAt: '2026-03-01T10:00:00Z' }),
      ...['phone', 'message'].map((channel) => verdict({ contactPointId: PHONE, channel, ...objected })),
      verdict({ contactPointId: PHONE, channel: 'phone', purpose: 'MARKETING', ...objected }),
    ]);

    const shown = await panel();

    expect(
      await shown.findByText('No. The law asks for their consent first (France).', { exact: false }),
    ).toBeDefined();
    expect(shown.getByText(/^Yes. They agreed on .*2026/, { exact: false })).toBeDefined();
    expect(shown.getByText('Prospecting · Call: Marketing')).toBeDefined();
    expect(shown.getByText('+33 1 23 45 67 89')).toBeDefined();
    expect(shown.getAllByText('CPCE Art. L. 34-5')).toHaveLength(3);
    expect(sent('MayWrite')).toMatchObject({ subjectId: 'sub_ana' });
  });

  it('is stopped for an address whose owner wants no more, and asked anew', async () => {
    const { user, sent, api } = open([verdict()], { suppressionAdd: done() });
    const shown = await panel();

    await user.click(await shown.findByRole('button', { name: 'Stop this address' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Stop ana@acme.example?' }));
    api.answer({ maySend: [verdict({ cause: 'address-stopped', beganAt: '2026-11-23T10:00:00Z' })] });
    await user.selectOptions(dialog.getByLabelText(/How they said so/), 'In person');
    await user.click(dialog.getByRole('button', { name: 'Stop this address' }));

    await toastSays('The address is stopped');
    expect(sent('AddressStop')).toMatchObject({
      input: { kind: 'email', value: 'ana@acme.example', method: 'in-person' },
    });
    expect(await shown.findByText(/This address was stopped on/)).toBeDefined();
    expect(shown.queryByRole('button', { name: 'Stop this address' })).toBeNull();
  });

  it('keeps the dialog where the stop is refused', async () => {
    const { user } = open([verdict()], { suppressionAdd: refused('method', 'Say how they said so.') });

    await user.click(await (await panel()).findByRole('button', { name: 'Stop this address' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Stop this address' }));

    expect(await dialog.findByText('Say how they said so.')).toBeDefined();
  });

  it('says that there is no address, or that it could not be asked, and asks again', async () => {
    const failing = () => {
      throw topLevelError('INTERNAL');
    };
    const { user, api } = open(failing);
    const shown = await panel();
    await shown.findByText('Whether you may write could not be asked');

    api.answer({ maySend: [] });
    await user.click(shown.getByRole('button', { name: 'Try again' }));

    expect(await shown.findByText('There is no address to write to.')).toBeDefined();
  });

  it('is no business of a role that may record nothing', async () => {
    const { sent } = open([verdict()], {}, 'viewer');

    await screen.findByRole('region', { name: 'Privacy' });

    expect(screen.queryByText('May I write with an offer or news?')).toBeNull();
    expect(sent('MayWrite')).toBeUndefined();
  });

  it.each([
    [{ allowed: true, cause: null, rule: 'opt-out' }, 'Yes, with a way to stop it.'],
    [{ allowed: true, cause: null, rule: 'soft-opt-in' }, /^Yes, as a customer of yours: about goods like those/],
    [{ cause: 'not-opted-in', country: null }, 'No. Where no rule of their country is known, it needs their consent.'],
    [{ cause: 'never-given' }, 'No. It needs their consent, and there is none.'],
    [{ cause: 'withdrawn', since: '2026-03-02T10:00:00Z' }, /^No. They took their consent back on/],
    [{ cause: 'expired', since: '2026-03-02T10:00:00Z' }, /^No. Their consent ran out on/],
    [{ cause: 'channel-refused', since: '2026-03-02T10:00:00Z' }, /^No. They refused this on/],
    [{ cause: 'restricted', since: '2026-03-02T10:00:00Z' }, 'No. The use of their data is restricted.'],
    [{ cause: 'minor' }, 'No. They are a minor.'],
    [{ cause: 'deceased' }, 'No. They have died.'],
    [{ cause: 'switched-off' }, 'No. Your workspace does not use data for this.'],
    [{ cause: 'no-basis' }, 'No. Your workspace states no legal ground for this.'],
    [{ cause: 'a cause to come' }, 'No.'],
  ])('has a sentence for %o', (more, sentence) => {
    const base = { allowed: false, rule: 'opt-in', cause: null, since: null, law: 'x', country: 'DE' };

    expect(verdictSentence(createI18n('en', {}), { ...base, ...more })).toMatch(sentence);
  });
});
