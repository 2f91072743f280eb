import { createContext } from 'react';

/** How a form tells the dialog around it whether something is typed that nobody saved. */
export const UnsavedContext = createContext<(isUnsaved: boolean) => void>(() => undefined);
