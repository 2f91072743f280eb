import { createContext } from 'react';

/** How a form tells the dialog around it whether something is typed that nobody saved, and what forgets it. */
export const UnsavedContext = createContext<(isUnsaved: boolean, throwAway?: () => void) => void>(() => undefined);
