import { expect, it } from 'vitest';
import type { CopyValue } from '../copy-document.ts';
import { copyWords, inReadingOrder, labelOf } from '../copy-words.ts';
import { shownRows } from './shown-rows.ts';

it('shows a value once, whether it lies in clear or sealed, as a text or a number', () => {
  const { labels, rows } = shown(
    { kind: 'email', clearValue: 'ana@example.test', sealedValue: null },
    { kind: 'phone', clearValue: null, sealedValue: '+34 600 111 222' },
  );

  expect(labels).toEqual(['Kind', 'Value']);
  expect(rows).toEqual([
    ['Kind email', 'Value ana@example.test'],
    ['Kind phone', 'Value +34 600 111 222'],
  ]);
});

it('leaves out what a row does not say, and a change that never was', () => {
  const { labels, rows } = shown({
    ...{ city: null, isMinor: false, createdAt: '2026-06-15 10:00:00+00', updatedAt: '2026-06-15 10:00:00.4+00' },
  });

  expect(labels).toEqual(['Is minor', 'Created at']);
  expect(rows).toEqual([['Is minor no', 'Created at 2026-06-15 10:00 UTC']]);
});

it('says purposes and times as people say them, and leaves other words alone', () => {
  const { rows } = shown({
    purpose: 'RIGHTS_HANDLING',
    occurredAt: '2026-06-15 10:00:00.123+00',
    note: 'Call AT 10:00',
  });

  expect(rows).toEqual([
    ['Purpose answering privacy requests', 'Occurred at 2026-06-15 10:00 UTC', 'Note Call AT 10:00'],
  ]);
});

it('begins with the person and ends with the logs; what has no place comes last', () => {
  const sections = ['audit_entry', 'unheard_of', 'note', 'contact'].map((name) => ({ name }));

  expect(inReadingOrder(sections).map(({ name }) => name)).toEqual(['contact', 'note', 'audit_entry', 'unheard_of']);
});

const ENGLISH = copyWords('en');

function shown(...rows: Record<string, CopyValue>[]) {
  const names = [...new Set(rows.flatMap(Object.keys))];
  const columns = names.map((name) => ({ name, label: labelOf(name, ENGLISH), isTechnical: false }));
  const section = shownRows({ name: 'any', title: 'Any', relation: 'about you', columns, rows }, ENGLISH);
  return { labels: section.labels, rows: section.rows.map((row) => [...row].map((entry) => entry.join(' '))) };
}
