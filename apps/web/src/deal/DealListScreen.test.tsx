import { topLevelError } from '@smartx/client/testing';
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connectionOf, done, openCrm, refused, toastSays } from '../testing/open-crm.tsx';
import { deal, PIPELINES, STAGES } from '../testing/records.ts';

const SUMS = [{ key: 'stg_new', count: 155, sums: [{ amount: '907430.00', currency: 'EUR' }] }];

/** The deals of a stage are asked for by the stage's id. */
function board(...deals: ReturnType<typeof deal>[]) {
  return {
    pipelines: PIPELINES,
    dealsAggregate: SUMS,
    deals: ({ where }: { where?: { AND: { stage?: { id?: { eq?: string } } }[] } }) => {
      const wanted = where?.AND.findLast(({ stage }) => stage?.id)?.stage?.id?.eq;
      return connectionOf(wanted ? deals.filter(({ stage }) => stage?.id === wanted) : deals);
    },
  };
}
const column = async (name: string) => within(await screen.findByRole('region', { name }));

describe('the table of deals', () => {
  it('shows name, value and stage', async () => {
    openCrm('/w/demo/deals', { answers: { deals: connectionOf([deal()]), pipelines: PIPELINES } });

    expect(await screen.findByText('Rollout')).toBeDefined();
    expect(screen.getByRole('gridcell', { name: '€1,200.50' })).toBeDefined();
    expect(screen.getByRole('gridcell', { name: 'Prospecting' })).toBeDefined();
  });

  it('becomes a board, in the address too', async () => {
    const { user, address } = openCrm('/w/demo/deals', { answers: board(deal()) });
    await screen.findByText('Rollout');

    await user.click(screen.getByText('Board'));

    expect(await screen.findByRole('region', { name: 'Prospecting' })).toBeDefined();
    expect(address()).toContain('view=board');
  });

  it('asks for the values of nobody who may not see them, and orders by none', async () => {
    const { sent } = openCrm('/w/demo/deals?sort=-value', {
      as: 'support',
      answers: { deals: connectionOf([deal({ value: null })]), pipelines: PIPELINES },
    });

    await screen.findByText('Rollout');

    expect(screen.queryByRole('columnheader', { name: 'Value' })).toBeNull();
    expect(sent('DealTable')?.orderBy).toBeNull();
  });
});

describe('the board of deals', () => {
  const BOARD = '/w/demo/deals?view=board';

  it('says for each stage how many deals there are and what they are worth', async () => {
    openCrm(BOARD, { answers: board(deal()) });

    const first = await column('Prospecting');

    expect(await first.findByText('Rollout')).toBeDefined();
    expect(await first.findByText('1 of 155')).toBeDefined();
    expect(first.getByText('€907,430')).toBeDefined();
    expect(first.getByText('€90,743')).toBeDefined();
  });

  it('marks a deal that has stood still too long, in words', async () => {
    openCrm(BOARD, { answers: board(deal({ stageEnteredAt: '2020-01-01T00:00:00Z' })) });

    expect(await screen.findByText(/days in this stage/)).toBeDefined();
  });

  it('moves a card by its menu, and back by undo', async () => {
    const { user, sent, api } = openCrm(BOARD, { answers: board(deal()) });
    await screen.findByText('Rollout');
    api.answer({ ...board(deal({ stage: STAGES[1], version: 2 })), dealMove: done(deal({ stage: STAGES[1] })) });

    await user.click(screen.getByRole('button', { name: 'Move Rollout to…' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Engaging' }));

    await toastSays('Moved to Engaging');
    expect(sent('DealMove')?.input).toEqual({ id: 'dea_1', ifVersion: 1, stageId: 'stg_mid' });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(sent('DealMove')?.input).toEqual({ id: 'dea_1', ifVersion: 2, stageId: 'stg_new' });
  });

  it('asks for the reason of a loss, and moves nothing without one', async () => {
    const { user, sent } = openCrm(BOARD, { answers: board(deal()) });
    await screen.findByText('Rollout');

    await user.click(screen.getByRole('button', { name: 'Move Rollout to…' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Lost' }));
    const why = within(await screen.findByRole('dialog', { name: 'Why was “Rollout” lost?' }));
    await user.click(why.getByRole('button', { name: 'Mark as lost' }));
    expect(await why.findByText('This may not be empty.')).toBeDefined();
    await user.click(why.getByRole('button', { name: 'Cancel' }));

    expect(await (await column('Prospecting')).findByText('Rollout')).toBeDefined();
    expect(sent('DealMove')).toBeUndefined();
  });

  it('asks for what a stage needs, whatever of it the board does not know, and moves the card with it', async () => {
    const { user, sent, api } = openCrm(BOARD, {
      answers: { ...board(deal()), dealMove: refused('expectedCloseOn', '“Engaging” asks for this.') },
    });
    await screen.findByText('Rollout');

    await user.click(screen.getByRole('button', { name: 'Move Rollout to…' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Engaging' }));
    const ask = within(await screen.findByRole('dialog', { name: '“Engaging” asks for more about “Rollout”' }));
    fireEvent.change(ask.getByLabelText(/Expected close/), { target: { value: '2027-01-31' } });
    api.answer({ ...board(deal({ stage: STAGES[1], version: 2 })), dealMove: refused('value', 'Asks for this.') });
    await user.click(ask.getByRole('button', { name: 'Move to Engaging' }));
    await user.type(await ask.findByLabelText(/Value/), '12');
    api.answer({ ...board(deal({ stage: STAGES[1], version: 2 })), dealMove: done(deal({ stage: STAGES[1] })) });
    await user.click(ask.getByRole('button', { name: 'Move to Engaging' }));

    await toastSays('Moved to Engaging');
    const entry = { expectedCloseOn: '2027-01-31', value: { amount: '12', currency: 'EUR' } };
    expect(sent('DealMove')?.input).toEqual({ id: 'dea_1', ifVersion: 1, stageId: 'stg_mid', ...entry });
  });

  it('puts a card back where the move is refused, with the reason', async () => {
    const { user } = openCrm(BOARD, {
      answers: { ...board(deal()), dealMove: refused('stageId', 'The deal is on hold.') },
    });
    await screen.findByText('Rollout');

    await user.click(screen.getByRole('button', { name: 'Move Rollout to…' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Engaging' }));

    await toastSays('The deal was not moved');
    expect((await column('Prospecting')).getByText('Rollout')).toBeDefined();
  });

  it('lets a viewer read', async () => {
    openCrm(BOARD, { as: 'viewer', answers: board(deal()) });

    await screen.findByRole('link', { name: 'Rollout' });

    for (const name of [/^Lift/, /^Move/, 'New deal']) expect(screen.queryByRole('button', { name })).toBeNull();
  });

  it('asks for support’s sums and order without amounts', async () => {
    const { sent } = openCrm(BOARD, { as: 'support', answers: board(deal({ value: null })) });

    await screen.findByText('Rollout');

    expect(sent('DealSums')?.sum).toBeNull();
    expect(sent('DealStage')?.orderBy).toEqual({ field: 'CREATED_AT', direction: 'DESC' });
  });

  it('says that the pipelines could not be loaded', async () => {
    openCrm(BOARD, {
      answers: {
        pipelines: () => {
          throw topLevelError('INTERNAL');
        },
      },
    });

    expect(await screen.findByText('The pipelines could not be loaded')).toBeDefined();
  });
});
