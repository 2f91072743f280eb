import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { accessibilityProblems } from '../testing/axe.ts';
import { renderUi } from '../testing/render-ui.tsx';
import { Board } from './Board.tsx';
import type { BoardColumn } from './board-column.ts';

interface Deal {
  id: string;
  name: string;
}

const COLUMNS: BoardColumn<Deal>[] = [
  {
    id: 'new',
    title: 'New',
    total: 12,
    summary: '€ 9,000',
    cards: [
      { id: 'd1', name: 'Rollout' },
      { id: 'd2', name: 'Pilot' },
    ],
  },
  { id: 'offer', title: 'Offer', total: 0, cards: [] },
  { id: 'won', title: 'Won', total: 1, cards: [{ id: 'd3', name: 'Renewal' }] },
];

function show(onMove: (cardId: string, to: string) => Promise<unknown>) {
  return renderUi(
    <Board
      label="Deals"
      columns={COLUMNS}
      cardKey={(deal) => deal.id}
      cardLabel={(deal) => deal.name}
      renderCard={() => null}
      onMove={onMove}
      onOpen={() => undefined}
      onShowMore={() => undefined}
    />,
  );
}

const column = (name: string) => within(screen.getByRole('region', { name }));
const said = () =>
  [...document.querySelectorAll('[data-announcer]')].map((region) => region.textContent?.trim()).join(' | ');
const later = () => new Promise<void>(() => undefined);

describe('a board', () => {
  it('has no accessibility problem', async () => {
    const { container } = show(later);

    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('says how many cards are loaded of how many', () => {
    show(later);

    expect(column('New').getByText('2 of 12')).toBeDefined();
    expect(column('New').getByRole('button', { name: 'Show more' })).toBeDefined();
    expect(column('Won').queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('moves a card by its menu, at once, and says where', async () => {
    const user = userEvent.setup();
    const onMove = vi.fn(later);
    show(onMove);

    await user.click(screen.getByRole('button', { name: 'Move Rollout to…' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Won' }));

    expect(onMove).toHaveBeenCalledExactlyOnceWith('d1', 'won');
    expect(column('Won').getByText('Rollout')).toBeDefined();
    expect(said()).toContain('Rollout, moved to Won, position 1 of 2');
  });

  it('moves a card by keyboard: lift, arrows, drop', async () => {
    const user = userEvent.setup();
    const onMove = vi.fn(later);
    show(onMove);

    await user.tab();
    await user.keyboard(' ');
    expect(said()).toContain('Rollout, lifted in New, position 1 of 12');
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(said()).toContain('Over Won, column 3 of 3');
    await user.keyboard('{Enter}');

    expect(onMove).toHaveBeenCalledExactlyOnceWith('d1', 'won');
    await waitFor(() => expect(document.activeElement?.getAttribute('data-grip')).toBe('d1'));
  });

  it('moves nothing after Escape', async () => {
    const user = userEvent.setup();
    const onMove = vi.fn(later);
    show(onMove);

    await user.tab();
    await user.keyboard(' {ArrowRight}{Escape}');

    expect(onMove).not.toHaveBeenCalled();
    expect(said()).toContain('Move cancelled, the card is in New');
  });

  it('puts a card back when the move is refused, and says so', async () => {
    const user = userEvent.setup();
    show(() => Promise.reject(new Error('reason required')));

    await user.click(screen.getByRole('button', { name: 'Move Rollout to…' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Won' }));

    await waitFor(() => expect(column('New').getByText('Rollout')).toBeDefined());
    expect(said()).toContain('Rollout could not be moved and is back in New');
  });

  it('walks between cards with arrows, past empty columns, with one card in the tab order', async () => {
    const user = userEvent.setup();
    show(later);

    await user.tab();
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(document.activeElement?.getAttribute('data-grip')).toBe('d2'));
    await user.keyboard('{ArrowRight}');

    await waitFor(() => expect(document.activeElement?.getAttribute('data-grip')).toBe('d3'));
    expect(document.querySelectorAll('[data-grip][tabindex="0"]')).toHaveLength(1);
  });
});

describe('a card that may not go everywhere', () => {
  function showBound(canMove: boolean, onMove = vi.fn(later)) {
    renderUi(
      <Board
        label="Deals"
        columns={COLUMNS}
        cardKey={(deal) => deal.id}
        cardLabel={(deal) => deal.name}
        renderCard={() => null}
        onMove={onMove}
        onOpen={() => undefined}
        canMove={() => canMove}
        canEnter={(_, columnId) => columnId !== 'won'}
      />,
    );
    return onMove;
  }

  it('is not offered the closed column by its menu', async () => {
    const user = userEvent.setup();
    showBound(true);

    await user.click(screen.getByRole('button', { name: 'Move Rollout to…' }));

    const offered = (await screen.findAllByRole('menuitem')).map((item) => item.textContent);
    expect(offered).toEqual(['New', 'Offer']);
  });

  it('stays where it was when it is dropped there by keyboard, and says so', async () => {
    const user = userEvent.setup();
    const onMove = showBound(true);

    await user.tab();
    await user.keyboard(' {ArrowRight}{ArrowRight}{Enter}');

    expect(said()).toContain('Rollout may not move to Won');
    expect(onMove).not.toHaveBeenCalled();
    expect(column('New').getByText('Rollout')).toBeDefined();
  });

  it('has neither grip nor menu where it may not move at all, and still opens', () => {
    showBound(false);

    expect(screen.queryByRole('button', { name: /^Lift/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Move/ })).toBeNull();
    expect(screen.getByRole('button', { name: 'Rollout' })).toBeDefined();
  });
});

it('gives a dropped card its focus back, though it was gone for a moment', async () => {
  const user = userEvent.setup();
  const without = COLUMNS.map((one) => ({ ...one, cards: one.cards.filter(({ id }) => id !== 'd1') }));
  const moved = without.map((one) => (one.id === 'offer' ? { ...one, cards: [{ id: 'd1', name: 'Rollout' }] } : one));
  const onMove = vi.fn(later);
  const board = (columns: BoardColumn<Deal>[]) => (
    <Board
      label="Deals"
      columns={columns}
      cardKey={(deal) => deal.id}
      cardLabel={(deal) => deal.name}
      renderCard={() => null}
      onMove={onMove}
    />
  );
  const { rerender } = renderUi(board(COLUMNS));
  await user.tab();
  await user.keyboard(' {ArrowRight}{Enter}');

  rerender(board(without));
  rerender(board(moved));

  await waitFor(() => expect(document.activeElement?.getAttribute('data-grip')).toBe('d1'));
});
