import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { accessibilityProblems } from '../testing/axe.ts';
import { renderUi } from '../testing/render-ui.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { EmptyState } from './EmptyState.tsx';
import { ErrorState } from './ErrorState.tsx';
import { LoadingRows } from './LoadingRows.tsx';
import { ProgressBar } from './ProgressBar.tsx';
import { useToast } from './use-toast.tsx';

afterEach(() => vi.useRealTimers());

describe('a dialog that asks', () => {
  const ask = (onConfirm: () => Promise<void>, onClose = vi.fn()) => {
    renderUi(
      <ConfirmDialog
        opened
        onClose={onClose}
        title="Delete 14 contacts?"
        confirmLabel="Delete"
        typeWord="delete"
        danger
        onConfirm={onConfirm}
      >
        They go to the bin.
      </ConfirmDialog>,
    );
    return { onClose, confirm: screen.getByRole('button', { name: 'Delete' }) };
  };

  it('waits for the word', async () => {
    const user = userEvent.setup();
    const onConfirm = vi.fn().mockResolvedValue(undefined);
    const { onClose, confirm } = ask(onConfirm);

    expect(confirm).toHaveProperty('disabled', true);
    await user.type(screen.getByRole('textbox', { name: 'Type “delete” to confirm' }), 'Delete{Enter}');

    expect(onConfirm).toHaveBeenCalledOnce();
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('stays open when the act fails', async () => {
    const user = userEvent.setup();
    const { onClose } = ask(() => Promise.reject(new Error('refused')));

    await user.type(screen.getByRole('textbox'), 'delete{Enter}');

    expect(await screen.findByText(/^That did not work/)).toBeDefined();
    expect(onClose).not.toHaveBeenCalled();
  });

  it('has no accessibility problem', async () => {
    ask(async () => undefined);

    expect(await accessibilityProblems(document.body)).toEqual([]);
  });
});

it('draws a skeleton only when loading takes longer than 200 ms', () => {
  vi.useFakeTimers();
  const { container } = renderUi(<LoadingRows rows={3} />);

  expect(container.querySelectorAll('[aria-hidden="true"]')).toHaveLength(0);
  act(() => vi.advanceTimersByTime(250));

  expect(container.querySelectorAll('[aria-hidden="true"]')).toHaveLength(3);
});

it('gives an error its id and a way to try again', async () => {
  const user = userEvent.setup();
  const onRetry = vi.fn();
  renderUi(<ErrorState title="Not loaded" kept="Nothing was lost." id="4f1c-92ab" onRetry={onRetry} />);

  await user.click(screen.getByRole('button', { name: 'Try again' }));

  expect(screen.getByText('4f1c-92ab')).toBeDefined();
  expect(onRetry).toHaveBeenCalledOnce();
});

it('tells progress in words', () => {
  renderUi(<ProgressBar label="Importing deals" value={1200} max={8800} />);

  expect(screen.getByRole('progressbar', { name: 'Importing deals' }).getAttribute('aria-valuetext')).toBe(
    '1,200 of 8,800',
  );
});

describe('a toast', () => {
  function Show(props: { onUndo: () => void }) {
    const toast = useToast();
    return (
      <button type="button" onClick={() => toast({ message: 'Deal moved to Won', onUndo: props.onUndo })}>
        Move
      </button>
    );
  }

  it('is announced politely and can be undone', async () => {
    const user = userEvent.setup();
    const onUndo = vi.fn();
    renderUi(<Show onUndo={onUndo} />);

    await user.click(screen.getByRole('button', { name: 'Move' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));

    expect(document.querySelector('[data-announcer="polite"]')?.textContent).toContain('Deal moved to Won');
    expect(onUndo).toHaveBeenCalledOnce();
  });
});

it('has no accessibility problem', async () => {
  const { container } = renderUi(
    <main>
      <EmptyState title="No leads yet" action={<button type="button">Add a lead</button>}>
        Enquiries come here.
      </EmptyState>
      <ErrorState title="Not loaded" advice="Try again." id="1" onRetry={() => undefined} />
      <LoadingRows delayMs={0} />
      <ProgressBar label="Importing" value={1} max={null} />
    </main>,
  );

  expect(await accessibilityProblems(container)).toEqual([]);
});
