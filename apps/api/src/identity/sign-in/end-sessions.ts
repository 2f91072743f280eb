import type { EndSessions } from '@smartx/domain/handover';
import { enterWorkspace } from '@smartx/domain/kernel';

/** Ends every session of an account in the transaction in which its holder leaves; the trigger tells every process. */
export const endSessions: EndSessions = async (em, accountId) => {
  const [place] = await em.execute<{ here: string; operator: string }[]>(
    "select current_setting('app.workspace_id') as here, id as operator from operator_workspace()",
  );
  if (!place) return;
  // The account lies in the operator's workspace, which this transaction enters for one look.
  await enterWorkspace(em, place.operator);
  const [account] = await em.execute<{ auth_user_id: string }[]>(
    'select auth_user_id from account where workspace_id = ? and id = ?',
    [place.operator, accountId],
  );
  await enterWorkspace(em, place.here);
  if (account) await em.execute('delete from auth.session where "userId" = ?', [account.auth_user_id]);
};
