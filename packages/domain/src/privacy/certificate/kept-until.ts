import type { Category } from '../../kernel/classify.ts';

/** For how many months what is kept as proof stays, as the rules of its category say; the others stay as long as the workspace. */
const MONTHS: Readonly<Partial<Record<Category, number>>> = { preference: 36, request: 24 };

/** Until when what an erasure keeps of a category stays; null for as long as there is the workspace. */
export function keptUntil(category: Category, erasedAt: Date): string | null {
  const months = MONTHS[category];
  if (months === undefined) return null;
  const end = new Date(erasedAt);
  end.setUTCMonth(end.getUTCMonth() + months);
  return end.toISOString();
}
