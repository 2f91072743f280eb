import { expect, it, vi } from 'vitest';
import { applyUserErrors, fieldPathOf } from './user-errors.ts';

it('reads the API path as a form path', () => {
  expect([fieldPathOf(['input', 'emails', '0', 'value']), fieldPathOf(['input']), fieldPathOf(null)]).toEqual([
    'emails.0.value',
    null,
    null,
  ]);
});

it('puts errors on their fields, focuses the first and gives back the rest', () => {
  const setFieldError = vi.fn();
  const focus = vi.fn();
  const input = Object.assign(Object.create(null), { focus });
  const conflict = { code: 'VERSION_CONFLICT', message: 'Changed meanwhile', path: null };

  const rest = applyUserErrors(
    { setFieldError, getInputNode: () => input },
    [{ code: 'INVALID_INPUT', message: 'Not an address', path: ['input', 'emails', 0, 'value'] }, conflict],
    ['fullName', 'emails'],
  );

  expect(setFieldError.mock.calls).toEqual([['emails', 'Not an address']]);
  expect(focus).toHaveBeenCalledOnce();
  expect(rest).toEqual([conflict]);
});
