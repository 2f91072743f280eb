import { PERSON_ACTIONS, purposesForAction } from '../../../kernel/actions.ts';
import { purposeBits } from '../../../kernel/purposes.ts';
import type { Viewer } from '../../../kernel/viewer.ts';

/** Somebody at the privacy centre: nobody in particular until their request is known, and then that request. */
export function personViewer(workspaceId: string, requestId: string | null = null): Viewer {
  return {
    kind: 'person',
    id: requestId,
    workspaceId,
    permissions: {
      scopes: new Map(PERSON_ACTIONS.map((action) => [action, 'own'])),
      fieldRules: new Map(),
      purposes: purposeBits(PERSON_ACTIONS.flatMap(purposesForAction)),
      signature: 'person',
    },
  };
}
