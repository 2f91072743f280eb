import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { broken, openConsole, refused, toastSays } from '../testing/open-console.tsx';

const rule = (key: string, given: object) => ({
  ...{ __typename: 'RetentionRule', key, trigger: 'last-interaction', count: 24, unit: 'month', ground: 'service' },
  ...{ action: 'erase', actions: ['erase', 'restrict'], isOn: true, isFixed: false, isApproved: true },
  ...{ due: 0, overdue: 0, held: 0, version: 3, ...given },
});
const month = (name: string, key: string, count: number) => ({
  ...{ __typename: 'RetentionMonth', month: name, rule: key, count },
});
const BATCH = {
  ...{ __typename: 'RetentionBatch', id: 'rtb_1', version: 2, state: 'proposed', createdAt: '2026-06-15T01:37:00Z' },
  ...{ itemCount: 1204, doneCount: 0, sparedCount: 0, failedCount: 0, firstApprovedBy: null, approvedBy: null },
  ...{ isSelfApproved: false, step: 'approve', earliestAt: null, finishedAt: null },
  byRule: [
    { __typename: 'RetentionBatchPart', rule: 'customer', count: 4 },
    { __typename: 'RetentionBatchPart', rule: 'prospect', count: 1200 },
  ],
};
const RETENTION = {
  simulationEndsAt: null,
  rules: [
    rule('prospect', { due: 1204, overdue: 3, held: 2 }),
    rule('customer', { trigger: 'relationship-end', count: 36, isOn: false, due: 9 }),
    rule('read-log', { trigger: 'log-age', count: 1, unit: 'year', actions: ['erase'], isApproved: false, due: 77 }),
    rule('bin', { trigger: 'bin', count: 30, unit: 'day', actions: ['erase'], isApproved: false, isFixed: true }),
  ],
  months: [month('2026-07', 'prospect', 40), month('2026-07', 'customer', 2), month('2026-09', 'prospect', 10)],
  batch: BATCH,
};
const answers = (changes: object = {}) => ({ retention: { ...RETENTION, ...changes }, retentionCertificates: [] });
const item = (name: string | null, given: object) => ({
  ...{ __typename: 'RetentionBatchItem', recordId: `sub_${name}`, kind: 'data_subject', name, rule: 'prospect' },
  ...{ dueOn: '2026-05-01', state: 'due', ...given },
});

describe('the retention of a workspace', () => {
  it('B10-AC1 says what would be affected today, the rules in sentences, and what falls due by month', async () => {
    openConsole('retention', { answers: answers() });

    expect(await screen.findByText('Would affect 1,204 today.')).toBeDefined();
    const items = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(items).toContainEqual(
      expect.stringMatching(
        /People we have no business with24 months after the last real exchange, then erased.*1,204 due3 overdue2 held/,
      ),
    );
    expect(items).toContain('Together1,204');
    expect(items).toContainEqual(expect.stringMatching(/Former customers.*switched off/));
    expect(items).toContainEqual(expect.stringMatching(/Recycle bin30 days.*fixed by the product/));
    expect(items).toContainEqual(expect.stringMatching(/Jul 202642.*: 40 · Former customers: 2/));
    expect(screen.queryByRole('button', { name: 'Change: Recycle bin' })).toBeNull();
  });

  it('changes a rule, and says before what it would do today', async () => {
    const { user, sent } = openConsole('retention', {
      answers: {
        ...answers(),
        retentionSimulate: { __typename: 'RetentionSimulation', due: 1500, held: 4 },
        retentionRuleUpdate: { done: true, errors: [] },
      },
    });

    await user.click(await screen.findByRole('button', { name: 'Change: People we have no business with' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'People we have no business with' }));
    await user.clear(dialog.getByLabelText('Kept for'));
    await user.type(dialog.getByLabelText('Kept for'), '18');

    expect(await dialog.findByText('Would affect 1,500 today; 4 more are kept.')).toBeDefined();
    await expect
      .poll(() => sent('RetentionSimulate'))
      .toEqual({ input: { key: 'prospect', count: 18, unit: 'month' } });
    await user.selectOptions(dialog.getByLabelText('What becomes of it then'), 'restricted');
    await user.click(dialog.getByRole('button', { name: 'Change the rule' }));
    await toastSays('The rule is changed');
    expect(sent('RetentionRuleUpdate')).toEqual({
      input: {
        ...{ key: 'prospect', ifVersion: 3, count: 18, unit: 'month' },
        ...{ ground: 'service', action: 'restrict', isOn: true },
      },
    });
  });

  it('keeps a rule open that was refused, with the reason at its place', async () => {
    const { errors } = refused('Expected 1 month to 60 months.', 'count');
    const { user } = openConsole('retention', {
      answers: { ...answers(), retentionSimulate: null, retentionRuleUpdate: { done: false, errors } },
    });

    await user.click(await screen.findByRole('button', { name: 'Change: People we have no business with' }));
    await user.click(await screen.findByRole('button', { name: 'Change the rule' }));

    expect(await screen.findByText('Expected 1 month to 60 months.')).toBeDefined();
  });

  it('has a batch approved by one of two, and waits for the other', async () => {
    const { user, sent, api } = openConsole('retention', {
      answers: { ...answers(), retentionBatchApprove: { done: true, errors: [] } },
    });
    const button = await screen.findByRole('button', { name: 'Approve the batch' });

    api.answer({
      ...answers({ batch: { ...BATCH, step: 'wait', firstApprovedBy: 'Olivia Owner' } }),
      retentionBatchApprove: { done: true, errors: [] },
    });
    await user.click(button);

    expect(await screen.findByText(/^Approved by Olivia Owner\. Somebody else/)).toBeDefined();
    expect(sent('RetentionApprove')).toEqual({ input: { id: 'rtb_1', ifVersion: 2 } });
    expect(screen.queryByRole('button', { name: /Approve/ })).toBeNull();
  });

  it('asks whoever is alone for the number and the password', async () => {
    const { user, sent } = openConsole('retention', {
      answers: {
        ...answers({ batch: { ...BATCH, step: 'approve-alone' } }),
        retentionBatchApprove: { done: true, errors: [] },
      },
    });
    const button = await screen.findByRole('button', { name: 'Approve the batch' });
    expect(button).toHaveProperty('disabled', true);

    await user.type(screen.getByLabelText(/repeat how many/), '1204');
    await user.type(screen.getByLabelText('Your password, once more'), 'secret');
    await user.click(button);

    await toastSays('Your approval is recorded');
    expect(sent('RetentionApprove')).toEqual({
      input: { id: 'rtb_1', ifVersion: 2, confirmation: '1204', password: 'secret' },
    });
  });

  it('names who is in a batch to whoever asks, says what failed, and hands out the certificates', async () => {
    const batch = { ...BATCH, state: 'done', step: null, itemCount: 3, doneCount: 1, sparedCount: 1, failedCount: 1 };
    const certificate = { __typename: 'ErasureCertificate', reference: 'RB-0123456789AB-1', version: 2, file: '{}' };
    const page = {
      ...{ __typename: 'RetentionBatchItemPage', total: 3 },
      items: [item('Ben Adam', { state: 'held' }), item(null, { state: 'done' }), item('Eve Ito', { state: 'failed' })],
    };
    const { user, sent } = openConsole('retention', {
      answers: {
        ...answers({ batch }),
        retentionBatchItems: page,
        retentionCertificates: [{ ...certificate, issuedAt: '2026-06-16T02:00:00Z', destroyedKeys: 1, sweptAt: null }],
      },
    });

    expect(await screen.findByText('1 failed')).toBeDefined();
    expect(sent('RetentionBatchItems')).toBeUndefined();
    await user.click(screen.getByRole('button', { name: 'Show who is in it' }));

    const list = within(await screen.findByRole('region', { name: 'Who is in it' }));
    const rows = (await list.findAllByRole('listitem')).map(({ textContent }) => textContent);
    expect(rows).toEqual([
      expect.stringMatching(/^Ben Adam.*a hold keeps it$/),
      expect.stringMatching(/^No name any more.*done$/),
      expect.stringMatching(/^Eve Ito.*failed$/),
    ]);
    expect(list.getByRole('link', { name: 'Ben Adam' }).getAttribute('href')).toBe(
      '/admin/w/demo/subjects/sub_Ben Adam',
    );
    const button = await screen.findByRole('button', { name: 'Download the certificate RB-0123456789AB-1' });
    expect(button.closest('li')?.textContent).toMatch(/1 key destroyed · files wait for the night/);
  });

  it('says that a new workspace only counts, that nothing is due, and a failure', async () => {
    const { user, api } = openConsole('retention', { answers: { retention: broken } });
    await screen.findByText('The retention could not be loaded');

    const nobody = RETENTION.rules.map((one) => ({ ...one, due: 0 }));
    api.answer(answers({ simulationEndsAt: '2026-07-15T10:00:00Z', rules: nobody, months: [], batch: null }));
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('Nobody and nothing would be affected today.')).toBeDefined();
    expect(screen.getByText(/until 15 Jul 2026 everything is only counted/)).toBeDefined();
    expect(screen.getByText('Nothing, as things stand.')).toBeDefined();
    expect(screen.queryByRole('heading', { name: 'What was put forward' })).toBeNull();
  });

  it('says that it is not for a role that may not know', async () => {
    openConsole('retention', { answers: { retention: null } });

    expect(await screen.findByText('The retention is not for your role')).toBeDefined();
  });
});
