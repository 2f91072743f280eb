import type { EntityManager } from '@mikro-orm/postgresql';
import { foldText } from '../../kernel/text/fold-text.ts';
import type { Vault } from '../../kernel/vault.ts';
import type { CatalogueTable } from '../catalogue.ts';
import { type Identifiers, identifiersOf } from './identifiers.ts';

const MOST_WORDS = 5;
const ASKED_AT_ONCE = 5_000;
const WORD = "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}.'’-]*";
/** Words with nothing but space between them. */
const RUN = new RegExp(`${WORD}(?:\\s+${WORD})*`, 'gu');
const MAIL = /[^\s<>()[\],;:"]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu;

/** A contact whom a text names; by its name in the database, because the engine knows no contacts. */
interface Named {
  readonly subjectId: string;
  readonly contactId: string;
  /** The folded name or the e-mail address by which it was found. */
  readonly by: string;
}

/** Contacts of the workspace whom texts name by a whole name or an e-mail address, whether anybody tied them to the text or not. */
export class NamedPeople {
  private constructor(private readonly people: ReadonlyMap<string, readonly Identifiers[]>) {}

  /** Everybody whom one of the texts names, but those who are `except`. */
  static async find(
    em: EntityManager,
    { vault, workspaceId }: { readonly vault: Vault; readonly workspaceId: string },
    catalogue: readonly CatalogueTable[],
    texts: Iterable<string>,
    except: ReadonlySet<string>,
  ): Promise<NamedPeople> {
    const phrases = new Set<string>();
    for (const text of texts) for (const phrase of phrasesIn(text)) phrases.add(phrase);
    const found = (await lookUp(em, workspaceId, [...phrases])).filter(({ subjectId }) => !except.has(subjectId));
    const known = new Map<string, Identifiers>();
    for (const contactId of new Set(found.map((one) => one.contactId)))
      known.set(contactId, await identifiersOfContact(em, vault, workspaceId, catalogue, contactId));
    const people = Map.groupBy(found, ({ by }) => by);
    return new NamedPeople(
      new Map([...people].map(([by, those]) => [by, those.flatMap(({ contactId }) => known.get(contactId) ?? [])])),
    );
  }

  /** What those are recognised by whom this text names. */
  in(text: string): Identifiers {
    if (this.people.size === 0) return { names: [], addresses: [] };
    const those = [...phrasesIn(text)].flatMap((phrase) => this.people.get(phrase) ?? []);
    return {
      names: those.flatMap(({ names }) => names),
      addresses: those.flatMap(({ addresses }) => addresses),
    };
  }
}

/** Everything in a text that could be somebody's whole name, folded as names are sorted, and each e-mail address. */
function* phrasesIn(text: string): Generator<string> {
  for (const [run] of text.matchAll(RUN)) {
    const words = run.split(/\s+/);
    for (let from = 0; from < words.length; from += 1)
      for (let count = 2; count <= MOST_WORDS && from + count <= words.length; count += 1)
        yield foldText(
          words
            .slice(from, from + count)
            .join(' ')
            .replace(/[.'’-]+$/u, ''),
        );
  }
  for (const [mail] of text.matchAll(MAIL)) yield mail.toLowerCase();
}

async function lookUp(em: EntityManager, workspaceId: string, phrases: readonly string[]): Promise<Named[]> {
  const found: Named[] = [];
  for (let from = 0; from < phrases.length; from += ASKED_AT_ONCE) {
    const some = phrases.slice(from, from + ASKED_AT_ONCE);
    found.push(
      ...(await em.execute<Named[]>(
        `select subject_id as "subjectId", id as "contactId", sort_name as "by" from contact
         where workspace_id = ? and sort_name in (?)
         union select c.subject_id, c.id, p.clear_normalised from contact_point p
           join contact c on c.workspace_id = p.workspace_id and c.id = p.contact_id
         where p.workspace_id = ? and p.clear_normalised in (?)`,
        [workspaceId, some, workspaceId, some],
      )),
    );
  }
  return found;
}

async function identifiersOfContact(
  em: EntityManager,
  vault: Vault,
  workspaceId: string,
  catalogue: readonly CatalogueTable[],
  contactId: string,
): Promise<Identifiers> {
  const points = await em.execute<{ id: string }[]>(
    'select id from contact_point where workspace_id = ? and contact_id = ?',
    [workspaceId, contactId],
  );
  const own = { relation: 'owned' } as const;
  const reach = new Map([
    ['contact', { ...own, ids: [contactId] }],
    ['contact_point', { ...own, ids: points.map(({ id }) => id) }],
  ]);
  return identifiersOf(em, vault, workspaceId, catalogue, reach);
}
