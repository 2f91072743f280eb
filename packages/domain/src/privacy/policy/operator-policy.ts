import { createHash } from 'node:crypto';
import { CLAUSE_IDS, type ClauseId, type ClauseWords } from './policy-clause.ts';
import { type PolicyLanguage, policyWords } from './policy-words.ts';

/** The operator's policy as the product ships it. A change of the text is a new version with a date in the future. */
export interface OperatorPolicy {
  readonly version: number;
  readonly effectiveOn: string;
  readonly language: PolicyLanguage;
  /** SHA-256 of the text in this language, in hex: whoever kept it sees whether a word was changed. */
  readonly textHash: string;
  readonly clauses: readonly (ClauseWords & { readonly id: ClauseId })[];
}

const VERSION = 1;
const EFFECTIVE_ON = '2026-11-01';

/** The policy of the operator towards the holders of accounts, clause by clause; the English text counts. */
export function operatorPolicy(language: PolicyLanguage): OperatorPolicy {
  const words = policyWords(language).clauses;
  const clauses = CLAUSE_IDS.map((id) => ({ id, ...words[id] }));
  const text = clauses.map(({ id, title, text: paragraphs }) => [id, title, ...paragraphs].join('\n')).join('\n\n');
  return {
    ...{ version: VERSION, effectiveOn: EFFECTIVE_ON, language, clauses },
    textHash: createHash('sha256').update(text).digest('hex'),
  };
}
