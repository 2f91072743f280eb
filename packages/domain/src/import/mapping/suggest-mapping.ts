import { matchName } from '../../record/match-name.ts';
import type { ColumnMapping } from '../import-mapping.ts';
import type { ColumnShape } from '../read/column-shape.ts';
import { FIELD_CATALOGUE } from './field-catalogue.ts';
import { ANSWER, type FieldKind, IGNORE, type ImportField, type ImportObject } from './import-field.ts';

const CERTAIN = 1;
const NUMBERED = 0.9;
const BY_WORDS = 0.7;
const BY_CELLS = 0.6;

interface Candidate {
  readonly index: number;
  readonly field: ImportField;
  readonly confidence: number;
}

/**
 * Suggests what each column of a file is, by its name in any of the words that other systems use and by what its cells look
 * like. The surest pair is settled first, so that "Email" and not "Email of assistant" becomes the e-mail.
 */
export function suggestMapping(
  object: ImportObject,
  columns: readonly string[],
  shapes: readonly ColumnShape[],
): ColumnMapping[] {
  const settled = settle(columns.flatMap((column, index) => candidatesFor(object, column, index, shapes[index])));
  return columns.map((column, index) => {
    const candidate = settled.get(index);
    if (!candidate) return { column, field: object === 'lead' ? ANSWER : IGNORE, confidence: 0 };
    const { field, confidence } = candidate;
    return { column, field: field.key, confidence, ...(field.kind === 'date' ? dateReading(shapes[index]) : {}) };
  });
}

function settle(candidates: readonly Candidate[]): ReadonlyMap<number, Candidate> {
  const byColumn = new Map<number, Candidate>();
  const taken = new Set<string>();
  for (const candidate of candidates.toSorted(
    (one, other) => other.confidence - one.confidence || one.index - other.index,
  )) {
    const { index, field } = candidate;
    if (byColumn.has(index) || (taken.has(field.key) && !field.isMany)) continue;
    byColumn.set(index, candidate);
    taken.add(field.key);
  }
  return byColumn;
}

function candidatesFor(
  object: ImportObject,
  column: string,
  index: number,
  shape: ColumnShape | undefined,
): Candidate[] {
  return FIELD_CATALOGUE[object].flatMap((field) => {
    const confidence = confidenceOf(field, column, shape);
    return confidence > 0 && fits(field.kind, shape) ? [{ index, field, confidence }] : [];
  });
}

function confidenceOf(field: ImportField, column: string, shape: ColumnShape | undefined): number {
  const name = matchName(column);
  const names = [field.key, field.label, ...field.synonyms].map(matchName);
  if (names.includes(name)) return CERTAIN;
  // "Phone 2" and "E-mail 1 - Value"
  if (names.includes(matchName(column.replace(/\d+/g, '')))) return NUMBERED;
  if (isSaidInWords(field, column)) return BY_WORDS;
  return field.kind === shape?.looksLike && (field.kind === 'email' || field.kind === 'url') ? BY_CELLS : 0;
}

/** A name of two words or more stands inside a longer one: "Primary e-mail address of the contact". */
function isSaidInWords(field: ImportField, column: string): boolean {
  const words = wordsOf(column);
  return field.synonyms.some((synonym) => {
    const parts = wordsOf(synonym);
    return parts.length > 1 && ` ${words.join(' ')} `.includes(` ${parts.join(' ')} `);
  });
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether the cells can be what the field holds; a column without a filled cell can be anything. */
function fits(kind: FieldKind, shape: ColumnShape | undefined): boolean {
  if (!shape || shape.filled === 0) return true;
  if (kind === 'date') return shape.dateFormats.length > 0;
  if (kind === 'email') return shape.looksLike === 'email' || shape.looksLike === null;
  if (kind === 'boolean') return shape.looksLike === 'yes-no';
  if (kind === 'integer' || kind === 'decimal') return shape.looksLike === 'number' || shape.looksLike === 'yes-no';
  if (kind === 'phone' || kind === 'country') return shape.looksLike !== 'email' && shape.looksLike !== 'url';
  return true;
}

function dateReading(shape: ColumnShape | undefined): Pick<ColumnMapping, 'dateFormat' | 'notice'> {
  const [first, ...others] = shape?.dateFormats ?? [];
  if (!first) return {};
  if (others.length === 0) return { dateFormat: first };
  return { dateFormat: first, notice: `Every date fits ${[first, ...others].join(' and ')}; ${first} is suggested.` };
}
