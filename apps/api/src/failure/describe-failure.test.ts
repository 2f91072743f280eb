import { expect, it } from 'vitest';
import { describeFailure } from './describe-failure.ts';

it('tells of a failure its class, its code and its places, and not a word of its message', () => {
  const message =
    'insert into "contact" values (\n  \'Ana Ruiz\',\n    at ana@example.test\n    at Calle Mayor (1:2)) - no';
  const failure = describeFailure(Object.assign(new RangeError(message), { code: '23505' }));

  expect(failure).toMatchObject({ kind: 'RangeError', code: '23505' });
  expect(failure.at).toContain('describe-failure.test.ts');
  expect(JSON.stringify(failure)).not.toMatch(/Ana|ana@|Calle|insert/);
});

it('tells of what is no error its type alone, and no code that could be a value', () => {
  expect(describeFailure('Ana Ruiz')).toEqual({ kind: 'string', code: '', at: '' });
  expect(describeFailure(Object.assign(new Error(''), { code: 'Ana Ruiz' })).code).toBe('');
});

it('tells as much of a copy that a library made of a failure', () => {
  const thrown = Object.assign(new RangeError('no room for ana@example.test'), { code: '53300' });
  const { message, stack } = thrown;

  const told = describeFailure({ ...thrown, message, stack, queue: 'mail.send' });

  expect(told).toMatchObject({ kind: 'RangeError', code: '53300', at: expect.stringContaining('describe-failure') });
  expect(JSON.stringify(told)).not.toContain('ana@');
});

it.each([
  ['a text', 'ana@example.test is gone', 'string'],
  ['nothing', undefined, 'undefined'],
  ['a thing without a stack', { message: 'ana@example.test' }, 'object'],
  ['a stack that begins with words of a message', { stack: 'ana@example.test: no error\n    at nowhere' }, 'object'],
])('tells nothing of %s but what it is', (_case, thrown, kind) => {
  expect(describeFailure(thrown)).toEqual({ kind, code: '', at: '' });
});
