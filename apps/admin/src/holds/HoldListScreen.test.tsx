import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { broken, connectionOf, done, openConsole, refused, toastSays } from '../testing/open-console.tsx';

/** A hold over a dispute, whatever else is said. */
function hold(more: object = {}) {
  return {
    ...{ __typename: 'LegalHold', id: 'hld_1', name: 'Dispute over the rollout', reason: 'An action was announced.' },
    ...{ startsOn: '2026-11-01', reviewOn: '2099-01-31', releasedAt: null, releaseReason: null, itemCount: 3 },
    ...{ takesInMore: true, version: 2, custodian: { __typename: 'Member', id: 'mem_o', displayName: 'Olivia' } },
    items: connectionOf([
      {
        ...{ ...NAMELESS, id: 'hit_1', kind: 'contact', recordId: 'con_ana', heldAt: '2026-11-01T08:00:00Z' },
        contact: { __typename: 'Contact', id: 'con_ana', fullName: 'Ana Ruiz' },
      },
      { ...NAMELESS, id: 'hit_2', kind: 'note', recordId: 'not_1', heldAt: '2026-11-01T08:00:00Z' },
    ]),
    ...more,
  };
}

const NAMELESS = {
  ...{ __typename: 'HoldItem', contact: null, company: null, lead: null, deal: null },
  ...{ task: null, file: null, note: null, activity: null },
};
const withHold = (more: object = {}) => ({ legalHolds: connectionOf([hold(more)]), legalHold: hold(more) });
const NAMES = {
  contacts: connectionOf([{ __typename: 'Contact', id: 'con_ana', fullName: 'Ana Ruiz' }]),
  companies: connectionOf([{ __typename: 'Company', id: 'com_acme', name: 'Ana Ltd' }]),
  deals: connectionOf([]),
};

describe('B7-AC4 legal holds', () => {
  it('are listed with what they hold, who answers for them and when somebody looks again', async () => {
    openConsole('holds', { answers: withHold() });

    expect(await screen.findByText('Dispute over the rollout')).toBeDefined();
    expect(screen.getByText('holds')).toBeDefined();
    expect(screen.getByText('Olivia')).toBeDefined();
  });

  it('say what a hold is while there is none, and what failed', async () => {
    const { api, user } = openConsole('holds', { answers: { legalHolds: broken } });
    await screen.findByText('The holds could not be loaded');

    api.answer({ legalHolds: connectionOf([]) });
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('Nothing is on hold')).toBeDefined();
  });

  it('are placed on everything about somebody, with the count before and a day to look again', async () => {
    const { user, sent } = openConsole('holds', {
      answers: {
        ...{ legalHolds: connectionOf([]), legalHold: hold(), ...NAMES },
        holdPreview: [{ __typename: 'HoldCount', kind: 'note', count: 4 }],
        holdPlace: done(hold()),
      },
    });
    const [open] = await screen.findAllByRole('button', { name: 'Place a hold' });
    if (open) await user.click(open);
    const dialog = within(await screen.findByRole('dialog', { name: 'Place a hold' }));

    await user.click(dialog.getByRole('button', { name: 'Place the hold' }));
    expect(await dialog.findByText('Give the matter a name.')).toBeDefined();
    await user.type(dialog.getByLabelText(/^Matter/), 'Case');
    await user.type(dialog.getByLabelText(/^Reason/), 'Court.');
    await user.type(dialog.getByRole('combobox', { name: /Everything about/ }), 'Ana');
    await user.click(await screen.findByRole('option', { name: 'Ana Ruiz' }));
    await user.type(dialog.getByLabelText(/^Review/), '2099-01-31');
    expect(await dialog.findByText('Notes: 4')).toBeDefined();
    await user.click(dialog.getByRole('button', { name: 'Place the hold' }));

    await toastSays('The hold is placed');
    expect(sent('HoldPlace')).toMatchObject({
      input: {
        name: 'Case',
        reviewOn: '2099-01-31',
        scope: { contactIds: ['con_ana'], madeFromOn: null, madeUntilOn: null },
      },
    });
  }, 60_000);

  it('end with a reason, over the version that was seen; a refusal stays where it was given', async () => {
    const { user, api, sent } = openConsole('holds?open=hld_1', {
      answers: { ...withHold(), holdRelease: refused('Too short.', 'reason') },
    });
    const peek = within(await screen.findByRole('complementary', { name: 'Dispute over the rollout' }));
    // By name; what is withheld or has none by its id.
    expect(await peek.findByRole('link', { name: 'Ana Ruiz' })).toBeDefined();
    expect(peek.getByText('not_1')).toBeDefined();
    expect(peek.queryByText('con_ana')).toBeNull();
    expect(peek.getByText('An action was announced.')).toBeDefined();

    await user.click(peek.getByRole('button', { name: 'Release the hold' }));
    await user.click(peek.getByRole('button', { name: 'Release the hold' }));
    expect(await peek.findByText('Say why it is not needed any more.')).toBeDefined();
    await user.type(peek.getByLabelText(/Why it is not needed/), 'Settled.');
    await user.click(peek.getByRole('button', { name: 'Release the hold' }));
    expect(await peek.findByText('Too short.')).toBeDefined();
    const released = hold({ releasedAt: '2026-11-20T08:00:00Z', releaseReason: 'Settled.' });
    api.answer({ holdRelease: done(released), legalHold: released, legalHolds: connectionOf([released]) });
    await user.click(peek.getByRole('button', { name: 'Release the hold' }));

    await toastSays('The hold was released');
    expect(sent('HoldRelease')).toMatchObject({ input: { id: 'hld_1', reason: 'Settled.', ifVersion: 2 } });
    await waitFor(() => expect(peek.queryByRole('button', { name: 'Release the hold' })).toBeNull(), {
      timeout: 15_000,
    });
  });
});
