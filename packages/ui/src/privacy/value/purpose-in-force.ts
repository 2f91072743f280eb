import { createContext, useContext } from 'react';

/** What the purpose in force is called, for whoever explains what it withholds; null where nobody says. */
export const PurposeInForce = createContext<string | null>(null);

/** The name of the purpose in force. */
export function usePurposeInForce(): string | null {
  return useContext(PurposeInForce);
}
