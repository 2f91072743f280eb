import type { Category } from '../../kernel/classify.ts';
import { periodAfter, type RetentionPeriods } from '../retention/periods.ts';
import type { RetentionKey } from '../retention/retention-rules.ts';

/** By which rule goes what is kept as proof of a category; the others stay as long as the workspace. */
const RULES: Readonly<Partial<Record<Category, RetentionKey>>> = { preference: 'consent-proof', request: 'request' };

/** Until when what an erasure keeps of a category stays; null for as long as there is the workspace. */
export function keptUntil(category: Category, erasedAt: Date, periods: RetentionPeriods): string | null {
  const rule = RULES[category];
  return rule ? periodAfter(erasedAt, periods[rule]).toISOString() : null;
}
