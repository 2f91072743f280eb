import { expect, it } from 'vitest';
import { PassedDocuments } from './passed-documents.ts';

it('a document that passed is known again', () => {
  const passed = new PassedDocuments();

  passed.add('{ __typename }');

  expect([passed.has('{ __typename }'), passed.has('{ other }')]).toEqual([true, false]);
});

it('a long one is not kept, and never more than a thousand', () => {
  const passed = new PassedDocuments();
  const long = `{ a(text: "${'x'.repeat(200_000)}") }`;

  passed.add(long);
  for (let n = 0; n <= 1_000; n++) passed.add(`{ a${n} }`);

  expect([passed.has(long), passed.has('{ a0 }'), passed.has('{ a1000 }')]).toEqual([false, false, true]);
});
