import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { accessibilityProblems } from '../testing/axe.ts';
import { renderUi } from '../testing/render-ui.tsx';
import { EditableText } from './EditableText.tsx';
import { FactList } from './FactList.tsx';
import { SidePeek } from './SidePeek.tsx';
import { Stepper } from './Stepper.tsx';
import { Timeline } from './Timeline.tsx';

describe('inline text', () => {
  const edit = async (
    onSave: (value: string) => Promise<void>,
    keys: string,
    validate?: (value: string) => string | null,
  ) => {
    const user = userEvent.setup();
    renderUi(<EditableText label="Job title" value="CFO" onSave={onSave} {...(validate ? { validate } : {})} />);
    await user.click(screen.getByRole('button', { name: 'Edit Job title: CFO' }));
    await user.clear(screen.getByRole('textbox', { name: 'Job title' }));
    await user.keyboard(keys);
    return user;
  };

  it('saves once with Enter and says so', async () => {
    const onSave = vi.fn().mockResolvedValue(undefined);

    await edit(onSave, 'CEO{Enter}');

    expect(await screen.findByText('Saved')).toBeDefined();
    expect(onSave).toHaveBeenCalledExactlyOnceWith('CEO');
  });

  it('saves nothing after Escape, and gives the focus back', async () => {
    const onSave = vi.fn();

    await edit(onSave, 'CEO{Escape}');

    expect(onSave).not.toHaveBeenCalled();
    expect(document.activeElement?.textContent).toBe('CFO');
  });

  it('keeps what was typed when the save fails, and tries it again', async () => {
    const onSave = vi.fn().mockRejectedValueOnce(new Error('offline')).mockResolvedValueOnce(undefined);

    const user = await edit(onSave, 'CEO{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Try again' }));

    expect(onSave.mock.calls).toEqual([['CEO'], ['CEO']]);
    expect(await screen.findByText('Saved')).toBeDefined();
  });

  it('keeps focus on a text that is not acceptable', async () => {
    const onSave = vi.fn();

    await edit(onSave, '{Enter}', (value) => (value ? null : 'A title is needed'));

    expect(screen.getByText('A title is needed')).toBeDefined();
    expect(onSave).not.toHaveBeenCalled();
  });
});

describe('the peek', () => {
  function List() {
    const [open, setOpen] = useState(false);
    return (
      <>
        <button type="button" onClick={() => setOpen(true)}>
          Ana Ruiz
        </button>
        <SidePeek opened={open} onClose={() => setOpen(false)} title="Ana Ruiz" onExpand={() => undefined}>
          <p>Facts</p>
        </SidePeek>
      </>
    );
  }

  it('takes focus, leaves the list usable, closes with Escape and gives the focus back', async () => {
    const user = userEvent.setup();
    renderUi(<List />);
    const opener = screen.getByRole('button', { name: 'Ana Ruiz' });

    await user.click(opener);
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Ana Ruiz' }));
    expect(opener.closest('[aria-hidden], [inert]')).toBeNull();
    await user.keyboard('{Escape}');

    await waitFor(() => expect(document.activeElement).toBe(opener));
    expect(screen.queryByText('Facts')).toBeNull();
  });
});

it('groups what happened by day, newest first as given', () => {
  renderUi(
    <Timeline
      label="History"
      items={[
        { id: '1', at: '2026-11-22T12:00:00Z', icon: null, title: 'Called' },
        { id: '2', at: '2026-11-22T11:00:00Z', icon: null, title: 'Wrote' },
        { id: '3', at: '2026-11-20T12:00:00Z', icon: null, title: 'Imported' },
      ]}
    />,
  );

  expect(screen.getAllByRole('heading').map((heading) => heading.textContent)).toEqual(['22 Nov 2026', '20 Nov 2026']);
  expect(screen.getAllByRole('list').map((list) => list.children.length)).toEqual([2, 1]);
});

it('tells days and times of the zone that it is given', () => {
  renderUi(
    <Timeline
      label="History"
      timeZone="Asia/Tokyo"
      items={[{ id: '1', at: '2026-11-22T20:30:00Z', icon: null, title: 'Called' }]}
    />,
  );

  expect(screen.getByRole('heading', { name: '23 Nov 2026' })).toBeDefined();
  expect(screen.getByText('05:30')).toBeDefined();
});

it('says the state of each step in words and opens only what was reached', async () => {
  const user = userEvent.setup();
  const onOpen = vi.fn();
  renderUi(
    <Stepper
      label="Request"
      onOpen={onOpen}
      steps={[
        { id: 'intake', label: 'Intake', state: 'done' },
        { id: 'collect', label: 'Collect', state: 'current' },
        { id: 'close', label: 'Close', state: 'todo' },
      ]}
    />,
  );

  await user.click(screen.getByRole('button', { name: 'Intake (done)' }));

  expect(onOpen).toHaveBeenCalledExactlyOnceWith('intake');
  expect(screen.queryByRole('button', { name: /Close/ })).toBeNull();
  expect(screen.getByText('Collect').closest('li')?.getAttribute('aria-current')).toBe('step');
});

it('has no accessibility problem', async () => {
  const { container } = renderUi(
    <main>
      <FactList
        facts={[
          { label: 'Name', value: <EditableText label="Name" value="" onSave={async () => undefined} /> },
          { label: 'Birth date', value: '1984', sealed: true },
        ]}
      />
      <Timeline
        label="History"
        items={[{ id: '1', at: '2026-11-22T12:00:00Z', icon: null, title: 'Called', body: 'Long' }]}
      />
      <Stepper label="Request" steps={[{ id: 'a', label: 'Intake', state: 'blocked', detail: 'Waiting' }]} />
      <SidePeek opened onClose={() => undefined} title="Ana Ruiz" onNext={() => undefined} onPrevious={() => undefined}>
        Facts
      </SidePeek>
    </main>,
  );

  expect(await accessibilityProblems(container)).toEqual([]);
});
