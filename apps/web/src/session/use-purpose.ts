import { useCallback, useState } from 'react';
import { type CrmPurpose, isCrmPurpose } from './purposes.ts';

/** The purpose that was last worked for in a workspace, in this tab. */
export function storedPurpose(workspace: string): CrmPurpose {
  const stored = sessionStorage.getItem(keyOf(workspace));
  return isCrmPurpose(stored) ? stored : 'RELATIONSHIP';
}

/** Keeps the purpose that the next page of this tab begins with. */
export function storePurpose(workspace: string, purpose: CrmPurpose): void {
  sessionStorage.setItem(keyOf(workspace), purpose);
}

/** The purpose in force, one of those that are held; a reload keeps it. */
export function usePurpose(
  workspace: string,
  held: readonly CrmPurpose[],
): [CrmPurpose | null, (purpose: string) => void] {
  const [chosen, setChosen] = useState<Record<string, CrmPurpose>>({});
  const wanted = chosen[workspace] ?? storedPurpose(workspace);
  const choose = useCallback(
    (next: string) => {
      if (!isCrmPurpose(next)) return;
      storePurpose(workspace, next);
      setChosen((before) => ({ ...before, [workspace]: next }));
    },
    [workspace],
  );
  return [held.includes(wanted) ? wanted : (held[0] ?? null), choose];
}

function keyOf(workspace: string): string {
  return `smartx.purpose.${workspace}`;
}
