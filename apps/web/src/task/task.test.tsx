import { topLevelError } from '@smartx/client/testing';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connectionOf, done, openCrm, refused, toastSays } from '../testing/open-crm.tsx';
import { contact, task } from '../testing/records.ts';

const LIST = { tasks: connectionOf([task()]) };

describe('the list of tasks', () => {
  it('shows one’s own open tasks first, overdue ones as such', async () => {
    const { sent } = openCrm('/w/demo/tasks', { answers: LIST });

    expect(await screen.findByText('Call Ana back')).toBeDefined();
    expect(screen.getByText(/days overdue/)).toBeDefined();
    expect(sent('TaskList')).toMatchObject({
      where: { AND: [{ assignee: { id: { eq: 'mem_1' } } }, { status: { eq: 'open' } }] },
      orderBy: { field: 'DUE_ON', direction: 'ASC' },
    });
  });

  it('shows everybody’s, and remembers it in the address', async () => {
    const { user, sent, address } = openCrm('/w/demo/tasks', { answers: LIST });
    await screen.findByText('Call Ana back');

    await user.click(screen.getByText('Everybody’s'));

    await waitFor(() => expect(JSON.stringify(sent('TaskList')?.where)).not.toContain('assignee'));
    expect(address()).toContain('whose');
  });

  it('looks for what is done among the latest', async () => {
    const { user, sent } = openCrm('/w/demo/tasks', { answers: LIST });
    await screen.findByText('Call Ana back');

    await user.click(within(screen.getByRole('radiogroup', { name: 'Which tasks' })).getByText('Done'));

    await waitFor(() => expect(sent('TaskList')?.orderBy).toEqual({ field: 'DUE_ON', direction: 'DESC' }));
  });

  it('ticks a task off and takes it back', async () => {
    const { user, sent, api } = openCrm('/w/demo/tasks', {
      answers: { ...LIST, taskComplete: done(task({ status: 'done', version: 2 })) },
    });
    await user.click(await screen.findByRole('checkbox', { name: 'Done: Call Ana back' }));
    await toastSays('Task done');
    expect(sent('TaskComplete')?.input).toEqual({ id: 'tas_1' });

    api.answer({ taskReopen: done(task({ status: 'open', version: 3 })) });
    await user.click(screen.getByRole('button', { name: 'Undo' }));

    await toastSays('Task open again');
    expect(await screen.findByRole('checkbox', { name: 'Done: Call Ana back' })).toHaveProperty('checked', false);
  });

  it('says why a task cannot be ticked off', async () => {
    const { user } = openCrm('/w/demo/tasks', {
      answers: { ...LIST, taskComplete: refused('id', 'The person is restricted.') },
    });

    await user.click(await screen.findByRole('checkbox', { name: 'Done: Call Ana back' }));

    await toastSays('The task was not changed');
    expect(screen.getByRole('checkbox', { name: 'Done: Call Ana back' })).toHaveProperty('checked', false);
  });

  it('says what failed', async () => {
    openCrm('/w/demo/tasks', {
      answers: {
        tasks: () => {
          throw topLevelError('FILTER_TOO_BROAD');
        },
      },
    });

    expect(await screen.findByText('The tasks could not be loaded')).toBeDefined();
    expect(screen.getByText(/The filter matches too much/)).toBeDefined();
  });

  it('gives a viewer words in place of boxes, and a task to read', async () => {
    const { user } = openCrm('/w/demo/tasks', { as: 'viewer', answers: LIST });
    await screen.findByText('Call Ana back');
    expect(screen.queryByRole('checkbox', { name: /^Done:/ })).toBeNull();
    expect(screen.getByRole('gridcell', { name: 'Open' })).toBeDefined();

    await user.click(screen.getByText('Call Ana back'));

    const reading = within(await screen.findByRole('dialog', { name: 'Task' }));
    expect(await reading.findByText('31 Jan 2020')).toBeDefined();
    expect(reading.queryByRole('button', { name: 'Save' })).toBeNull();
    expect(reading.queryByRole('textbox')).toBeNull();
  });
});

describe('a task', () => {
  it('is planned for a day and a person', async () => {
    const { user, sent } = openCrm('/w/demo/tasks?create=true', {
      answers: { taskCreate: done(task()), contacts: connectionOf([contact()]) },
    });
    const form = within(await screen.findByRole('dialog', { name: 'New task' }));

    await user.type(form.getByLabelText(/^What is to be done/), 'Call Ana back');
    await user.type(form.getByLabelText('Due'), '2026-12-24');
    await user.type(form.getByRole('combobox', { name: 'Contact' }), 'ana');
    await screen.findByRole('option', { name: 'Ana Ruiz · Acme SA' });
    await user.keyboard('{ArrowDown}{Enter}');
    expect(form.getByRole('combobox', { name: 'Contact' })).toHaveProperty('value', 'Ana Ruiz · Acme SA');
    await user.click(form.getByRole('button', { name: 'Plan task' }));

    await toastSays('Task planned');
    expect(sent('TaskCreate')?.input).toEqual({
      ...{ title: 'Call Ana back', kind: 'to-do', dueOn: '2026-12-24', contactId: 'con_ana' },
    });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('moves to another day, over the version that was seen', async () => {
    const { user, sent } = openCrm('/w/demo/tasks?peek=tas_1', {
      answers: { tasks: connectionOf([task({ version: 6 })]), taskUpdate: done(task({ version: 7 })) },
    });
    const form = within(await screen.findByRole('dialog', { name: 'Edit task' }));

    await user.clear(await form.findByLabelText('Due'));
    await user.type(form.getByLabelText('Due'), '2027-01-15');
    await user.click(form.getByRole('button', { name: 'Save' }));

    await toastSays('Saved');
    expect(sent('TaskUpdate')?.input).toEqual({ id: 'tas_1', ifVersion: 6, dueOn: '2027-01-15' });
  });

  it('goes after a question', async () => {
    const { user, sent } = openCrm('/w/demo/tasks?peek=tas_1', { answers: { ...LIST, taskDelete: done() } });
    const form = within(await screen.findByRole('dialog', { name: 'Edit task' }));

    await user.click(await form.findByRole('button', { name: 'Delete task' }));
    const question = within(await screen.findByRole('dialog', { name: 'Delete this task?' }));
    await user.click(question.getByRole('button', { name: 'Delete task' }));

    await toastSays('Task deleted');
    expect(sent('TaskDelete')?.input).toEqual({ id: 'tas_1' });
  });

  it('stays where the deletion is refused', async () => {
    const { user } = openCrm('/w/demo/tasks?peek=tas_1', {
      answers: { ...LIST, taskDelete: refused('id', 'On hold.') },
    });
    const form = within(await screen.findByRole('dialog', { name: 'Edit task' }));

    await user.click(await form.findByRole('button', { name: 'Delete task' }));
    const question = within(await screen.findByRole('dialog', { name: 'Delete this task?' }));
    await user.click(question.getByRole('button', { name: 'Delete task' }));

    await toastSays('The task was not deleted');
    expect(screen.getByRole('dialog', { name: 'Edit task' })).toBeDefined();
  });
});
