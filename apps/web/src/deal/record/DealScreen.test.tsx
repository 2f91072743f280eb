import { cleanup, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connectionOf, done, openCrm, refused, toastSays, withheld } from '../../testing/open-crm.tsx';
import { contact, deal, PIPELINES, STAGES } from '../../testing/records.ts';

const PAGE = '/w/demo/deals/dea_1';
const heading = (name: string) => screen.findByRole('heading', { level: 1, name });
const LINE = {
  ...{ __typename: 'DealLine', id: 'lin_1', quantity: 3, product: { id: 'prd_1', name: 'Desk One' } },
  unitPrice: { amount: '400.00', currency: 'EUR' },
};

describe('the page of a deal', () => {
  it('shows facts and products', async () => {
    openCrm(PAGE, { answers: { deal: deal({ lines: [LINE] }), pipelines: PIPELINES } });

    await heading('Rollout');

    expect(screen.getByText('€1,200.50')).toBeDefined();
    expect(within(screen.getByRole('row', { name: /Desk One/ })).getByText('€400')).toBeDefined();
    expect(screen.queryByText('Closed')).toBeNull();
  });

  it('says since when and why it is lost', async () => {
    const lost = deal({ stage: STAGES[3], closedOn: '2026-05-01', lostReason: 'Bought elsewhere' });
    openCrm(PAGE, { answers: { deal: lost, pipelines: PIPELINES } });

    await heading('Rollout');

    expect(screen.getByText('1 May 2026')).toBeDefined();
    expect(screen.getByText('Bought elsewhere')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Mark as won' })).toBeNull();
  });

  it('is won by one button', async () => {
    const { user, sent } = openCrm(PAGE, {
      answers: { deal: deal(), pipelines: PIPELINES, dealMove: done(deal({ stage: STAGES[2], version: 2 })) },
    });
    await heading('Rollout');

    await user.click(await screen.findByRole('button', { name: 'Mark as won' }));

    await toastSays('Moved to Won');
    expect(sent('DealMove')?.input).toEqual({ id: 'dea_1', ifVersion: 1, stageId: 'stg_won' });
    expect(screen.queryByRole('button', { name: 'Mark as won' })).toBeNull();
  });

  it('is lost for a reason', async () => {
    const { user, sent } = openCrm(PAGE, {
      answers: { deal: deal(), pipelines: PIPELINES, dealMove: done(deal({ stage: STAGES[3], version: 2 })) },
    });
    await heading('Rollout');

    await user.click(screen.getByRole('button', { name: 'More actions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Move to Lost' }));
    const why = within(await screen.findByRole('dialog', { name: 'Why was “Rollout” lost?' }));
    await user.type(why.getByLabelText(/Reason/), ' Too expensive ');
    await user.click(why.getByRole('button', { name: 'Mark as lost' }));

    await toastSays('Moved to Lost');
    expect(sent('DealMove')?.input).toMatchObject({ stageId: 'stg_lost', lostReason: 'Too expensive' });
  });

  it('says why a move is refused', async () => {
    const { user } = openCrm(PAGE, {
      answers: { deal: deal(), pipelines: PIPELINES, dealMove: refused('stageId', 'On hold.') },
    });
    await heading('Rollout');

    await user.click(await screen.findByRole('button', { name: 'Mark as won' }));

    await toastSays('The deal was not moved');
  });

  it('is changed over the version that was seen', async () => {
    const { user, sent } = openCrm(PAGE, {
      answers: { deal: deal({ version: 5 }), pipelines: PIPELINES, dealUpdate: done(deal({ version: 6 })) },
    });
    await heading('Rollout');
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    const form = within(await screen.findByRole('dialog', { name: 'Edit deal' }));

    await user.clear(await form.findByLabelText('Value'));
    await user.type(form.getByLabelText('Value'), '2000');
    await user.click(form.getByRole('button', { name: 'Save' }));

    await toastSays('Saved');
    expect(sent('DealUpdate')?.input).toEqual({
      ...{ id: 'dea_1', ifVersion: 5, value: { amount: '2000', currency: 'EUR' } },
    });
  });

  it('shows support neither value nor prices, and no move', async () => {
    const hidden = deal({ value: null, lines: [{ ...LINE, unitPrice: null }], withheld: withheld('ROLE', 'value') });
    openCrm(PAGE, { as: 'support', answers: { deal: hidden, pipelines: PIPELINES } });
    await heading('Rollout');

    expect(screen.queryByText(/€/)).toBeNull();
    expect(screen.queryByRole('columnheader', { name: 'Unit price' })).toBeNull();
    for (const name of ['Edit', 'Mark as won', 'More actions'])
      expect(screen.queryByRole('button', { name })).toBeNull();
  });

  it('goes to the bin and comes back', async () => {
    const { user, sent } = openCrm(PAGE, {
      answers: { deal: deal(), pipelines: PIPELINES, dealDelete: done(), dealRestore: done() },
    });
    await heading('Rollout');

    await user.click(screen.getByRole('button', { name: 'More actions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Move to the bin' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));

    await toastSays('The deal is back');
    expect(sent('DealRestore')?.input).toEqual({ id: 'dea_1' });
  });
});

describe('recording a deal', () => {
  const FORM = '/w/demo/deals?create=true';

  it('begins in the name once the stages are known, at the first stage', async () => {
    openCrm(FORM, { answers: { pipelines: PIPELINES } });
    const form = within(await screen.findByRole('dialog', { name: 'New deal' }));

    const name = await form.findByLabelText(/^Name/);

    expect(document.activeElement).toBe(name);
    expect(form.getByLabelText('Stage')).toHaveProperty('value', 'stg_new');
  });

  it('sends name, value and stage, and opens the page', async () => {
    const { user, sent, address } = openCrm(FORM, {
      answers: { pipelines: PIPELINES, dealCreate: done(deal()), deal: deal() },
    });
    const form = within(await screen.findByRole('dialog', { name: 'New deal' }));

    await user.type(await form.findByLabelText(/^Name/), 'Rollout');
    await user.type(form.getByLabelText('Value'), '1200,50');
    await user.click(form.getByRole('button', { name: 'Create deal' }));

    await heading('Rollout');
    expect(address()).toBe(PAGE);
    expect(sent('DealCreate')?.input).toMatchObject({
      ...{ name: 'Rollout', stageId: 'stg_new', value: { amount: '1200.50', currency: 'EUR' } },
    });
  });

  it('begins with the person whose page it was opened from', async () => {
    const { user, sent } = openCrm('/w/demo/contacts/con_ana', {
      answers: { contact: contact(), pipelines: PIPELINES, dealCreate: done(deal()), deal: deal() },
    });
    await user.click(await screen.findByRole('button', { name: 'New deal' }));
    const form = within(await screen.findByRole('dialog', { name: 'New deal' }));

    await user.type(await form.findByLabelText(/^Name/), 'Rollout');
    expect(form.getByRole('combobox', { name: 'Contact' })).toHaveProperty('value', 'Ana Ruiz');
    await user.click(form.getByRole('button', { name: 'Create deal' }));

    await heading('Rollout');
    expect(sent('DealCreate')?.input).toMatchObject({ contactId: 'con_ana' });
  });

  const CHAIR = {
    ...{ __typename: 'Product', id: 'pro_chair', name: 'Chair Two' },
    price: { __typename: 'Money', amount: '50.00', currency: 'EUR' },
  };
  const withParts = (answers: object) =>
    openCrm(FORM, {
      answers: {
        ...{ pipelines: PIPELINES, products: connectionOf([CHAIR]), deal: deal() },
        ...{ contacts: connectionOf([contact()]), ...answers },
      },
    });
  const choose = async (user: ReturnType<typeof openCrm>['user'], field: string, option: string) => {
    await user.click(screen.getByRole('combobox', { name: field }));
    await user.click(await screen.findByRole('option', { name: new RegExp(option) }));
  };

  it('takes its products and its people along, with their sum as it is typed', async () => {
    const { user, sent } = withParts({ dealCreate: done(deal()) });
    const form = within(await screen.findByRole('dialog', { name: 'New deal' }));
    await user.type(await form.findByLabelText(/^Name/), 'Rollout');

    await user.click(form.getByRole('button', { name: 'Add product' }));
    await choose(user, 'Product 1', 'Chair Two');
    await user.clear(form.getByLabelText('Quantity'));
    await user.type(form.getByLabelText('Quantity'), '30');
    expect(form.getByText('€1,500')).toBeDefined();
    expect(form.getByText('Left empty, it is what the products come to.')).toBeDefined();
    await user.click(form.getByRole('button', { name: 'Add person' }));
    await choose(user, 'Person 1', 'Ana Ruiz');
    await user.selectOptions(form.getByLabelText('Part in the deal'), 'Speaks for us');
    await user.click(form.getByRole('button', { name: 'Add product' }));
    await user.click(form.getByRole('button', { name: 'Create deal' }));

    await heading('Rollout');
    const input = sent('DealCreate')?.input;
    expect(input).toMatchObject({
      lines: [{ productId: 'pro_chair', quantity: 30, unitPrice: { amount: '50.00', currency: 'EUR' } }],
      contacts: [{ contactId: 'con_ana', role: 'champion' }],
    });
    expect(input).not.toHaveProperty('value');
  });

  it('says at the row what is wrong with a product, and sends no quantity that is none', async () => {
    const { user, sent } = withParts({ dealCreate: refused('lines.0.quantity', 'Use at least 1.') });
    const form = within(await screen.findByRole('dialog', { name: 'New deal' }));
    await user.type(await form.findByLabelText(/^Name/), 'Rollout');
    await user.click(form.getByRole('button', { name: 'Add product' }));
    await choose(user, 'Product 1', 'Chair Two');
    const quantity = form.getByLabelText('Quantity');
    await user.clear(quantity);
    await user.type(quantity, 'many');
    await user.click(form.getByRole('button', { name: 'Create deal' }));
    expect(await form.findByText('Write a whole number, in digits.')).toBeDefined();
    expect(sent('DealCreate')).toBeUndefined();

    await user.clear(quantity);
    await user.type(quantity, '0');
    await user.click(form.getByRole('button', { name: 'Create deal' }));

    expect(await form.findByText('Use at least 1.')).toBeDefined();
    expect(quantity).toHaveProperty('value', '0');
  });

  it('keeps products and people that were typed and not saved', async () => {
    const first = withParts({});
    await first.user.click(await screen.findByRole('button', { name: 'Add product' }));
    await choose(first.user, 'Product 1', 'Chair Two');

    cleanup();
    openCrm(FORM, { answers: { pipelines: PIPELINES, products: connectionOf([]) }, isReload: true });

    expect(await screen.findByRole('combobox', { name: 'Product 1' })).toHaveProperty('value', 'Chair Two');
    expect(screen.getByLabelText('Unit price')).toHaveProperty('value', '50.00');
  });
});
