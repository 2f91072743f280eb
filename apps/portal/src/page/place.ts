import type { LocaleCode, Translator } from '@smartx/ui/i18n';
import { createContext, useContext } from 'react';

/** Whose privacy centre a page belongs to. */
export interface Owner {
  readonly slug: string;
  readonly name: string;
  readonly isOperator: boolean;
  readonly timeZone: string;
  readonly privacyEmail: string | null;
}

/** Where a page stands: its language, its owner and the address below which its forms live. */
export interface Place {
  readonly i18n: Translator;
  readonly locale: LocaleCode;
  /** Null on pages that belong to nobody, such as "not found". */
  readonly owner: Owner | null;
  /** `/privacy` or `/privacy/<slug>`. */
  readonly base: string;
  /** The path of this page, for the choice of a language. */
  readonly path: string;
  /** The mailbox page of an installation without a mail server. */
  readonly mailboxPath: string | null;
}

const PlaceContext = createContext<Place | null>(null);

/** Gives the pages below it their place. */
export const PlaceProvider = PlaceContext.Provider;

/** The place of the page that is being rendered. @throws Error outside of a page */
export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (!place) throw new Error('A component was rendered outside of a page.');
  return place;
}
