import { useCallback, useState } from 'react';
import { type CrmPurpose, isCrmPurpose } from './purposes.ts';

/** The purpose in force in a workspace, for this tab; a reload keeps it. */
export function usePurpose(workspace: string): [CrmPurpose, (purpose: string) => void] {
  const key = `smartx.purpose.${workspace}`;
  const [chosen, setChosen] = useState<Record<string, CrmPurpose>>({});
  const stored = sessionStorage.getItem(key);
  const purpose = chosen[key] ?? (isCrmPurpose(stored) ? stored : 'RELATIONSHIP');
  const choose = useCallback(
    (next: string) => {
      if (!isCrmPurpose(next)) return;
      sessionStorage.setItem(key, next);
      setChosen((before) => ({ ...before, [key]: next }));
    },
    [key],
  );
  return [purpose, choose];
}
