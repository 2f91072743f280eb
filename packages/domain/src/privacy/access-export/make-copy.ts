import type { EntityManager } from '@mikro-orm/postgresql';
import { isPurpose } from '../../kernel/purposes.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { CatalogueTable } from '../catalogue.ts';
import { loadSubjectFacts, loadWorkspaceBases } from '../consent/recompute-subjects.ts';
import { categoryWords, type PolicyLanguage } from '../policy/policy-words.ts';
import { workspaceFacts } from '../privacy-parts.ts';
import { publishedPurposes } from '../purpose/notice-words.ts';
import { decidePurpose } from '../purpose-decision.ts';
import { samePerson } from '../reach/reached-rows.ts';
import { loadPeriods } from '../retention/periods.ts';
import { collectCopy } from './collect-copy.ts';
import { collectFiles } from './collect-files.ts';
import type { CopyDocument, CopyPurpose } from './copy-document.ts';
import { CopyOmissions } from './copy-omissions.ts';
import { copyWords } from './copy-words.ts';
import { ReviewedRecords } from './review/reviewed-records.ts';

/** Whose copy, and for whom to read. */
export interface CopyOrder {
  readonly reference: string;
  readonly subjectIds: readonly string[];
  readonly language: PolicyLanguage;
}

/**
 * The copy of everything that the workspace holds about the people of a request; records of several people as `review` decides.
 * Without decisions others are blacked out wherever they are found.
 */
export async function makeCopy(
  em: EntityManager,
  scope: Scope,
  catalogue: readonly CatalogueTable[],
  { reference, language, subjectIds: asked }: CopyOrder,
  review: ReviewedRecords = new ReviewedRecords(),
): Promise<CopyDocument> {
  const { workspaceId, clock } = scope;
  const subjectIds = await samePerson(em, workspaceId, asked);
  const { name: workspace } = await workspaceFacts(em, workspaceId);
  const words = copyWords(language);
  const categories = categoryWords(language, await loadPeriods(em, workspaceId));
  const omissions = new CopyOmissions(words);
  const making = { words, omissions, review, reference };
  const sections = await collectCopy(em, scope, catalogue, subjectIds, making);
  const files = await collectFiles(em, scope, catalogue, { subjectIds, reference }, sections, making);
  return {
    ...{ kind: 'access', language, reference, workspace, madeAt: clock.now() },
    purposes: await purposesOf(em, scope, subjectIds, language),
    categories: categories.map(({ label, examples, retention }) => ({ label, examples, retention })),
    ...{ sections, files, omissions: omissions.list() },
    logic: words.page.logicText,
    withheld: Object.values(words.withheld),
  };
}

async function purposesOf(
  em: EntityManager,
  scope: Scope,
  subjectIds: readonly string[],
  reader: PolicyLanguage,
): Promise<CopyPurpose[]> {
  const { workspaceId, clock } = scope;
  const facts = (await loadSubjectFacts(em, workspaceId, subjectIds)).values().next().value;
  if (!facts) return [];
  const bases = await loadWorkspaceBases(em, workspaceId);
  const settings = await em.execute<{ purpose: string; is_on: boolean; wording: string }[]>(
    'select purpose, is_on, wording from purpose_setting where workspace_id = ? order by id',
    [workspaceId],
  );
  const [workspace] = await em.execute<{ locale: string }[]>('select locale from workspace where id = ?', [
    workspaceId,
  ]);
  // What is switched on is told in the words that were published, in the reader's language where there are some.
  const published = await publishedPurposes(em, workspaceId, { own: workspace?.locale ?? reader, reader });
  const wordings = new Map<string, string>(published.map(({ purpose, wording }) => [purpose, wording]));
  return settings.flatMap(({ purpose, is_on: isOn, wording }) => {
    if (!isPurpose(purpose)) return [];
    const verdict = decidePurpose(purpose, facts, bases, clock.now());
    return [{ wording: wordings.get(purpose) ?? wording, isOn, verdict }];
  });
}
