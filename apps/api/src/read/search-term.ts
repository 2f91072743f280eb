import { normalisePhone } from '@smartx/domain/contact';
import { RequestError, type Vault } from '@smartx/domain/kernel';
import { foldText } from '@smartx/domain/record';
import { type RawBuilder, sql } from 'kysely';

/** How many candidates each source of a search gives; visibility is decided about them afterwards. */
const MOST_CANDIDATES = 200;

const LONGEST_TEXT = 200;

/** What somebody searches for, in the spellings in which it may be stored. */
export interface SearchTerm {
  readonly workspaceId: string;
  readonly given: string;
  /** Without case. */
  readonly lower: string;
  /** Without case and accents. */
  readonly folded: string;
  /** The keyed hashes of a phone number, in the making; null for a text that is none. */
  readonly phone: {
    /** As it would be meant in the workspace's country, and as it stands. */
    readonly whole: readonly Promise<Buffer>[];
    readonly last4: Promise<Buffer>;
    readonly isEnding: boolean;
  } | null;
}

/** One way in which a search finds records of a type: candidates with their score, and the fields that finding one tells. */
export interface SearchSource {
  /** What was found, as the API says it. */
  readonly field: string;
  /** The fields, as `Type.field`, that a viewer must see to be told. */
  readonly tells: readonly string[];
  /** `select id, score`, or null where the text cannot be found in this way. */
  readonly sql: (term: SearchTerm) => RawBuilder<unknown> | null;
}

/** Whether a text is a whole phone number that does not say its country. */
export function isNationalNumber(text: string): boolean {
  return isNumber(text) && text.replace(/\D/g, '').length > 4 && !/^\s*(\+|00)/.test(text);
}

/** The country in which the numbers of a workspace are meant. */
export function selectCountry(workspaceId: string): RawBuilder<unknown> {
  return sql`select country as v from workspace where id = ${workspaceId}::uuid`;
}

function isNumber(text: string): boolean {
  return text.replace(/\D/g, '').length >= 4 && /^[\d\s()+./-]+$/.test(text);
}

/**
 * Reads the text of a search; a phone number without country code is meant in the given one.
 * @throws RequestError `INVALID_SEARCH` for one that is too long
 */
export function searchTerm(
  text: string,
  { workspaceId, country }: { readonly workspaceId: string; readonly country: string | null },
  vault: Vault,
): SearchTerm {
  const given = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (given.length > LONGEST_TEXT)
    throw new RequestError('INVALID_SEARCH', `A text to search for has at most ${LONGEST_TEXT} characters.`);
  return {
    workspaceId,
    given,
    lower: given.toLowerCase(),
    folded: foldText(given),
    phone: phoneOf(given, { workspaceId, country }, vault),
  };
}

function phoneOf(
  text: string,
  { workspaceId, country }: { readonly workspaceId: string; readonly country: string | null },
  vault: Vault,
): SearchTerm['phone'] {
  if (!isNumber(text)) return null;
  const phone = normalisePhone(text);
  if (!phone) return null;
  const spellings = new Set([phone.normalised, normalisePhone(text, country)?.normalised ?? phone.normalised]);
  const whole = [...spellings].map((spelling) => vault.blindIndex(workspaceId, 'phone', spelling));
  const last4 = vault.blindIndex(workspaceId, 'phone-last4', phone.last4);
  // Where the search is refused, nobody waits for them.
  for (const hash of [...whole, last4]) hash.catch(() => undefined);
  return { whole, last4, isEnding: text.replace(/\D/g, '').length === 4 };
}

/** A text in a column, through the function that reaches its index; see `domain/src/database/search-functions.ts`. */
export function similarTo(name: `search_${string}`, text: string): RawBuilder<unknown> {
  return sql`select id, score from ${sql.ref(name)}(${text}, ${MOST_CANDIDATES})`;
}

/** What another system calls the record, exactly. */
export function byExternalId(recordType: string, typeName: string): SearchSource {
  return {
    field: 'externalId',
    tells: [`${typeName}.externalIds`],
    sql: ({ given, workspaceId }) =>
      sql`select record_id as id, 4::real as score from external_id
        where workspace_id = ${workspaceId}::uuid and key = ${given} and record_type = ${recordType}`,
  };
}
