import type { UserErrorFields } from '@smartx/client';
import { renderUi } from '@smartx/ui/testing';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { toastSays } from '../testing/open-crm.tsx';
import { RecordActions } from './RecordActions.tsx';
import { useCommand } from './use-command.ts';
import { WebLink } from './WebLink.tsx';

const REFUSAL: UserErrorFields = {
  __typename: 'NotAllowed',
  code: 'NOT_ALLOWED',
  action: 'deal:update',
  message: 'Not yours.',
  path: null,
};

function Runner({
  run,
  onDone,
}: {
  run: () => Promise<readonly UserErrorFields[]>;
  onDone: (worked: boolean) => void;
}) {
  const command = useCommand();
  const words = { done: 'It is done', refused: 'It was not done', onUndo: () => onDone(false) };
  return (
    <button type="button" onClick={() => void command(run, words).then(onDone)}>
      Run
    </button>
  );
}

/** Runs a command that has no form. */
async function run(answer: () => Promise<readonly UserErrorFields[]>) {
  const onDone = vi.fn();
  renderUi(<Runner run={answer} onDone={onDone} />);
  await userEvent.click(screen.getByRole('button', { name: 'Run' }));
  return onDone;
}

describe('a command without a form', () => {
  it('says that it worked, with a way back', async () => {
    const onDone = await run(async () => []);

    await toastSays('It is done');

    expect(onDone).toHaveBeenCalledExactlyOnceWith(true);
    expect(screen.getByRole('button', { name: 'Undo' })).toBeDefined();
  });

  it('says why it was refused, without a way back', async () => {
    const onDone = await run(async () => [REFUSAL]);

    await toastSays('It was not done');

    expect(screen.getAllByText(/Not yours\./).length).toBeGreaterThan(0);
    expect(onDone).toHaveBeenCalledExactlyOnceWith(false);
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('says that the server was away', async () => {
    const onDone = await run(() => Promise.reject(new TypeError('Failed to fetch')));

    await toastSays('It was not done');

    expect(screen.getAllByText(/The server could not be reached\. Try again\./).length).toBeGreaterThan(0);
    expect(onDone).toHaveBeenCalledExactlyOnceWith(false);
  });
});

describe('what can be done with a record', () => {
  it('is nothing at all for somebody who only reads', () => {
    renderUi(<RecordActions onEdit={undefined} onDelete={undefined} more={[]} />);

    expect(screen.queryByRole('button')).toBeNull();
  });

  it('has no empty menu', () => {
    renderUi(<RecordActions onEdit={() => undefined} onDelete={undefined} />);

    expect(screen.getByRole('button', { name: 'Edit' })).toBeDefined();
    expect(screen.queryByRole('button', { name: 'More actions' })).toBeNull();
  });

  it('keeps deleting in the menu', async () => {
    const onDelete = vi.fn();
    renderUi(<RecordActions onEdit={undefined} onDelete={onDelete} />);

    await userEvent.click(screen.getByRole('button', { name: 'More actions' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Move to the bin' }));

    expect(onDelete).toHaveBeenCalledOnce();
  });
});

describe('a link to a website', () => {
  it.each([
    ['acme.example', 'https://acme.example'],
    ['http://acme.example/a?b=c', 'http://acme.example/a?b=c'],
    ['HTTPS://ACME.example', 'HTTPS://ACME.example'],
  ])('%s leads to %s, and tells the other side nothing', (typed, href) => {
    renderUi(<WebLink href={typed} />);

    const link = screen.getByRole('link', { name: 'acme.example' });
    expect(link.getAttribute('href')).toBe(href);
    expect(link.getAttribute('rel')).toContain('noopener');
    expect(link.getAttribute('rel')).toContain('noreferrer');
  });

  it.each(['javascript:alert(1)', 'http://', 'not a website'])('%s is text', (typed) => {
    renderUi(<WebLink href={typed} />);

    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.getByText(typed)).toBeDefined();
  });
});
