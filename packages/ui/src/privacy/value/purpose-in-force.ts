import { createContext, type ReactNode, useContext } from 'react';

/** What the purpose in force is called, for whoever explains what it withholds; null where nobody says. */
export const PurposeInForce = createContext<string | null>(null);

/** The name of the purpose in force. */
export function usePurposeInForce(): string | null {
  return useContext(PurposeInForce);
}

/** The way from a withheld value to what decides about its person, on pages that say it. */
export const WithheldLink = createContext<ReactNode>(null);

/** That way, or null. */
export function useWithheldLink(): ReactNode {
  return useContext(WithheldLink);
}
