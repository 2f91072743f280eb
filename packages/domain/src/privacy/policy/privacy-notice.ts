import type { Category } from '../../kernel/classify.ts';
import { PURPOSES } from '../../kernel/purposes.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type NoticePurpose, publishedPurposes } from '../purpose/notice-words.ts';
import { categoryServes } from '../purposes.ts';
import { loadPeriods } from '../retention/periods.ts';
import type { CategoryWords } from './policy-clause.ts';
import { categoryWords, type PolicyLanguage } from './policy-words.ts';

/** What a workspace tells the people whose data it holds (GDPR Art. 13 and 14). */
export interface PrivacyNotice {
  readonly slug: string;
  readonly name: string;
  readonly country: string;
  readonly timeZone: string;
  /** The language in which the workspace words its purposes. */
  readonly locale: string;
  readonly isOperator: boolean;
  readonly privacyEmail: string | null;
  readonly postalAddress: string | null;
  /** When the workspace ends, while it is being closed. */
  readonly closingAt: Date | null;
  readonly purposes: readonly NoticePurpose[];
  readonly categories: readonly (CategoryWords & { readonly category: Category })[];
}

type WorkspaceWords = Omit<PrivacyNotice, 'purposes' | 'categories' | 'closingAt'> & {
  readonly closingAt: Date | string | null;
};

/** The notice of the scope's workspace. It is public: nothing is asked of whoever reads it, and no person stands in it. */
export function readPrivacyNotice(scope: Scope, language: PolicyLanguage): Promise<PrivacyNotice> {
  const { workspaceId } = scope;
  return scope.transaction(async (em) => {
    const [workspace] = await em.execute<WorkspaceWords[]>(
      `select slug, name, country, time_zone as "timeZone", locale, is_operator as "isOperator",
              privacy_email as "privacyEmail", postal_address as "postalAddress",
              closing_at as "closingAt"
       from workspace where id = ?`,
      [workspaceId],
    );
    if (!workspace) throw new Error('The transaction has not entered this workspace.');
    const purposes = await publishedPurposes(em, workspaceId, { own: workspace.locale, reader: language });
    const words = categoryWords(language, await loadPeriods(em, workspaceId));
    const closingAt = workspace.closingAt === null ? null : new Date(workspace.closingAt);
    return { ...workspace, closingAt, purposes, categories: categoriesOf(purposes, words) };
  });
}

/** The kinds of data that these purposes use; what keeps data safe and answers requests is there always. */
function categoriesOf(
  purposes: readonly NoticePurpose[],
  words: PrivacyNotice['categories'],
): PrivacyNotice['categories'] {
  const chosen = purposes.map(({ purpose }) => purpose).filter((purpose) => PURPOSES[purpose].list !== 'always');
  return words.filter(
    ({ category }) =>
      category === 'security' || category === 'request' || chosen.some((purpose) => categoryServes(category, purpose)),
  );
}
