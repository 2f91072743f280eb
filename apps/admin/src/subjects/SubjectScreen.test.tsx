import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { broken, connectionOf, done, openConsole, refused, toastSays } from '../testing/open-console.tsx';

function subject(more: object = {}) {
  return {
    ...{ __typename: 'DataSubject', id: 'sub_ana', kind: 'contact', erasedAt: null, isMinor: false, deceasedOn: null },
    ...{ restrictedAt: null, restrictionGround: null, restrictionEndToldAt: null, members: [] },
    contacts: [{ __typename: 'Contact', id: 'con_ana', fullName: 'Ana Ruiz' }],
    ...{ legalContacts: [], itemRestrictions: [], purposeRestrictions: [], restrictionExceptions: [] },
    ...more,
  };
}

function value(more: object = {}) {
  return {
    ...{ __typename: 'SubjectValue', rowId: 'ab12', property: 'fullName', category: 'identity', kind: 'text' },
    ...{ shown: 'A. R.', isMasked: true, source: 'Trade fair', collectedAt: '2026-01-03T09:00:00Z' },
    ...{ sharedWith: ['Mailer Inc.'], keptFor: null },
    ...more,
  };
}

const place = (table: string, values: object[], more: object = {}) => ({
  ...{ __typename: 'SubjectPlace', table, relation: 'owned', rowCount: 1, recordType: null, values },
  ...more,
});
const uses = (purpose: string, allowed: boolean) => ({
  ...{ __typename: 'PurposeVerdict', purpose, allowed, basis: 'legitimate-interest', cause: null },
});
const VIEW = {
  __typename: 'SubjectView',
  places: [
    place('contact', [value(), value({ property: 'jobTitle', shown: 'Buyer', isMasked: false })]),
    place('note', [value({ rowId: 'not_1', property: 'body', category: 'communication', shown: null })], {
      ...{ relation: 'joint', rowCount: 70, recordType: 'note' },
    }),
  ],
  categories: [
    {
      ...{ __typename: 'SubjectCategory', category: 'identity', retention: '24 months after the last exchange' },
      purposes: [uses('RELATIONSHIP', true), uses('MARKETING', false)],
    },
    { __typename: 'SubjectCategory', category: 'communication', retention: '24 months', purposes: [] },
  ],
};
const ANSWERS = { dataSubject: subject(), subjectView: VIEW };

describe('everything about one person', () => {
  it('stands there value by value: masked, with its place, ground, source, recipients and period', async () => {
    openConsole('subjects/sub_ana', { answers: ANSWERS });

    expect(await screen.findByRole('heading', { name: 'Ana Ruiz' })).toBeDefined();
    expect(await screen.findByRole('gridcell', { name: 'A. R.' })).toBeDefined();
    for (const cell of ['full name', 'Buyer', 'Relationship (Legitimate interest)', 'Trade fair', 'Mailer Inc.'])
      expect(screen.getAllByRole('gridcell', { name: cell }).length).toBeGreaterThan(0);
    expect(screen.getByText('Not everything is shown: Note: 1 of 70')).toBeDefined();
    expect(screen.queryByText(/Marketing \(/)).toBeNull();
  });

  it('is narrowed down to a place or a category, and revealed for a reason', async () => {
    const subjectReveal = { value: 'Ana Ruiz Vega', errors: [] };
    const { user, sent, address } = openConsole('subjects/sub_ana', { answers: { ...ANSWERS, subjectReveal } });

    await user.selectOptions(await screen.findByRole('combobox', { name: 'Category' }), 'identity');
    expect(screen.queryByRole('gridcell', { name: 'text' })).toBeNull();
    await user.click(screen.getByRole('gridcell', { name: 'full name' }));
    const peek = within(await screen.findByRole('complementary', { name: 'full name' }));
    await user.click(peek.getByRole('button', { name: /Reveal full name/ }));
    await user.type(await screen.findByLabelText(/Why/), 'Request PR-1');
    await user.keyboard('{Enter}');

    expect(await peek.findByText('Ana Ruiz Vega')).toBeDefined();
    expect(sent('SubjectReveal')).toEqual({
      input: { subjectId: 'sub_ana', table: 'contact', rowId: 'ab12', property: 'fullName', reason: 'Request PR-1' },
    });
    expect(address()).toContain('category=identity');
  });

  it('stores one record alone at their wish', async () => {
    const restriction = {
      ...{ __typename: 'ItemRestriction', id: 'irs_1', recordType: 'note', recordId: 'not_1', liftedAt: null },
      ...{ restrictionGround: 'unlawful', restrictedAt: '2026-02-01T09:00:00Z' },
    };
    const itemRestrict = done(subject({ itemRestrictions: [restriction] }));
    const { user, sent } = openConsole('subjects/sub_ana?open=note+not_1+body', {
      answers: { ...ANSWERS, itemRestrict },
    });

    const peek = within(await screen.findByRole('complementary', { name: 'text' }));
    await user.click(peek.getByRole('button', { name: 'Store this record alone…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Store this record alone?' }));
    await user.click(dialog.getByRole('button', { name: 'Store it alone' }));

    await toastSays('The record is stored and not used');
    expect(sent('ItemRestrict')).toMatchObject({ input: { subjectId: 'sub_ana', recordId: 'not_1' } });
    expect(
      within(screen.getByRole('region', { name: 'Records that are stored alone' })).getByText('Note'),
    ).toBeDefined();
  });

  it('is found by name', async () => {
    const found = { __typename: 'Contact', id: 'con_ana', subjectId: 'sub_ana', fullName: 'Ana Ruiz', emails: [] };
    const { user, address } = openConsole('subjects', { answers: { ...ANSWERS, contacts: connectionOf([found]) } });

    await user.type(await screen.findByRole('combobox', { name: 'Person' }), 'Ana');
    await user.click(await screen.findByRole('option', { name: 'Ana Ruiz' }));

    expect(await screen.findByRole('heading', { name: 'Ana Ruiz' })).toBeDefined();
    expect(address()).toBe('subjects/sub_ana');
  });

  it('is gone for somebody who was erased, and says what failed', async () => {
    const { api, user } = openConsole('subjects/sub_ana', { answers: { ...ANSWERS, subjectView: broken } });
    expect(await screen.findByText('The values could not be loaded')).toBeDefined();

    api.answer({ subjectView: null });
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('This is not for your role')).toBeDefined();
  });
});

describe('B19-AC1, DEC-AC1 and B15 what is true of a person', () => {
  it('is that they are under age, with their guardian; a refusal stays in the dialog', async () => {
    const subjectSetMinor = refused('Expected an e-mail address.', 'legalContact.email');
    const { user, sent, api } = openConsole('subjects/sub_ana', { answers: { ...ANSWERS, subjectSetMinor } });

    await user.click(await screen.findByRole('button', { name: 'Under age…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Under age?' }));
    await user.type(dialog.getByLabelText(/Their name/), 'Maria Becker');
    await user.type(dialog.getByLabelText('Their e-mail'), 'maria');
    await user.click(dialog.getByRole('button', { name: 'They are under age' }));
    expect(await dialog.findByText('Expected an e-mail address.')).toBeDefined();
    const guardian = {
      __typename: 'LegalContact',
      id: 'lgc_1',
      kind: 'guardian',
      fullName: 'Maria Becker',
      email: null,
    };
    api.answer({ subjectSetMinor: done(subject({ isMinor: true, legalContacts: [guardian] })) });
    await user.click(dialog.getByRole('button', { name: 'They are under age' }));

    await toastSays('They are flagged as under age');
    expect(sent('SubjectSetMinor')).toEqual({
      input: {
        ...{ subjectId: 'sub_ana', isMinor: true },
        legalContact: { kind: 'guardian', fullName: 'Maria Becker', email: 'maria' },
      },
    });
    expect(within(screen.getByRole('region', { name: 'Who speaks for them' })).getByText('Maria Becker')).toBeDefined();
  });

  it('is that they died, or that the use of their data is restricted', async () => {
    const answers = {
      ...{ ...ANSWERS, subjectSetDeceased: done(subject({ deceasedOn: '2026-03-02' })) },
      subjectRestrict: done(subject({ restrictedAt: '2026-03-03T09:00:00Z', restrictionGround: 'unlawful' })),
    };
    const { user, sent } = openConsole('subjects/sub_ana', { answers });

    await user.click(await screen.findByRole('button', { name: 'Has died…' }));
    const died = within(await screen.findByRole('dialog', { name: 'Has this person died?' }));
    await user.click(died.getByRole('button', { name: 'Note the death' }));
    expect(await died.findByText('Enter the day, as well as it is known.')).toBeDefined();
    await user.type(died.getByLabelText(/Day of death/), '2026-03-02');
    await user.click(died.getByRole('button', { name: 'Note the death' }));
    await toastSays('It is noted that they died');
    await user.click(screen.getByRole('button', { name: 'Restrict…' }));
    const restrict = within(await screen.findByRole('dialog', { name: 'Restrict the use of their data?' }));
    await user.click(restrict.getByRole('button', { name: 'Restrict' }));
    await toastSays('Their data is stored and not used');

    expect(sent('SubjectSetDeceased')).toEqual({
      input: { subjectId: 'sub_ana', deceasedOn: '2026-03-02', legalContact: null },
    });
    expect(sent('SubjectRestrict')).toEqual({ input: { subjectId: 'sub_ana', ground: 'accuracy-contested' } });
    expect(screen.getByText('Restricted')).toBeDefined();
  });

  it('lets one purpose go on although they are restricted, until a day and for a reason', async () => {
    const restricted = { restrictedAt: '2026-03-03T09:00:00Z', restrictionGround: 'unlawful' };
    const exception = {
      ...{ __typename: 'RestrictionException', id: 'rex_1', purpose: 'BILLING', ground: 'legal-claims' },
      ...{ reason: 'At court', expiresAt: '2999-01-01T00:00:00Z', approvedBy: null },
    };
    const answers = {
      ...{ ...ANSWERS, dataSubject: subject(restricted) },
      restrictionExceptionAllow: done(subject({ ...restricted, restrictionExceptions: [exception] })),
      restrictionExceptionEnd: done(subject(restricted)),
    };
    const { user, sent } = openConsole('subjects/sub_ana', { answers });

    await user.click(await screen.findByRole('button', { name: 'Let one purpose go on…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Let one purpose go on?' }));
    await user.type(dialog.getByLabelText(/^Why/), 'At court');
    await user.type(dialog.getByLabelText(/Until the end of/), '2999-01-01');
    await user.click(dialog.getByRole('button', { name: 'Let it go on' }));
    const list = within(await screen.findByRole('region', { name: 'What goes on all the same' }));
    expect(list.getByText(/Billing: It is needed for legal claims/)).toBeDefined();
    await user.click(list.getByRole('button', { name: 'End it now' }));

    await toastSays('This purpose stands still again');
    expect(sent('ExceptionAllow')).toMatchObject({
      input: { subjectId: 'sub_ana', purpose: 'BILLING', ground: 'legal-claims', reason: 'At court' },
    });
    expect(sent('ExceptionEnd')).toEqual({ input: { id: 'rex_1' } });
  });
});

it('B15-AC3 single purposes stand still with ground and reason, and go on once the person was told', async () => {
  const held = {
    ...{ __typename: 'PurposeRestriction', id: 'prs_1', purpose: 'SUPPORT', restrictionGround: 'unlawful' },
    ...{ reason: 'Used without need.', restrictedAt: '2026-11-20T09:00:00Z', restrictedBy: null },
  };
  const { user, sent } = openConsole('subjects/sub_ana', {
    answers: {
      ...ANSWERS,
      subjectRestrictPurposes: done(subject({ purposeRestrictions: [held] })),
      purposeLiftRestriction: done(subject()),
    },
  });

  await user.click(await screen.findByRole('button', { name: 'Restrict single purposes…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Restrict single purposes?' }));
  await user.click(dialog.getByRole('button', { name: 'Let them stand still' }));
  expect(await dialog.findByText('Choose at least one purpose.')).toBeDefined();
  await user.click(dialog.getByRole('checkbox', { name: 'Support' }));
  await user.selectOptions(dialog.getByLabelText('Ground'), 'unlawful');
  await user.type(dialog.getByLabelText(/^Why/), 'Used without need.');
  await user.click(dialog.getByRole('button', { name: 'Let them stand still' }));

  const list = within(await screen.findByRole('region', { name: 'Purposes that stand still' }));
  expect(sent('RestrictPurposes')).toEqual({
    input: { subjectId: 'sub_ana', purposes: ['SUPPORT'], ground: 'unlawful', reason: 'Used without need.' },
  });
  await user.click(list.getByRole('button', { name: 'Let it go on…' }));
  const lift = within(await screen.findByRole('dialog', { name: 'Let this purpose go on?' }));
  await user.type(lift.getByLabelText(/When they were told/), '2026-11-21T10:00');
  await user.click(lift.getByRole('button', { name: 'Let it go on' }));
  await toastSays('This purpose goes on again');
  expect(sent('PurposeLift')).toMatchObject({ input: { id: 'prs_1' } });
});
