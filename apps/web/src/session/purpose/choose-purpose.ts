import { createContext, useContext } from 'react';
import type { CrmPurpose } from '../purposes.ts';

/** Changes the purpose in force, as the top bar does. */
export const ChoosePurpose = createContext<(purpose: CrmPurpose) => void>(() => undefined);

/** The way to change the purpose from within a screen. */
export function useChoosePurpose(): (purpose: CrmPurpose) => void {
  return useContext(ChoosePurpose);
}
