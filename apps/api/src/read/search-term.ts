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
    readonly whole: Promise<Buffer>;
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

/** Reads the text of a search. @throws RequestError `INVALID_SEARCH` for one that is too long */
export function searchTerm(text: string, workspaceId: string, vault: Vault): SearchTerm {
  const given = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (given.length > LONGEST_TEXT)
    throw new RequestError('INVALID_SEARCH', `A text to search for has at most ${LONGEST_TEXT} characters.`);
  return {
    workspaceId,
    given,
    lower: given.toLowerCase(),
    folded: foldText(given),
    phone: phoneOf(given, workspaceId, vault),
  };
}

function phoneOf(text: string, workspaceId: string, vault: Vault): SearchTerm['phone'] {
  const digits = text.replace(/\D/g, '').length;
  if (digits < 4 || !/^[\d\s()+./-]+$/.test(text)) return null;
  const phone = normalisePhone(text);
  if (!phone) return null;
  const whole = vault.blindIndex(workspaceId, 'phone', phone.normalised);
  const last4 = vault.blindIndex(workspaceId, 'phone-last4', phone.last4);
  // Where the search is refused, nobody waits for them.
  for (const hash of [whole, last4]) hash.catch(() => undefined);
  return { whole, last4, isEnding: digits === 4 };
}

/** A text in a column, through the function that reaches its index; see `domain/src/database/search-functions.ts`. */
export function similarTo(name: `search_${string}`, text: string): RawBuilder<unknown> {
  return sql`select id, score from ${sql.ref(name)}(${text}, ${MOST_CANDIDATES})`;
}

/** What another system calls the record, exactly. */
export function byExternalId(recordType: string, typeName: string): SearchSource {
  return {
    field: 'externalId',
    tells: [`${typeName}.externalId`],
    sql: ({ given, workspaceId }) =>
      sql`select record_id as id, 4::real as score from external_id
        where workspace_id = ${workspaceId}::uuid and key = ${given} and record_type = ${recordType}`,
  };
}
