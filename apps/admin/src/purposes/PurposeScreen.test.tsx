import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { broken, connectionOf, done, openConsole, refused, toastSays } from '../testing/open-console.tsx';

function setting(more: object = {}) {
  return {
    ...{ __typename: 'PurposeSetting', id: 'pur_1', purpose: 'MARKETING', isOn: true, basis: 'consent', version: 5 },
    wording: 'Send you news that you asked for.',
    ...more,
  };
}
const OFF = setting({ id: 'pur_2', purpose: 'PROFILING', isOn: false, wording: 'Rate how likely you are to buy.' });
const BOTH = { purposeSettings: connectionOf([setting(), OFF]) };

describe('the purposes of a workspace', () => {
  it('stand there with their ground and their words', async () => {
    openConsole('purposes', { answers: BOTH });

    expect(await screen.findByText('Send you news that you asked for.')).toBeDefined();
    expect(screen.getByRole('switch', { name: 'Marketing' })).toHaveProperty('checked', true);
    expect(screen.getByRole('switch', { name: 'Profiling' })).toHaveProperty('checked', false);
    expect(screen.getAllByText(/GDPR Art. 6\(1\)\(a\)/)).toHaveLength(2);
  });

  it('are switched off only after a question, because screens empty themselves', async () => {
    const { user, sent } = openConsole('purposes', {
      answers: { ...BOTH, purposeUpdate: done(setting({ isOn: false, version: 6 })) },
    });

    await user.click(await screen.findByRole('switch', { name: 'Marketing' }));
    expect(sent('PurposeUpdate')).toBeUndefined();
    const dialog = within(await screen.findByRole('dialog', { name: 'Stop using data for “Marketing”?' }));
    await user.click(dialog.getByRole('button', { name: 'Switch it off' }));

    await toastSays('Marketing is off');
    expect(sent('PurposeUpdate')).toEqual({ input: { purpose: 'MARKETING', ifVersion: 5, isOn: false } });
  });

  it('are switched on at once', async () => {
    const { user, sent } = openConsole('purposes', {
      answers: { ...BOTH, purposeUpdate: done({ ...OFF, isOn: true }) },
    });

    await user.click(await screen.findByRole('switch', { name: 'Profiling' }));

    await toastSays('Profiling is on');
    expect(sent('PurposeUpdate')).toEqual({ input: { purpose: 'PROFILING', ifVersion: 5, isOn: true } });
  });

  it('are worded anew for the notice', async () => {
    const words = 'Tell you what is new, if you asked for it.';
    const { user, sent } = openConsole('purposes', {
      answers: { ...BOTH, purposeUpdate: done(setting({ wording: words, version: 6 })) },
    });
    const [item] = await screen.findAllByRole('listitem');
    const marketing = within(
      (await screen.findByText('Send you news that you asked for.')).closest('li') ?? item ?? document.body,
    );

    await user.click(marketing.getByRole('button', { name: 'Reword' }));
    await user.clear(marketing.getByLabelText('What the privacy notice says'));
    await user.type(marketing.getByLabelText('What the privacy notice says'), words);
    await user.click(marketing.getByRole('button', { name: 'Save the words' }));

    expect(await screen.findByText(words)).toBeDefined();
    expect(sent('PurposeUpdate')).toEqual({ input: { purpose: 'MARKETING', ifVersion: 5, wording: words } });
  });

  it('keep words that are refused in the field, with the reason', async () => {
    const { user } = openConsole('purposes', {
      answers: { ...BOTH, purposeUpdate: refused('Use 10 to 500 characters.', 'wording') },
    });
    await user.click((await screen.findAllByRole('button', { name: 'Reword' }))[0] ?? document.body);

    await user.type(screen.getByLabelText('What the privacy notice says'), '!');
    await user.click(screen.getByRole('button', { name: 'Save the words' }));

    expect(await screen.findByText('Use 10 to 500 characters.')).toBeDefined();
    expect(screen.getByLabelText('What the privacy notice says')).toHaveProperty(
      'value',
      'Send you news that you asked for.!',
    );
  });

  it('say what failed and are asked for again', async () => {
    const { user, api } = openConsole('purposes', { answers: { purposeSettings: broken } });
    await screen.findByText('The purposes could not be loaded');

    api.answer(BOTH);
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('Send you news that you asked for.')).toBeDefined();
  });
});
