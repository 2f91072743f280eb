import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { closedList, TRANSLATORS } from '../testing/closed-lists.ts';
import { broken, connectionOf, done, openConsole, refused } from '../testing/open-console.tsx';
import { CATEGORIES, CONDITIONS, conditionWord, OBJECTS, objectWord, TYPES, typeWord } from './field-words.ts';

function field(more: object = {}) {
  return {
    ...{
      __typename: 'CustomFieldDefinition',
      id: 'cfd_1',
      version: 2,
      object: 'contact',
      key: 'badge',
      label: 'Badge',
    },
    ...{ type: 'text', options: null, currency: null, classification: 'identifying', category: 'identity' },
    ...{ specialCondition: null, isSealed: true, helpText: null, isRequired: false, isUnique: false },
    ...{ defaultValue: null, minimum: null, maximum: null, pattern: null, retiredAt: null, valueCount: 12 },
    ...more,
  };
}

const TWO = connectionOf([field(), field({ id: 'cfd_2', key: 'size', label: 'Size', type: 'number', valueCount: 0 })]);
const open = (answers: object, as = ['owner']) =>
  openConsole('fields', { as, answers: { customFieldDefinitions: TWO, ...answers } });
const newField = async (user: ReturnType<typeof openConsole>['user']) => {
  await user.click(await screen.findByRole('button', { name: 'New field' }));
  return within(await screen.findByRole('dialog', { name: 'New field' }));
};

describe('the fields of a workspace', () => {
  it('stand in their order with what they say about people and how many values they have', async () => {
    open({}, ['administrator']);

    const items = within(await screen.findByRole('list', { name: 'Fields' })).getAllByRole('listitem');
    expect(within(items[0] ?? document.body).getByText('12 values')).toBeDefined();
    expect(within(items[0] ?? document.body).getByText('stored encrypted')).toBeDefined();
    expect(within(items[1] ?? document.body).getByText('no values yet')).toBeDefined();
  });

  it('say what they are for while there are none, and what failed', async () => {
    open({ customFieldDefinitions: connectionOf([]) });
    expect(await screen.findByText('No fields of your own yet')).toBeDefined();

    open({ customFieldDefinitions: broken });
    expect(await screen.findByText('The fields could not be loaded')).toBeDefined();
  });

  it('are moved for the version that was seen', async () => {
    const { user, sent } = open({ customFieldUpdate: done(field()) });

    await user.click(await screen.findByRole('button', { name: 'Move Badge down' }));

    await waitFor(() => expect(sent('FieldUpdate')).toEqual({ input: { id: 'cfd_1', ifVersion: 2, position: 1 } }));
    expect(screen.getByRole('button', { name: 'Move Badge up' })).toHaveProperty('disabled', true);
  });

  it('are removed after their key was typed, beside what is lost', async () => {
    const { user, sent } = open({ customFieldRemove: done() });
    await user.click(await screen.findByRole('button', { name: 'Actions for Badge' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Remove with all values' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Remove Badge?' }));

    expect(dialog.getByText(/12 records lose their value in it/)).toBeDefined();
    const remove = dialog.getByRole('button', { name: 'Remove the field' });
    expect(remove).toHaveProperty('disabled', true);
    await user.type(dialog.getByLabelText('Type “badge” to confirm'), 'badge');
    await user.click(remove);

    await waitFor(() => expect(sent('FieldRemove')).toEqual({ input: { id: 'cfd_1', ifVersion: 2 } }));
  });
});

describe('a new field', () => {
  it('is sealed and identifying, under a key made of its name', async () => {
    const { user, sent } = open({ customFieldDefine: done({ id: 'cfd_3' }) });
    const dialog = await newField(user);

    await user.type(dialog.getByLabelText(/^Name/), 'Größe (EU)');
    await user.click(dialog.getByRole('button', { name: 'Make the field' }));

    await waitFor(() => expect(sent('FieldDefine')).toBeDefined());
    expect(sent('FieldDefine')?.input).toMatchObject({
      ...{ object: 'contact', label: 'Größe (EU)', key: 'grosse_eu', type: 'text', isSealed: true },
      ...{ classification: 'identifying', category: 'identity', specialCondition: null, currency: null },
    });
  });

  it('of a special category is sealed and asks what allows it', async () => {
    const { user, sent } = open({ customFieldDefine: done({ id: 'cfd_3' }) });
    const dialog = await newField(user);
    await user.type(dialog.getByLabelText(/^Name/), 'Allergy');
    expect(dialog.getByLabelText(/^Unique/)).toHaveProperty('disabled', true);
    await user.click(dialog.getByLabelText(/^Stored encrypted/));
    await user.click(dialog.getByLabelText(/^Unique/));
    await user.click(dialog.getByLabelText(/^It is of a special category/));
    await user.click(dialog.getByRole('button', { name: 'Make the field' }));

    expect(await dialog.findByText('Choose what allows you to hold this.')).toBeDefined();
    await user.selectOptions(dialog.getByLabelText(/^What allows you to hold it/), 'health-care');
    await user.click(dialog.getByRole('button', { name: 'Make the field' }));

    await waitFor(() => expect(sent('FieldDefine')).toBeDefined());
    expect(sent('FieldDefine')?.input).toMatchObject({
      ...{ category: 'special', specialCondition: 'health-care', isSealed: true, isUnique: false },
    });
    expect(dialog.queryByLabelText(/^Unique/)).toBeNull();
  });

  it('says beside its place what is refused, and keeps what was typed', async () => {
    const { user } = open({ customFieldDefine: refused('A round bracket is not closed.', 'pattern') });
    const dialog = await newField(user);
    await user.type(dialog.getByLabelText(/^Name/), 'Badge');
    await user.type(dialog.getByLabelText(/^Pattern/), '(a');
    await user.click(dialog.getByRole('button', { name: 'Make the field' }));

    expect(await dialog.findByText('A round bracket is not closed.')).toBeDefined();
    expect(dialog.getByLabelText(/^Pattern/)).toHaveProperty('value', '(a');
  });
});

it('the words of fields cover the lists of the domain in every language', () => {
  const entity = 'custom-field/custom-field.entity.ts';
  expect([...OBJECTS].sort()).toEqual(closedList(entity, 'CUSTOM_FIELD_OBJECTS').sort());
  expect([...CATEGORIES, 'special'].sort()).toEqual(
    closedList('custom-field/custom-field-input.ts', 'FIELD_CATEGORIES').sort(),
  );
  expect(CONDITIONS).toEqual(closedList(entity, 'SPECIAL_CONDITIONS'));
  expect([...TYPES].sort()).toEqual(closedList(entity, 'CUSTOM_FIELD_TYPES').sort());
  for (const i18n of TRANSLATORS) {
    expect(OBJECTS.filter((word) => objectWord(i18n, word) === word)).toEqual([]);
    expect(TYPES.filter((word) => typeWord(i18n, word) === word)).toEqual([]);
    expect(CONDITIONS.filter((word) => conditionWord(i18n, word) === word)).toEqual([]);
  }
});
