import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { broken, done, openConsole } from '../testing/open-console.tsx';

const NOTHING = {
  requiresValue: false,
  requiresExpectedClose: false,
  requiresCompany: false,
  requiresContact: false,
  requiresOwner: false,
};

function stage(id: string, name: string, position: number, more: object = {}) {
  const bare = { __typename: 'Stage', kind: 'open', probability: 10, rottingDays: null, version: 1 };
  return { ...bare, ...NOTHING, id, name, position, ...more };
}

const SALES = {
  ...{ __typename: 'Pipeline', id: 'pip_1', version: 4, name: 'Sales', position: 0 },
  stages: [
    stage('stg_won', 'Won', 2, { kind: 'won', probability: 100 }),
    stage('stg_new', 'Prospecting', 0, { rottingDays: 30 }),
    stage('stg_offer', 'Offer', 1, { probability: 60, requiresValue: true, requiresContact: true }),
  ],
};
const ANSWERS = {
  pipelines: { nodes: [SALES] },
  dealsAggregate: [{ __typename: 'DealGroup', key: 'stg_offer', count: 12 }],
};
const pipeline = async () => within(await screen.findByRole('region', { name: 'Sales' }));

/** A refusal for the state in which something is. */
const hasDeals = {
  record: null,
  errors: [{ __typename: 'Refused', code: 'WRONG_STATE', message: 'There are 12 deals in it.', path: null }],
};

describe('the pipelines', () => {
  it('show their stages in order, with chance, deals, rotting and what each asks for', async () => {
    openConsole('pipelines', { answers: ANSWERS });

    const lines = (await (await pipeline()).findAllByRole('listitem')).map(({ textContent }) => textContent);

    expect(lines.map((line) => line?.match(/Prospecting|Offer|Won/)?.[0])).toEqual(['Prospecting', 'Offer', 'Won']);
    expect(lines[0]).toContain('0 deals · rots after 30 days');
    expect(lines[1]).toContain('12 deals · asks for: Value and Contact');
    expect(lines[1]).toContain('60%');
  });

  it('say what failed', async () => {
    openConsole('pipelines', { answers: { ...ANSWERS, pipelines: broken } });

    expect(await screen.findByText('The pipelines could not be loaded')).toBeDefined();
  });

  it('are for those who run the workspace alone', async () => {
    openConsole('pipelines', { as: ['auditor'], answers: ANSWERS });

    expect(await screen.findByText(/not for your role/i)).toBeDefined();
    expect(screen.queryByRole('region', { name: 'Sales' })).toBeNull();
  });

  it('are added by a name', async () => {
    const { user, sent } = openConsole('pipelines', { answers: { ...ANSWERS, pipelineCreate: done({ id: 'pip_2' }) } });
    await pipeline();

    await user.click(screen.getByRole('button', { name: 'New pipeline' }));
    await user.type(await screen.findByLabelText(/Name/), ' Renewals ');
    await user.click(screen.getByRole('button', { name: 'Make the pipeline' }));

    await expect.poll(() => sent('PipelineCreate')).toEqual({ input: { name: 'Renewals' } });
  });
});

describe('a stage', () => {
  it('is moved by its buttons, and asked for what it needs in its form', async () => {
    const { user, sent } = openConsole('pipelines', {
      answers: { ...ANSWERS, pipelineReorder: done(SALES), stageUpdate: done() },
    });
    const part = await pipeline();

    await user.click(await part.findByRole('button', { name: 'Move Offer up' }));
    await expect
      .poll(() => sent('PipelineReorder'))
      .toEqual({ input: { id: 'pip_1', ifVersion: 4, stageIds: ['stg_offer', 'stg_new', 'stg_won'] } });
    await user.click(part.getByRole('button', { name: 'Edit Offer' }));
    const form = within(await screen.findByRole('dialog', { name: 'Edit the stage' }));
    await user.click(form.getByLabelText('Contact'));
    await user.click(form.getByLabelText('Owner'));
    await user.type(form.getByLabelText('Rots after, in days'), '14');
    await user.click(form.getByRole('button', { name: 'Save' }));

    const kept = { id: 'stg_offer', ifVersion: 1, name: 'Offer', probability: 60, rottingDays: 14 };
    await expect
      .poll(() => sent('StageUpdate'))
      .toEqual({ input: { ...NOTHING, ...kept, requiresValue: true, requiresOwner: true } });
  });

  it('stays with its reason while deals are in it', async () => {
    const { user, sent } = openConsole('pipelines', { answers: { ...ANSWERS, stageRemove: hasDeals } });
    const part = await pipeline();

    await user.click(await part.findByRole('button', { name: 'Remove Offer' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Remove the stage “Offer”?' }));
    await user.click(dialog.getByRole('button', { name: 'Remove the stage' }));

    expect(await part.findByText('There are 12 deals in it.')).toBeDefined();
    expect(sent('StageRemove')).toEqual({ input: { id: 'stg_offer', ifVersion: 1 } });
  });
});
