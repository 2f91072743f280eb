import { isPurpose } from '../../kernel/purposes.ts';
import type { CatalogueTable } from '../catalogue.ts';
import type { PolicyLanguage } from '../policy/policy-words.ts';
import { ARABIC } from './words/arabic.ts';
import type { CopyWords } from './words/copy-words.ts';
import { ENGLISH } from './words/english.ts';
import { FRENCH } from './words/french.ts';
import { GERMAN } from './words/german.ts';

const WORDS: Readonly<Record<PolicyLanguage, CopyWords>> = { en: ENGLISH, de: GERMAN, fr: FRENCH, ar: ARABIC };

/** The words of a copy in a language that is offered. */
export function copyWords(language: PolicyLanguage): CopyWords {
  return WORDS[language];
}

/** A table in plain words. */
export function titleOf(
  { table, entity }: Pick<CatalogueTable, 'table' | 'entity'>,
  words: CopyWords = ENGLISH,
): string {
  return words.titles[table] ?? plain(entity);
}

/** A column in plain words, or what a link leads to: `contact`, `company.name`. */
export function labelOf(name: string, words: CopyWords): string {
  const known = words.labels[name];
  if (known !== undefined) return known;
  const [first = name, second] = name.split('.');
  const label = partOf(first, words);
  if (second === undefined || second === 'name') return label;
  const part = partOf(second, words);
  return `${label}: ${words === ENGLISH ? part.toLowerCase() : part}`;
}

/** Whether a language has a word of its own for a column; English has its name. */
export function hasLabel(name: string, words: CopyWords): boolean {
  return words === ENGLISH || labelsOf(name).every((part) => words.labels[part] !== undefined);
}

/** A closed word, such as the kind of an address or a purpose, as people say it. */
export function codeOf(property: string, text: string, words: CopyWords): string {
  if (isPurpose(text)) return words.purposes[text];
  return isClosedWord(property) ? (words.codes[text] ?? text) : text;
}

/** The same for whoever looks at single values: also in English it is a word, and no code with dashes. */
export function plainCodeOf(property: string, text: string, words: CopyWords): string {
  const said = codeOf(property, text, words);
  return said === text && isClosedWord(property) ? text.replaceAll('-', ' ') : said;
}

/** Whether the words of a property come from a closed list, and are nobody's own. */
export function isClosedWord(property: string): boolean {
  return CLOSED.includes(property);
}

/** Sections in the order in which people want to read them: themselves, their business, what was written, the logs. */
export function inReadingOrder<Section extends { readonly name: string }>(sections: readonly Section[]): Section[] {
  const order = Object.keys(ENGLISH.titles);
  const at = ({ name }: Section) => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...sections].sort((one, other) => at(one) - at(other));
}

/** The properties whose words come from closed lists; in others the same word may be somebody's own. */
const CLOSED = [
  ...['actorKind', 'basis', 'channel', 'collectedFrom', 'direction', 'event', 'kind', 'lifecycle', 'noticeState'],
  ...[
    'outcome',
    'role',
    'state',
    'status',
    'method',
    'noticeMethod',
    'noticeExemptGround',
    'restrictionGround',
    'ground',
  ],
];

function partOf(name: string, words: CopyWords): string {
  return words.labels[name] ?? words.labels[bare(name)] ?? plain(bare(name));
}

function labelsOf(name: string): string[] {
  return name.split('.').map(bare);
}

function bare(name: string): string {
  return name.replace(/Id$/, '');
}

function plain(name: string): string {
  const spaced = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
