import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { broken, connectionOf, done, OLIVIA, openConsole, refused } from '../../testing/open-console.tsx';
import { request } from '../../testing/requests.ts';

const OVERDUE = request({ dueOn: '2020-01-01', assignee: OLIVIA });
const QUEUE = { privacyRequests: connectionOf([OVERDUE], 8) };

describe('the queue of requests', () => {
  it('says what is asked, how urgent it is and who handles it', async () => {
    openConsole('requests', { answers: QUEUE });

    expect(await screen.findByText('PR-AAAA-BBBB')).toBeDefined();
    expect(screen.getByRole('gridcell', { name: 'Erasure' })).toBeDefined();
    expect(screen.getByText(/days overdue/)).toBeDefined();
    expect(screen.getByRole('gridcell', { name: 'Olivia Owner' })).toBeDefined();
    expect(screen.getAllByText('8').length).toBeGreaterThan(0);
  });

  it('asks for what is overdue by the workspace’s own day', async () => {
    const { sent } = openConsole('requests?tab=overdue', { answers: QUEUE });

    await screen.findByText('PR-AAAA-BBBB');

    const today = new Date().toISOString().slice(0, 10);
    expect(sent('RequestList')).toMatchObject({ where: { dueOn: { lt: today } } });
  });

  it('finds a request by its reference', async () => {
    const { sent } = openConsole('requests?q=AAAA', { answers: QUEUE });

    await screen.findByText('PR-AAAA-BBBB');

    expect(sent('RequestList')).toMatchObject({ where: { reference: { contains: 'AAAA' } } });
  });

  it.each([
    ['requests', 'No request is open'],
    ['requests?tab=soon', 'Nothing is due within a week'],
    ['requests?tab=overdue', 'Nothing is overdue'],
    ['requests?tab=closed', 'No request was closed yet'],
    ['requests?q=ZZZZ', 'No request has such a reference'],
  ])('%s says what is empty there: %s', async (page, words) => {
    openConsole(page, { answers: { privacyRequests: connectionOf([]) } });

    expect(await screen.findByText(words)).toBeDefined();
  });

  it('says what failed', async () => {
    openConsole('requests', { answers: { privacyRequests: broken } });

    expect(await screen.findByText('The requests could not be loaded')).toBeDefined();
  });
});

describe('a request that came by telephone', () => {
  it('is entered with the hour at which it came, and opened', async () => {
    const { user, sent, address } = openConsole('requests', {
      answers: { ...QUEUE, privacyRequest: request(), privacyRequestEnter: done({ id: 'req_1' }) },
    });
    await user.click(await screen.findByRole('button', { name: 'Enter a request' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Enter a request' }));

    await user.selectOptions(dialog.getByLabelText('What is asked for'), 'erasure');
    await user.selectOptions(dialog.getByLabelText('Came in by'), 'phone');
    await user.type(dialog.getByLabelText(/Address for the answer/), 'erika@example.test');
    await user.click(dialog.getByRole('button', { name: 'Enter the request' }));

    expect(await screen.findByRole('heading', { name: 'Verify who asks' })).toBeDefined();
    expect(sent('RequestEnter')).toMatchObject({
      input: { kind: 'erasure', channel: 'phone', email: 'erika@example.test', name: null, language: 'en' },
    });
    expect(address()).toBe('requests/req_1');
  });

  it('is not entered without an address for the answer', async () => {
    const { user, sent } = openConsole('requests', { answers: QUEUE });
    await user.click(await screen.findByRole('button', { name: 'Enter a request' }));

    await user.click(await screen.findByRole('button', { name: 'Enter the request' }));

    expect(await screen.findByText('Enter the address for the answer, or who asked without one.')).toBeDefined();
    expect(sent('RequestEnter')).toBeUndefined();
  });

  it('stays in the form where the server refuses it', async () => {
    const { user } = openConsole('requests', {
      answers: { ...QUEUE, privacyRequestEnter: refused('This is in the future.', 'receivedAt') },
    });
    await user.click(await screen.findByRole('button', { name: 'Enter a request' }));

    await user.type(await screen.findByLabelText(/Address for the answer/), 'erika@example.test');
    await user.click(screen.getByRole('button', { name: 'Enter the request' }));

    expect(await screen.findByText('This is in the future.')).toBeDefined();
  });
});
