import type { EntityManager } from '@mikro-orm/postgresql';
import type { Category } from '../../../kernel/classify.ts';
import { InvalidInputError, NotFoundError } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import { PURPOSES } from '../../../kernel/purposes.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { copyWords } from '../../access-export/copy-words.ts';
import type { CatalogueTable } from '../../catalogue.ts';
import { findSubject } from '../../consent/append-consent.ts';
import { loadSubjectFacts, loadWorkspaceBases } from '../../consent/recompute-subjects.ts';
import { categoryWords, type PolicyLanguage } from '../../policy/policy-words.ts';
import type { PrivacyParts } from '../../privacy-parts.ts';
import { decidePurpose, type PurposeVerdict } from '../../purpose-decision.ts';
import { CATEGORY_RULES } from '../../purposes.ts';
import { type Reach, type Relation, reachRows, samePerson } from '../../reach/reached-rows.ts';
import { loadRows, textOf } from '../../reach/table-rows.ts';
import { loadPeriods } from '../../retention/periods.ts';
import { loadRecipients, type Recipients } from './recipients.ts';
import { originOf, type RowOrigin, type ViewedField, viewableColumns, viewField } from './viewed-field.ts';

/** Of each table so many rows are shown; how many there are is said. */
export const ROWS_SHOWN = 50;

const LONGEST_REASON = 500;

/** What one table holds about a person. */
export interface ViewedPlace {
  readonly table: string;
  readonly relation: Relation;
  readonly rowCount: number;
  readonly fields: readonly ViewedField[];
}

/** What data of a category is used for, as it stands for this person, and how long it is kept. */
export interface ViewedCategory {
  readonly category: Category;
  readonly retention: string;
  readonly purposes: readonly PurposeVerdict[];
}

/** Everything that is held about a person, by where it stands. */
export interface SubjectView {
  readonly places: readonly ViewedPlace[];
  readonly categories: readonly ViewedCategory[];
}

/** One value of a person. */
export interface ValuePlace {
  readonly table: string;
  readonly rowId: string;
  readonly property: string;
}

/** Shows officers what is held about one person, read off the catalogue: a new table or column stands there by itself. */
export class SubjectViewService {
  constructor(
    private readonly scope: Scope,
    private readonly parts: Pick<PrivacyParts, 'catalogue'>,
  ) {}

  /**
   * Every place that holds something of a person, with masks; nothing that is sealed is opened.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError
   */
  async view(subjectId: string, language: PolicyLanguage): Promise<SubjectView> {
    this.scope.require('subject:reveal');
    const { workspaceId } = this.scope;
    return this.scope.transaction(async (em) => {
      await findSubject(em, this.scope, subjectId);
      const people = await samePerson(em, workspaceId, [subjectId]);
      const reach = await reachRows(em, workspaceId, this.parts.catalogue, people);
      const recipients = await loadRecipients(em, workspaceId, people);
      const places = await this.places(em, reach, recipients, language);
      return { places, categories: await this.categories(em, subjectId, places, language) };
    });
  }

  /**
   * One value in full, for a reason. Who looked at what and why is written down before it leaves; the reason lies under the
   * person's key. Null where the value's own key is gone.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError for a value that is not this person's · InvalidInputError
   */
  async reveal(subjectId: string, { table, rowId, property }: ValuePlace, reason: string): Promise<string | null> {
    this.scope.require('subject:reveal');
    const { workspaceId, vault } = this.scope;
    const why = reason.trim();
    if (!why || why.length > LONGEST_REASON)
      throw new InvalidInputError([
        { path: 'reason', message: `Expected a reason of at most ${LONGEST_REASON} characters.` },
      ]);
    return this.scope.transaction(async (em) => {
      await findSubject(em, this.scope, subjectId);
      const place = this.parts.catalogue.find((one) => one.table === table);
      const column = place && viewableColumns(place).find((one) => one.property === property);
      const people = await samePerson(em, workspaceId, [subjectId]);
      const reach = await reachRows(em, workspaceId, this.parts.catalogue, people);
      if (!place || !column || !reach.get(table)?.ids.includes(rowId)) throw new NotFoundError('value');
      const [row] = await loadRows(em, workspaceId, place, [rowId]);
      await this.recordReveal(em, subjectId, `${table}.${property}`, why);
      return row ? textOf(vault, workspaceId, column, row) : null;
    });
  }

  private async places(
    em: EntityManager,
    reach: Reach,
    recipients: Recipients,
    language: PolicyLanguage,
  ): Promise<ViewedPlace[]> {
    const words = copyWords(language);
    const places: ViewedPlace[] = [];
    const sources = await this.sourcesOfContacts(em, reach);
    for (const table of this.parts.catalogue) {
      const reached = reach.get(table.table);
      const columns = viewableColumns(table);
      if (!reached || columns.length === 0) continue;
      const rows = await loadRows(em, this.scope.workspaceId, table, reached.ids.slice(0, ROWS_SHOWN));
      const fields = rows.flatMap((row) => {
        const origin = sourceThrough(row.contact_id, originOf(row), sources);
        return columns.flatMap((column) => viewField(column, row, origin, recipients.of(column, row), words) ?? []);
      });
      const { relation, ids } = reached;
      if (fields.length > 0) places.push({ table: table.table, relation, rowCount: ids.length, fields });
    }
    return places;
  }

  /** What belongs to a contact and says nothing of where it came from came with the contact. */
  private async sourcesOfContacts(em: EntityManager, reach: Reach): Promise<ReadonlyMap<unknown, string | null>> {
    const contacts = this.table('contact');
    const ids = reach.get('contact')?.ids ?? [];
    if (!contacts || ids.length === 0) return new Map();
    const rows = await loadRows(em, this.scope.workspaceId, contacts, ids);
    return new Map(rows.map((row) => [row.id, originOf(row).source]));
  }

  private table(name: string): CatalogueTable | undefined {
    return this.parts.catalogue.find(({ table }) => table === name);
  }

  private async categories(
    em: EntityManager,
    subjectId: string,
    places: readonly ViewedPlace[],
    language: PolicyLanguage,
  ): Promise<ViewedCategory[]> {
    const { workspaceId, clock } = this.scope;
    const facts = (await loadSubjectFacts(em, workspaceId, [subjectId])).get(subjectId);
    if (!facts) throw new NotFoundError('subject');
    const bases = await loadWorkspaceBases(em, workspaceId);
    const now = clock.now();
    const held = new Set(places.flatMap(({ fields }) => fields.map(({ category }) => category)));
    const words = categoryWords(language, await loadPeriods(em, workspaceId));
    const ofHeld = words.filter(({ category }) => held.has(category));
    return ofHeld.map(({ category, retention }) => ({
      ...{ category, retention },
      purposes: CATEGORY_RULES[category].purposes
        .filter((purpose) => PURPOSES[purpose].list !== 'accounts' || bases.at(purpose, facts.createdAt) !== null)
        .map((purpose) => decidePurpose(purpose, facts, bases, now)),
    }));
  }

  private async recordReveal(em: EntityManager, subjectId: string, field: string, reason: string): Promise<void> {
    const { vault, workspaceId } = this.scope;
    const auditId = newId();
    const place = { workspaceId, table: 'audit_entry', column: 'payload', rowId: auditId };
    const text = JSON.stringify({ reason });
    const sealed = await vault.seal(subjectId, place, text);
    const payload = { auditId, sealed, commitment: await vault.commit(subjectId, place, text) };
    const target = { targetType: 'data_subject', targetId: subjectId, subjectId };
    this.scope.record(em, { action: 'subject:reveal', ...target, fields: [field], payload });
  }
}

function sourceThrough(contactId: unknown, origin: RowOrigin, sources: ReadonlyMap<unknown, string | null>): RowOrigin {
  return origin.source === null ? { ...origin, source: sources.get(contactId) ?? null } : origin;
}
