import { expect, it } from 'vitest';
import { prettify } from './prettify.ts';

it('lays a document out', () => {
  expect(prettify('query A{contacts(first:1){nodes{id}}}')).toBe(
    'query A {\n  contacts(first: 1) {\n    nodes {\n      id\n    }\n  }\n}\n',
  );
});

it('keeps the comments above operations', () => {
  expect(prettify('# one\n# two\nquery A{a}\n# three\nquery B{b}')).toBe(
    '# one\n# two\nquery A {\n  a\n}\n\n# three\nquery B {\n  b\n}\n',
  );
});

it('leaves alone what it would damage', () => {
  expect(prettify('query A {\n  # why\n  a\n}')).toBeNull();
  expect(prettify('query A {')).toBeNull();
});
