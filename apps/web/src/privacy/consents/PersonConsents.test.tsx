import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connectionOf, done, openCrm, refused, toastSays } from '../../testing/open-crm.tsx';
import { contact } from '../../testing/records.ts';

const ANA = contact();
const EMAIL = ANA.emails[0]?.id;
const TOPICS = connectionOf([
  { __typename: 'MarketingTopic', id: 'top_1', key: 'news', label: 'Newsletter', isActive: true },
]);

function state(more: object = {}) {
  return {
    ...{ __typename: 'ConsentState', purpose: 'MARKETING', channel: 'email', topic: 'news', contactPointId: EMAIL },
    ...{ state: 'given', beganAt: '2026-03-02T10:00:00Z', endsAt: '2999-01-01T00:00:00Z', eventId: 'cns_1' },
    ...more,
  };
}

const panel = async () => within(await screen.findByRole('region', { name: 'What they said yes and no to' }));
const open = (consentStates: unknown, answers: object = {}, as: 'owner' | 'viewer' = 'owner') =>
  openCrm('/w/demo/contacts/con_ana', {
    as,
    answers: { contact: ANA, consentStates, marketingTopics: TOPICS, ...answers },
  });

/** Of the day that the form offers. */
function beginningOfToday(): string {
  return new Date(`${new Date().toISOString().slice(0, 10)}T00:00:00`).toISOString();
}

describe('B4 the consents of a person in the CRM', () => {
  it('stand by purpose, channel, topic and address, with since when and until when', async () => {
    const objection = state({ purpose: 'PROSPECTING', channel: 'phone', topic: null, contactPointId: null });
    open([state(), { ...objection, state: 'objected', endsAt: null }]);

    const shown = await panel();

    expect(await shown.findByText('Given')).toBeDefined();
    expect(shown.getByText('Newsletter')).toBeDefined();
    expect(shown.getByText('ana@acme.example')).toBeDefined();
    expect(shown.getByText(/until/).textContent).toContain('2999');
    expect(shown.getByText('Objected')).toBeDefined();
    expect(shown.getByText('Phone')).toBeDefined();
  });

  it('are given by what the person said, in their words, and shown anew', async () => {
    const { user, sent, api } = open([], { consentRecord: done() });
    const shown = await panel();

    await user.click(await shown.findByRole('button', { name: 'Record a yes' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Record a yes' }));
    api.answer({ consentStates: [state()] });
    await user.selectOptions(dialog.getByLabelText(/Topic/), 'Newsletter');
    await user.selectOptions(dialog.getByLabelText(/On which channel/), 'ana@acme.example');
    await user.type(dialog.getByLabelText(/The words they agree to/), 'Yes please');
    await user.click(dialog.getByRole('button', { name: 'Record it' }));

    await toastSays('The consent is recorded');
    expect(sent('ConsentRecord')).toMatchObject({
      input: {
        ...{ subjectId: 'sub_ana', purpose: 'MARKETING', event: 'given', topic: 'news', wording: 'Yes please' },
        ...{ contactPointId: EMAIL, channel: null, method: 'phone-call', occurredAt: beginningOfToday() },
      },
    });
    expect(await shown.findByText('Given')).toBeDefined();
  });

  it('are taken back on the day on which the person said so', async () => {
    const { user, sent } = open([state()], { consentRecord: done() });

    await user.click(await (await panel()).findByRole('button', { name: 'Record a no' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Record a no' }));
    await user.selectOptions(dialog.getByLabelText(/What they said/), 'They object');
    await user.clear(dialog.getByLabelText(/On which day/));
    await user.type(dialog.getByLabelText(/On which day/), '2026-03-05');
    await user.click(dialog.getByRole('button', { name: 'Record it' }));

    await toastSays('The no is recorded');
    expect(sent('ConsentRecord')).toMatchObject({
      input: {
        event: 'objected',
        channel: 'any',
        contactPointId: null,
        occurredAt: new Date('2026-03-05T23:59:59.999').toISOString(),
      },
    });
  });

  it('are taken back now, where that was today, and not at an instant that is still to come', async () => {
    const { user, sent } = open([state()], { consentRecord: done() });

    await user.click(await (await panel()).findByRole('button', { name: 'Record a no' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Record a no' }));
    await user.click(dialog.getByRole('button', { name: 'Record it' }));

    await toastSays('The no is recorded');
    expect(sent('ConsentRecord')).toMatchObject({ input: { event: 'withdrawn', occurredAt: null } });
  });

  it('are asked for by mail, and a refusal stays in the dialog', async () => {
    const { user, sent } = open([], { consentAsk: refused('contactPointId', 'Several people read this address.') });

    await user.click(await (await panel()).findByRole('button', { name: 'Ask by mail' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Ask for a consent by mail' }));
    await user.type(dialog.getByLabelText(/The words they agree to/), 'Send me news');
    await user.type(dialog.getByLabelText(/What shows it/), 'At the fair');
    await user.click(dialog.getByRole('button', { name: 'Send the mail' }));

    expect(await dialog.findByText('Several people read this address.')).toBeDefined();
    expect(sent('ConsentAsk')).toMatchObject({
      input: {
        subjectId: 'sub_ana',
        contactPointId: EMAIL,
        wording: 'Send me news',
        language: 'en',
        topic: null,
        proof: 'At the fair',
      },
    });
  });

  it('are not there for somebody who records none', async () => {
    open([state()], {}, 'viewer');

    await screen.findByRole('region', { name: 'Privacy' });
    expect(screen.queryByRole('region', { name: 'What they said yes and no to' })).toBeNull();
  });
});
