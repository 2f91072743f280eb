import type { Draft } from '../../visit/keeper.ts';
import type { CentreVisit } from '../../visit/visit.ts';

/** What was answered, or what is wrong with it by the field. */
export type Answered = { readonly draft: Partial<Draft> } | { readonly problems: Readonly<Record<string, string>> };

/** What every page of details is given. */
export interface DetailsProps {
  readonly visit: CentreVisit;
  readonly draft: Draft;
  readonly problems: Readonly<Record<string, string>>;
}

const HAVE_DETAILS = ['rectification', 'objection', 'restriction'];

/** The page after who asks: a right that needs to know more asks for it. */
export function pageAfterWho(kind: string | undefined): string {
  if (kind === 'marketing-stop') return 'check';
  return HAVE_DETAILS.includes(kind ?? '') ? 'details' : 'more';
}

/** The page before one's own words. */
export function pageBeforeOwnWords(kind: string | undefined): string {
  return HAVE_DETAILS.includes(kind ?? '') ? 'details' : 'you';
}

/** The page before everything is looked at once more. */
export function pageBeforeCheck(kind: string | undefined): string {
  return kind === 'marketing-stop' ? 'you' : 'more';
}
