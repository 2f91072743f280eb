import { useEffect } from 'react';

/** Sets the tab's title: "Ana Ruiz · Contacts · SmartX". Parts from narrow to wide. */
export function usePageTitle(...parts: string[]): void {
  const title = [...parts.filter(Boolean), 'SmartX'].join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
