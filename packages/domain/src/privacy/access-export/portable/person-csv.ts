import { csvText } from '../formats/csv.ts';
import type { CardPoint, ContactCard } from './contact-card.ts';

const KINDS: readonly (readonly [kind: CardPoint['kind'], head: string])[] = [
  ['email', 'E-mail'],
  ['phone', 'Phone'],
  ['postal', 'Postal address'],
  ['url', 'Web address'],
  ['handle', 'Handle'],
];

/** Cards as one table with a line for each, under the heads that other systems, and the import of this one, know. */
export function renderPersonCsv(cards: readonly ContactCard[]): string {
  const columns = KINDS.flatMap(([kind, head]) => {
    const most = Math.max(0, ...cards.map(({ points }) => points.filter((point) => point.kind === kind).length));
    return Array.from({ length: most }, (_, index) => ({
      kind,
      index,
      head: index === 0 ? head : `${head} ${index + 1}`,
    }));
  });
  const heads = ['Full name', 'Given name', 'Family name', 'Job title', 'Company', 'Date of birth', 'City', 'Country'];
  const lines = cards.map((card) => [
    ...[card.fullName, card.givenName, card.familyName, card.jobTitle, card.company, card.birthDate],
    ...[card.city, card.country, card.language],
    ...columns.map(({ kind, index }) => leadingFirst(card, kind)[index]?.value ?? null),
  ]);
  return csvText([[...heads, 'Language', ...columns.map(({ head }) => head)], ...lines]);
}

function leadingFirst({ points }: ContactCard, kind: CardPoint['kind']): CardPoint[] {
  return points
    .filter((point) => point.kind === kind)
    .sort((one, other) => Number(other.isPrimary) - Number(one.isPrimary));
}
