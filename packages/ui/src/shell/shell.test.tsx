import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { accessibilityProblems } from '../testing/axe.ts';
import { renderUi } from '../testing/render-ui.tsx';
import { AppShell } from './AppShell.tsx';
import { CommandPalette } from './command/CommandPalette.tsx';
import { ShortcutSheet } from './command/ShortcutSheet.tsx';
import { keyCaps } from './command/shortcuts.ts';
import { useShortcuts } from './command/use-shortcuts.ts';
import type { NavGroup } from './navigation.ts';
import { PageHeader } from './PageHeader.tsx';

const NAVIGATION: NavGroup[] = [
  {
    id: 'records',
    heading: 'Records',
    items: [
      { id: 'contacts', label: 'Contacts', href: '/contacts', icon: null, current: true, primary: true },
      { id: 'tasks', label: 'Tasks', href: '/tasks', icon: null, count: { value: 4, label: '4 due today' } },
    ],
  },
];

function Shell(props: { routeKey?: string; title?: string; isLoading?: boolean }) {
  return (
    <AppShell
      navigation={NAVIGATION}
      workspace={<span>Nordwind</span>}
      onOpenPalette={() => undefined}
      userMenu={<button type="button">Account</button>}
      routeKey={props.routeKey ?? '/contacts'}
    >
      {!props.isLoading && <PageHeader title={props.title ?? 'Contacts'} count={12480} total={99441} />}
    </AppShell>
  );
}

describe('the frame', () => {
  it('has landmarks, a skip link and the current page', () => {
    renderUi(<Shell />);

    expect(screen.getByRole('link', { name: 'Skip to content' }).getAttribute('href')).toBe('#main');
    expect(screen.getByRole('main').id).toBe('main');
    const navigation = within(screen.getByRole('navigation', { name: 'Main' }));
    expect(navigation.getByRole('link', { current: 'page' }).textContent).toContain('Contacts');
    expect(navigation.getByRole('link', { name: /Tasks/ }).textContent).toContain('(4 due today)');
  });

  it('shows how many of how many', () => {
    renderUi(<Shell />);

    expect(screen.getByText('12,480 of 99,441')).toBeDefined();
  });

  it('moves focus to the heading when the route changes, not at the start', async () => {
    const { rerender } = renderUi(<Shell />);
    expect(document.activeElement).toBe(document.body);

    rerender(<Shell routeKey="/deals" title="Deals" />);

    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Deals', level: 1 })));
  });

  it('moves focus to a heading that comes later, because its page was still loading', async () => {
    const { rerender } = renderUi(<Shell />);
    rerender(<Shell routeKey="/deals" isLoading />);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('main')));

    rerender(<Shell routeKey="/deals" title="Deals" />);

    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Deals', level: 1 })));
  });

  it('leaves focus where somebody has moved it in the meantime', async () => {
    const { rerender } = renderUi(<Shell />);
    rerender(<Shell routeKey="/deals" isLoading />);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('main')));
    screen.getByRole('button', { name: 'Account' }).focus();

    rerender(<Shell routeKey="/deals" title="Deals" />);
    await new Promise((resolve) => setTimeout(resolve, 50));

    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Account' }));
  });

  it('has no accessibility problem', async () => {
    const { container } = renderUi(<Shell />);

    expect(await accessibilityProblems(container)).toEqual([]);
  });
});

describe('the palette', () => {
  it('finds by label and keyword, says how many, runs with Enter and closes', async () => {
    const user = userEvent.setup();
    const onSelect = vi.fn();
    const onClose = vi.fn();
    renderUi(
      <CommandPalette
        opened
        onClose={onClose}
        groups={[
          {
            id: 'go',
            heading: 'Go to',
            items: [
              { id: 'deals', label: 'Deals', keywords: ['pipeline'], shortcut: 'g d', onSelect },
              { id: 'contacts', label: 'Contacts', onSelect: vi.fn() },
            ],
          },
        ]}
      />,
    );
    const input = screen.getByRole('combobox');

    await user.type(input, 'pipel');

    expect(await screen.findByText('1 result')).toBeDefined();
    await waitFor(() => expect(input.getAttribute('aria-activedescendant')).toBe(screen.getByRole('option').id));
    await user.keyboard('{Enter}');
    expect(onSelect).toHaveBeenCalledOnce();
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('goes back from a nested page with Backspace', async () => {
    const user = userEvent.setup();
    const onBack = vi.fn();
    renderUi(<CommandPalette opened onClose={() => undefined} groups={[]} page={{ label: 'Assign to…', onBack }} />);

    await user.click(screen.getByRole('combobox'));
    await user.keyboard('a{Backspace}');
    expect(onBack).not.toHaveBeenCalled();
    await user.keyboard('{Backspace}');

    expect(onBack).toHaveBeenCalledOnce();
  });

  it('has no accessibility problem', async () => {
    renderUi(
      <CommandPalette
        opened
        onClose={() => undefined}
        groups={[{ id: 'go', heading: 'Go to', items: [{ id: 'a', label: 'Deals', onSelect: () => undefined }] }]}
      />,
    );

    expect(await accessibilityProblems(document.body)).toEqual([]);
  });
});

describe('shortcuts', () => {
  const runs = { palette: vi.fn(), contacts: vi.fn(), create: vi.fn() };
  const SHORTCUTS = [
    { keys: 'mod+k', label: 'Search', group: 'Everywhere', run: runs.palette },
    { keys: 'g c', label: 'Go to contacts', group: 'Navigation', run: runs.contacts },
    { keys: 'c', label: 'Create', group: 'Records', run: runs.create },
  ];
  function Listener(props: { singleKeys?: boolean }) {
    const [text, setText] = useState('');
    useShortcuts(SHORTCUTS, { singleKeys: props.singleKeys ?? true });
    return <input aria-label="Note" value={text} onChange={(event) => setText(event.target.value)} />;
  }
  const press = async (keys: string, options: { typing?: boolean; singleKeys?: boolean } = {}) => {
    for (const run of Object.values(runs)) run.mockClear();
    const user = userEvent.setup();
    renderUi(<Listener singleKeys={options.singleKeys ?? true} />);
    if (options.typing) await user.click(screen.getByRole('textbox', { name: 'Note' }));
    await user.keyboard(keys);
    return Object.fromEntries(Object.entries(runs).map(([name, run]) => [name, run.mock.calls.length]));
  };

  it('know single keys, sequences and combinations', async () => {
    expect(await press('cgc{Control>}k{/Control}')).toEqual({ palette: 1, contacts: 1, create: 1 });
  });

  it('never fire while typing, except with Ctrl', async () => {
    expect(await press('cgc{Control>}k{/Control}', { typing: true })).toEqual({ palette: 1, contacts: 0, create: 0 });
  });

  it('are found by their place on a keyboard of another script', () => {
    for (const run of Object.values(runs)) run.mockClear();
    renderUi(<Listener />);

    fireEvent.keyDown(document.body, { key: 'ؤ', code: 'KeyC' });

    expect(runs.create).toHaveBeenCalledOnce();
  });

  it('leave a letter to the menu that is open', async () => {
    for (const run of Object.values(runs)) run.mockClear();
    renderUi(
      <>
        <Listener />
        <div role="menu">
          <button type="button" role="menuitem">
            Copy
          </button>
        </div>
      </>,
    );

    fireEvent.keyDown(screen.getByRole('menuitem'), { key: 'c' });

    expect(runs.create).not.toHaveBeenCalled();
  });

  it('can lose their single keys', async () => {
    expect(await press('cgc{Control>}k{/Control}', { singleKeys: false })).toEqual({
      palette: 1,
      contacts: 0,
      create: 0,
    });
  });

  it('leave a composed character alone', () => {
    for (const run of Object.values(runs)) run.mockClear();
    renderUi(<Listener />);

    fireEvent.keyDown(document.body, { key: 'c', isComposing: true });

    expect(runs.create).not.toHaveBeenCalled();
  });

  it('stand in a sheet, by group', async () => {
    renderUi(<ShortcutSheet opened onClose={() => undefined} shortcuts={SHORTCUTS} />);

    expect(screen.getByRole('region', { name: 'Navigation' }).textContent).toContain('Go to contacts');
    expect(await accessibilityProblems(document.body)).toEqual([]);
  });

  it('are written as on the keyboard at hand', () => {
    expect([keyCaps('mod+k', true), keyCaps('mod+k', false), keyCaps('g c', false)]).toEqual([
      ['⌘', 'K'],
      ['Ctrl', 'K'],
      ['G', 'C'],
    ]);
  });
});
