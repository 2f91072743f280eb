import { useEffect } from 'react';
import { withoutTurns } from '../text/bidi/bidi.ts';

/**
 * Sets the tab's title: "Ana Ruiz · Contacts · SmartX". Parts from narrow to wide; a name with signs that turn
 * the direction must not turn the rest, nor the name of the browser behind it.
 */
export function usePageTitle(...parts: string[]): void {
  const title = [...parts.filter(Boolean), 'SmartX'].map(withoutTurns).join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
