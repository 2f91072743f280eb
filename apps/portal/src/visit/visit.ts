import type { PublicApi } from '../api/public-api.ts';
import type { FormFile } from '../http/form.ts';
import type { Place } from '../page/place.ts';
import type { Centre } from './centre.ts';
import type { Keeper } from './keeper.ts';

/** One request of a visitor, with everything that a page needs to answer it. */
export interface Visit {
  readonly place: Place;
  /** Whose privacy centre it is; null only on the operator's first pages, before there is an operator. */
  readonly centre: Centre | null;
  readonly api: PublicApi;
  readonly keeper: Keeper;
  readonly query: URLSearchParams;
  /** What a form sent; empty where nothing was sent. */
  readonly form: URLSearchParams;
  readonly files: readonly FormFile[];
}

/** A request to a privacy centre that exists. */
export interface CentreVisit extends Visit {
  readonly centre: Centre;
}

/** What a form field holds, without the blanks around it. */
export function field({ form }: Visit, name: string): string {
  return (form.get(name) ?? '').trim();
}

/** The address of the workspace as the API takes it; null for the operator. */
export function workspaceOf({ centre }: CentreVisit): string | null {
  return centre.isOperator ? null : centre.slug;
}

/** How the owner of the centre is called in a sentence. */
export function companyOf({ centre, place }: CentreVisit): string {
  return centre.isOperator ? place.i18n.t('The operator') : centre.name;
}
