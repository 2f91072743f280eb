import {
  type DomainError,
  DuplicateFoundError,
  InvalidInputError,
  LastOwnerError,
  NotAllowedError,
  NotFoundError,
  newId,
  ProcessingRestrictedError,
  PurposeNotAllowedError,
  StaleVersionError,
  WrongStateError,
} from '@smartx/domain/kernel';
import { expect, it } from 'vitest';
import { toUserError } from './user-error.ts';

it.each<[string, DomainError, object]>([
  [
    'every place of an input that is wrong',
    new InvalidInputError([{ path: 'email', message: 'Expected an address.' }]),
    { __typename: 'InvalidInput', path: 'email', fields: [{ path: 'email', message: 'Expected an address.' }] },
  ],
  ['what may not be done', new NotAllowedError('contact:read'), { __typename: 'NotAllowed', action: 'contact:read' }],
  ['the state of the record by now', new StaleVersionError(1, 3), { __typename: 'VersionConflict', currentVersion: 3 }],
  [
    'the article that restricts',
    new ProcessingRestrictedError('Art. 18'),
    { __typename: 'ProcessingRestricted', article: 'Art. 18' },
  ],
  [
    'the purpose that is refused',
    new PurposeNotAllowedError('PROFILING'),
    { __typename: 'PurposeRefused', purpose: 'PROFILING' },
  ],
  ['that nothing is there, and not why', new NotFoundError('contact', 'contactId'), { __typename: 'NotFound' }],
  ['a state that does not allow it', new WrongStateError('done', 'This import is done.'), { __typename: 'Refused' }],
  ['a workspace that would have no owner', new LastOwnerError(), { __typename: 'Refused', code: 'LAST_OWNER' }],
])('a refusal tells an app %s', (_case, error, told) => {
  expect(toUserError(error)).toMatchObject({
    ...{ code: error.code, message: error.message, docsUrl: expect.stringMatching(/^\/docs\/errors#[a-z-]+$/) },
    ...told,
  });
});

it('a refusal names the records that are there already by their public ids', () => {
  const id = newId();

  const [contact, address, stage] = ['contact', 'address', 'stage'].map(
    (kind) => toUserError(new DuplicateFoundError(kind, [id])).candidates,
  );

  expect(contact).toEqual([expect.stringMatching(/^con/)]);
  expect(address).not.toEqual(contact);
  expect(JSON.stringify([contact, address])).not.toContain(id);
  expect(stage).toHaveLength(1);
});
