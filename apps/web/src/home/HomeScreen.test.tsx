import { topLevelError } from '@smartx/client/testing';
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connectionOf, done, openCrm, toastSays } from '../testing/open-crm.tsx';
import { deal, task } from '../testing/records.ts';

describe('home', () => {
  it('shows what needs me: my tasks of the week and my open deals', async () => {
    const { sent } = openCrm('/w/demo', {
      answers: { tasks: connectionOf([task()]), deals: connectionOf([deal()], 160) },
    });

    expect(await screen.findByText('Call Ana back')).toBeDefined();
    expect(screen.getByRole('link', { name: 'Rollout' })).toBeDefined();
    expect(screen.getByText('160')).toBeDefined();
    expect(screen.getByRole('link', { name: 'All tasks' }).getAttribute('href')).toBe('/w/demo/tasks');
    expect(sent('Home')).toMatchObject({
      tasks: { assignee: { id: { eq: 'mem_1' } }, status: { eq: 'open' } },
      dealOrder: { field: 'VALUE', direction: 'DESC' },
    });
  });

  it('says that nothing is due, and what will stand here', async () => {
    openCrm('/w/demo');

    expect(await screen.findByText('Nothing is due')).toBeDefined();
    expect(screen.getByText('No open deals')).toBeDefined();
  });

  it('opens for support, who sees no amounts', async () => {
    const { sent } = openCrm('/w/demo', { as: 'support', answers: { deals: connectionOf([deal({ value: null })]) } });

    expect(await screen.findByRole('link', { name: 'Rollout' })).toBeDefined();
    expect(sent('Home')?.dealOrder).toEqual({ field: 'CREATED_AT', direction: 'DESC' });
  });

  it('ticks a task off where it stands', async () => {
    const { user, sent } = openCrm('/w/demo', {
      answers: { tasks: connectionOf([task()]), taskComplete: done(task({ status: 'done' })) },
    });

    await user.click(await screen.findByRole('checkbox', { name: 'Done: Call Ana back' }));

    await toastSays('Task done');
    expect(sent('TaskComplete')?.input).toEqual({ id: 'tas_1' });
    expect(await screen.findByRole('checkbox', { name: 'Reopen: Call Ana back' })).toHaveProperty('checked', true);
  });

  it('says what failed and tries again', async () => {
    const { user, api } = openCrm('/w/demo', {
      answers: {
        tasks: () => {
          throw topLevelError('INTERNAL');
        },
      },
    });
    await screen.findByText('Your work could not be loaded');

    api.answer({ tasks: connectionOf([task()]) });
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('Call Ana back')).toBeDefined();
  });
});
