import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openConsole, refused } from '../testing/open-console.tsx';

const NOTE = {
  ...{ __typename: 'ErasureReviewItem', id: 'rvi_1', requestId: null, table: 'note', title: 'Notes about you' },
  ...{ state: 'open', dueOn: '2026-11-30', isOverdue: false, foundAt: '2026-11-16T10:00:00Z', decidedAt: null },
  ...{ isHeld: false, isChanged: false, isGone: false, isHidden: false, seen: 'body:1' },
  texts: [
    {
      ...{ field: 'body', text: 'Ana and A.R. pay' },
      places: [
        { from: 0, length: 3, cause: 'part-of-name' },
        { from: 8, length: 4, cause: 'initials' },
      ],
    },
  ],
};
const HELD = { ...NOTE, id: 'rvi_2', table: 'task', title: 'Tasks', isHeld: true, isOverdue: true };
const REVIEW = {
  ...{ items: [NOTE, HELD], hasMore: false, open: 2, overdue: 1, left: 3, takenOut: 4 },
  ...{ searching: 1, cutShort: 1, unread: 2 },
};
const DONE = { erasureReviewDecide: { items: [{ ...NOTE, state: 'accepted' }], errors: [] } };

function open(answers: object = {}) {
  return openConsole('texts', { answers: { erasureReview: REVIEW, ...DONE, ...answers } });
}
const card = async (name: string) => within(await screen.findByRole('listitem', { name }));

describe('B11-AC6 the texts that may still mean somebody who was deleted', () => {
  it('shows why each place may mean them, what a hold keeps, and how far the search is', async () => {
    open();
    const note = await card('Notes');

    expect(note.getByText('part of the name · initials')).toBeDefined();
    expect(note.getByRole('button', { name: 'Is taken out: Ana (part of the name)', pressed: true })).toBeDefined();
    const held = await card('Tasks');
    expect(held.getByText(/A legal hold keeps this record/)).toBeDefined();
    expect(held.getByRole('button', { name: 'Take out' })).toHaveProperty('disabled', true);
    expect(screen.getByText('Texts are still searched; more may come.')).toBeDefined();
    expect(screen.getByText(/1 search was cut short/)).toBeDefined();
    expect(screen.getByText('2 texts could not be opened.')).toBeDefined();
    expect(screen.getByRole('option', { name: 'Overdue (1)' })).toBeDefined();
  });

  it('takes out by keyboard what is still marked; a place that was let go comes back with “u”', async () => {
    const { user, sent } = open();
    const note = await card('Notes');
    const initials = () => note.getByRole('button', { name: /A\.R\./ });
    await user.click(initials());
    expect(initials().getAttribute('aria-pressed')).toBe('false');
    await user.keyboard('u');
    expect(initials().getAttribute('aria-pressed')).toBe('true');
    await user.click(initials());

    await user.keyboard('x');

    await expect
      .poll(() => sent('ErasureReviewDecide'))
      .toEqual({
        input: {
          ...{ itemIds: ['rvi_1'], verdict: 'take-out', seen: 'body:1' },
          places: [{ field: 'body', from: 0, length: 3 }],
        },
      });
  });

  it('leaves a text with “l”, and says why nothing was changed', async () => {
    const { user, sent } = open({ erasureReviewDecide: { ...refused('WRONG_STATE'), items: [] } });
    await card('Notes');

    await user.keyboard('jl');

    expect(await screen.findByText('Nothing was changed.')).toBeDefined();
    expect(sent('ErasureReviewDecide')).toEqual({
      input: { itemIds: ['rvi_1'], verdict: 'leave', places: null, seen: null },
    });
  });
});
