import { expect, it } from 'vitest';
import { conflictingVersion, duplicatesIn, placeErrors, type UserErrorFields } from './user-error.ts';

const invalid: UserErrorFields = {
  __typename: 'InvalidInput',
  code: 'INVALID_INPUT',
  message: 'emails.0.value: Expected an e-mail address. fullName: Expected a name.',
  path: 'emails.0.value',
  fields: [
    { __typename: 'FieldProblemType', path: 'emails.0.value', message: 'Expected an e-mail address.' },
    { __typename: 'FieldProblemType', path: 'fullName', message: 'Expected a name.' },
  ],
};
const stale: UserErrorFields = {
  __typename: 'VersionConflict',
  code: 'STALE_VERSION',
  message: 'The record was changed meanwhile.',
  path: null,
  currentVersion: 7,
};
const duplicate: UserErrorFields = {
  __typename: 'DuplicateFound',
  code: 'DUPLICATE_FOUND',
  message: 'This contact exists already.',
  path: 'emails.0.value',
  candidates: ['con_1'],
};

it('names every broken place of an invalid input', () => {
  expect(placeErrors([invalid])).toEqual([
    { code: 'INVALID_INPUT', message: 'Expected an e-mail address.', path: ['emails', '0', 'value'] },
    { code: 'INVALID_INPUT', message: 'Expected a name.', path: ['fullName'] },
  ]);
});

it('tells the version that a record has now', () => {
  expect(conflictingVersion([invalid, stale])).toBe(7);
  expect(conflictingVersion([invalid])).toBeNull();
});

it('tells which records exist already', () => {
  expect(duplicatesIn([stale, duplicate])).toEqual(['con_1']);
});
