import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connectionOf, done, openCrm, toastSays } from '../testing/open-crm.tsx';
import { contact } from '../testing/records.ts';

const NO_RULES = { options: null, currency: null, helpText: null, isRequired: false, defaultValue: null };

function field(key: string, more: object = {}) {
  return {
    ...{ __typename: 'CustomFieldDefinition', id: `cfd_${key}`, key, label: key, type: 'text', category: 'identity' },
    ...{ ...NO_RULES, isSealed: false, minimum: null, maximum: null, retiredAt: null },
    ...more,
  };
}

function value(key: string, more: object) {
  const none = { textValue: null, numberValue: null, dateValue: null, instantValue: null, booleanValue: null };
  return { __typename: 'CustomFieldValue', key, ...none, withheld: [], ...more };
}

const BADGE = field('badge', {
  label: 'Badge',
  isSealed: true,
  isRequired: true,
  minimum: '2',
  helpText: 'On the card.',
});
const FEE = field('fee', { label: 'Fee', type: 'money', currency: 'EUR' });
const HEALTH = field('health', { label: 'Allergy', category: 'special', isSealed: true });
const OLD = field('old', { label: 'Old', retiredAt: '2026-11-01T00:00:00Z' });
const ANA = contact({
  customFields: [value('badge', { textValue: 'A-1' }), value('fee', { numberValue: 12.5 })],
});
const ANSWERS = {
  ...{ customFieldDefinitions: connectionOf([BADGE, FEE, HEALTH, OLD]), contacts: connectionOf([ANA]), contact: ANA },
  ...{ node: ANA, tasks: connectionOf([]), deals: connectionOf([]) },
};

describe('the fields of the workspace on a record', () => {
  it('are shown by their type, without retired ones, and of a special category only when somebody asks', async () => {
    const { user, sent } = openCrm('/w/demo/contacts/con_ana', { answers: ANSWERS });
    const own = within(await screen.findByRole('region', { name: 'Own fields' }));

    expect(own.getByText('A-1')).toBeDefined();
    expect(own.getByText('€12.50')).toBeDefined();
    expect(own.queryByText('Old')).toBeNull();
    expect(own.queryByText('Allergy')).toBeNull();
    expect(sent('CustomValues')).toMatchObject({ keys: ['badge', 'fee'] });

    await user.click(own.getByRole('button', { name: 'Show data of special categories' }));

    expect(await own.findByText('Allergy')).toBeDefined();
    expect(sent('CustomValues')).toMatchObject({ keys: ['badge', 'fee', 'health'] });
  });

  it('are not changed where their category is not used for the purpose', async () => {
    const withheld = [{ field: 'textValue', reason: 'CATEGORY', category: 'special' }];
    const ana = contact({
      customFields: [value('badge', { textValue: 'A-1' }), value('fee', {}), value('health', { withheld })],
    });
    const { user } = openCrm('/w/demo/contacts/con_ana', {
      answers: { ...ANSWERS, contacts: connectionOf([ana]), contact: ana, node: ana },
    });
    const own = within(await screen.findByRole('region', { name: 'Own fields' }));
    await user.click(own.getByRole('button', { name: 'Show data of special categories' }));
    await own.findByText('Allergy');
    await user.click(own.getByRole('button', { name: 'Edit' }));

    const dialog = within(await screen.findByRole('dialog', { name: 'Edit own fields' }));
    expect(dialog.getByLabelText(/^Badge/)).toBeDefined();
    expect(dialog.queryByLabelText(/^Allergy/)).toBeNull();
  });

  it('are changed one by one, and what the server refuses stands on its field', async () => {
    const errors = [
      {
        ...{ __typename: 'InvalidInput', code: 'INVALID_INPUT', message: 'wrong', path: 'values.0.value' },
        fields: [{ path: 'values.0.value', message: 'Another record has this value already.' }],
      },
    ];
    const { user, sent } = openCrm('/w/demo/contacts/con_ana', {
      answers: { ...ANSWERS, customValuesSet: { record: null, errors } },
    });
    const own = within(await screen.findByRole('region', { name: 'Own fields' }));
    await user.click(own.getByRole('button', { name: 'Edit' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Edit own fields' }));
    const badge = dialog.getByLabelText(/^Badge/);

    expect(dialog.getByText('On the card. At least 2 characters.')).toBeDefined();
    await user.clear(badge);
    await user.type(badge, 'B-2');
    await user.click(dialog.getByRole('button', { name: 'Save' }));

    expect(await dialog.findByText('Another record has this value already.')).toBeDefined();
    expect(badge).toHaveProperty('value', 'B-2');
    expect(sent('CustomValuesSet')?.input).toEqual({
      ...{ id: 'con_ana', ifVersion: expect.any(Number) },
      values: [{ key: 'badge', value: 'B-2' }],
    });
  });

  it('are saved and read again', async () => {
    const { user, sent } = openCrm('/w/demo/contacts/con_ana', {
      answers: { ...ANSWERS, customValuesSet: done(ANA) },
    });
    const own = within(await screen.findByRole('region', { name: 'Own fields' }));
    await user.click(own.getByRole('button', { name: 'Edit' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Edit own fields' }));
    await user.clear(dialog.getByLabelText(/^Fee/));
    await user.click(dialog.getByRole('button', { name: 'Save' }));

    await toastSays('Saved');
    expect(sent('CustomValuesSet')?.input).toMatchObject({ values: [{ key: 'fee', value: null }] });
  });

  it('are not there where the workspace has none', async () => {
    openCrm('/w/demo/contacts/con_ana', { answers: { ...ANSWERS, customFieldDefinitions: connectionOf([]) } });

    await screen.findByRole('heading', { level: 1, name: 'Ana Ruiz' });
    expect(screen.queryByRole('region', { name: 'Own fields' })).toBeNull();
  });
});

describe('the fields of the workspace in a list', () => {
  it('are columns and filters; what is encrypted is compared as a whole', async () => {
    const filters = [
      { field: 'custom.badge', operator: 'is', value: 'A-1' },
      { field: 'custom.fee', operator: 'atLeast', value: '10' },
    ];
    const { sent } = openCrm(`/w/demo/contacts?filters=${encodeURIComponent(JSON.stringify(filters))}`, {
      answers: ANSWERS,
    });

    expect(await screen.findByRole('columnheader', { name: /Badge/ })).toBeDefined();
    expect(await screen.findByRole('gridcell', { name: '€12.50' })).toBeDefined();
    expect(screen.queryByRole('columnheader', { name: /Allergy|Old/ })).toBeNull();
    await waitFor(() =>
      expect(sent('ContactList')).toMatchObject({
        ...{ customKeys: ['badge', 'fee'], withCustomFields: true },
        where: {
          AND: [
            { customFields: [{ key: 'badge', text: { eq: 'A-1' } }] },
            { customFields: [{ key: 'fee', number: { gte: 10 } }] },
          ],
        },
      }),
    );
  });
});
