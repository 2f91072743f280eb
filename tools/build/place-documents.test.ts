import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { documentOf, literalOf } from './place-documents.ts';

const generated = readFileSync(join(import.meta.dirname, '../../apps/web/src/gql/graphql.ts'), 'utf8');

it('finds an operation and a fragment in what was generated, by the name in their text', () => {
  const query = documentOf('\n  query ContactList($first: Int) { contacts { id } }', 'a.ts');
  const fragment = documentOf('fragment TaskLine_task on Task { id }', 'b.ts');

  expect([query, fragment]).toEqual(['ContactListDocument', 'TaskLine_TaskFragmentDoc']);
  expect(JSON.parse(literalOf(generated, query))).toMatchObject({
    kind: 'Document',
    __meta__: { hash: expect.any(String) },
  });
  const [own] = JSON.parse(literalOf(generated, fragment)).definitions;
  expect(own).toMatchObject({ kind: 'FragmentDefinition', name: { value: 'TaskLine_task' } });
});

it('says what is missing, where a text has no name or was not generated yet', () => {
  expect(() => documentOf('{ contacts { id } }', 'c.tsx')).toThrow('c.tsx');
  expect(() => literalOf(generated, 'NeverWrittenDocument')).toThrow('npm run codegen');
});
