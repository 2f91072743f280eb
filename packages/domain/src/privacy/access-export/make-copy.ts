import type { EntityManager } from '@mikro-orm/postgresql';
import { isPurpose } from '../../kernel/purposes.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { CatalogueTable } from '../catalogue.ts';
import { loadSubjectFacts, loadWorkspaceBases } from '../consent/recompute-subjects.ts';
import { workspaceFacts } from '../privacy-parts.ts';
import { decidePurpose } from '../purpose-decision.ts';
import { CATEGORIES, CATEGORY_RULES } from '../purposes.ts';
import { samePerson } from '../reach/reached-rows.ts';
import { collectCopy } from './collect-copy.ts';
import { collectFiles } from './collect-files.ts';
import type { CopyDocument, CopyPurpose } from './copy-document.ts';

const WITHHELD = [
  'Names of members of staff: you get one when a reviewer has decided that your right goes before theirs (CJEU C-579/21).',
  'Names and addresses of other people in notes, calls and messages that are about them too (GDPR Art. 15(4)).',
  'The content of files that are about other people too: you get one when a reviewer has decided (GDPR Art. 15(4)).',
  'Keyed hashes made from values that are in this copy, which serve to find and compare them.',
];

/** The copy of everything that the workspace holds about the people of a request. */
export async function makeCopy(
  em: EntityManager,
  scope: Scope,
  catalogue: readonly CatalogueTable[],
  request: { readonly reference: string; readonly subjectIds: readonly string[] },
): Promise<CopyDocument> {
  const { workspaceId, clock } = scope;
  const subjectIds = await samePerson(em, workspaceId, request.subjectIds);
  const { name: workspace } = await workspaceFacts(em, workspaceId);
  const rules = CATEGORIES.map((category) => CATEGORY_RULES[category]);
  return {
    ...{ reference: request.reference, workspace, madeAt: clock.now() },
    purposes: await purposesOf(em, scope, subjectIds),
    categories: rules.map(({ label, examples, retention }) => ({ label, examples, retention })),
    sections: await collectCopy(em, scope, catalogue, subjectIds),
    files: await collectFiles(em, scope, catalogue, subjectIds),
    withheld: WITHHELD,
  };
}

async function purposesOf(em: EntityManager, scope: Scope, subjectIds: readonly string[]): Promise<CopyPurpose[]> {
  const { workspaceId, clock } = scope;
  const facts = (await loadSubjectFacts(em, workspaceId, subjectIds)).values().next().value;
  const bases = await loadWorkspaceBases(em, workspaceId);
  const settings = await em.execute<{ purpose: string; is_on: boolean; wording: string }[]>(
    'select purpose, is_on, wording from purpose_setting where workspace_id = ? order by id',
    [workspaceId],
  );
  return settings.flatMap(({ purpose, is_on: isOn, wording }) =>
    facts && isPurpose(purpose) ? [{ wording, isOn, verdict: decidePurpose(purpose, facts, bases, clock.now()) }] : [],
  );
}
