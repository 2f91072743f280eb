import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connectionOf, done, openCrm, refused, toastSays, withheld } from '../../testing/open-crm.tsx';
import { deal, PIPELINES } from '../../testing/records.ts';
import { sumsOf } from './rows/line-rows.ts';

const PAGE = '/w/demo/deals/dea_1';
const heading = () => screen.findByRole('heading', { level: 1, name: 'Rollout' });
const product = (id: string, name: string) => ({ __typename: 'Product', id, name });
const LINE = {
  ...{ __typename: 'DealLine', id: 'dln_1', quantity: 3, product: product('pro_desk', 'Desk One') },
  unitPrice: { amount: '400.00', currency: 'EUR' },
};
const BEN = {
  ...{ __typename: 'DealContact', id: 'dct_1', role: 'buyer', withheld: [] },
  contact: { __typename: 'Contact', id: 'con_ben', fullName: 'Ben Bolt' },
};

describe('the products of a deal', () => {
  it('are added, changed and removed together, with their sum', async () => {
    const chair = { ...product('pro_chair', 'Chair Two'), price: { amount: '50.00', currency: 'EUR' } };
    const { user, sent } = openCrm(PAGE, {
      answers: {
        deal: deal({ version: 4, lines: [LINE] }),
        pipelines: PIPELINES,
        products: connectionOf([chair]),
        dealUpdate: done(deal({ version: 5, lines: [LINE] })),
      },
    });
    await heading();
    await user.click(screen.getByRole('button', { name: 'Edit products' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Products of the deal' }));

    const [quantity] = dialog.getAllByLabelText('Quantity');
    if (quantity) await user.clear(quantity);
    if (quantity) await user.type(quantity, '5');
    await user.click(dialog.getByRole('button', { name: 'Add product' }));
    await user.click(dialog.getByRole('combobox', { name: 'Product 2' }));
    await user.click(await screen.findByRole('option', { name: 'Chair Two' }));
    expect(dialog.getByText('€2,050')).toBeDefined();
    await user.click(dialog.getByRole('button', { name: 'Save' }));

    await toastSays('Saved');
    expect(sent('DealParts')?.input).toEqual({
      id: 'dea_1',
      ifVersion: 4,
      lines: [
        { productId: 'pro_desk', quantity: 5, unitPrice: { amount: '400.00', currency: 'EUR' } },
        { productId: 'pro_chair', quantity: 1, unitPrice: { amount: '50.00', currency: 'EUR' } },
      ],
    });
  });

  it('say at the row what is wrong with it, and keep what was typed', async () => {
    const { user } = openCrm(PAGE, {
      answers: {
        deal: deal({ lines: [LINE] }),
        pipelines: PIPELINES,
        products: connectionOf([]),
        dealUpdate: refused('lines.0.quantity', 'Use at least 1.'),
      },
    });
    await heading();
    await user.click(screen.getByRole('button', { name: 'Edit products' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Products of the deal' }));
    await user.click(dialog.getByRole('button', { name: 'Save' }));

    expect(await dialog.findByText('Use at least 1.')).toBeDefined();
    expect(dialog.getByLabelText('Quantity')).toHaveProperty('value', '3');
  });

  it('are not saved with a quantity that is no number', async () => {
    const { user, sent } = openCrm(PAGE, {
      answers: { deal: deal({ lines: [LINE] }), pipelines: PIPELINES, products: connectionOf([]) },
    });
    await heading();
    await user.click(screen.getByRole('button', { name: 'Edit products' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Products of the deal' }));
    await user.type(dialog.getByLabelText('Quantity'), 'x');
    await user.click(dialog.getByRole('button', { name: 'Save' }));

    expect(await dialog.findByText('Write a whole number, in digits.')).toBeDefined();
    expect(sent('DealParts')).toBeUndefined();
  });

  it('add up by currency, as far as they have a price', () => {
    const row = { key: 'a', productId: 'p', name: null, quantity: '2', price: '1,50', currency: 'EUR' };

    expect(sumsOf([row, { ...row, price: '' }, { ...row, quantity: '1', currency: 'USD' }])).toEqual([
      { amount: '3.00', currency: 'EUR' },
      { amount: '1.50', currency: 'USD' },
    ]);
  });
});

describe('the people in a deal', () => {
  it('are shown with their part, and given up or another one', async () => {
    const { user, sent } = openCrm(PAGE, {
      answers: {
        deal: deal({ contacts: [BEN] }),
        pipelines: PIPELINES,
        contacts: connectionOf([]),
        dealUpdate: done(deal({ version: 2, contacts: [{ ...BEN, role: 'champion' }] })),
      },
    });
    await heading();
    expect(screen.getByRole('link', { name: 'Ben Bolt' })).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Edit people' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'People in the deal' }));
    await user.selectOptions(dialog.getByLabelText('Part in the deal'), 'Speaks for us');
    await user.click(dialog.getByRole('button', { name: 'Save' }));

    await toastSays('Saved');
    expect(sent('DealParts')?.input).toEqual({
      id: 'dea_1',
      ifVersion: 1,
      contacts: [{ contactId: 'con_ben', role: 'champion' }],
    });
  });

  it('are not changed by somebody who does not see all of them', async () => {
    const hidden = {
      ...BEN,
      role: null,
      contact: { ...BEN.contact, fullName: null },
      withheld: withheld('OBJECTION', 'role'),
    };
    openCrm(PAGE, { answers: { deal: deal({ contacts: [hidden] }), pipelines: PIPELINES } });
    await heading();

    expect(screen.queryByRole('button', { name: 'Edit people' })).toBeNull();
  });
});
