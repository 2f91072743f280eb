import { PROOF_IS_OVER } from '../privacy/retention/due/consent-proof.ts';
import type { DefinerFunction } from './definer-function.ts';

/** What forgets rows of ledgers that only grow for the application; none of them can be told to forget what is young. */
export const RETENTION_FUNCTIONS: readonly DefinerFunction[] = [
  {
    name: 'purge_consent_proof',
    signature: 'p_workspace uuid, p_before timestamptz',
    returns: 'int',
    reason: 'the consent ledger only grows for the application; proof whose time is over is forgotten, and no refusal',
    language: 'plpgsql volatile',
    body: `declare v_before timestamptz := least(p_before, now() - interval '1 year'); gone int;
      begin
        delete from public.consent_event d where d.workspace_id = p_workspace and d.id in (
          select e.id from public.consent_event e
          where e.workspace_id = p_workspace and ${PROOF_IS_OVER.replaceAll('$BEFORE', 'v_before')}
          order by e.occurred_at, e.id limit 5000);
        get diagnostics gone = row_count;
        return gone;
      end`,
  },
  {
    name: 'purge_requests',
    signature: 'p_workspace uuid, p_before timestamptz',
    returns: 'int',
    reason:
      'the steps of a request only grow for the application; they are forgotten with it, once nobody is named in it',
    language: 'plpgsql volatile',
    body: `declare v_before timestamptz := least(p_before, now() - interval '1 year'); gone uuid[]; part record;
      begin
        select array_agg(id) into gone from (
          select r.id from public.privacy_request r
          where r.workspace_id = p_workspace and r.closed_at <= v_before and r.identity_destroyed_at is not null
            and not exists (select 1 from public.access_copy c
              where c.workspace_id = r.workspace_id and c.request_id = r.id and c.destroyed_at is null)
          order by r.closed_at, r.id limit 500) old;
        if gone is null then return 0; end if;
        delete from public.erasure_exemption where workspace_id = p_workspace and request_id = any(gone);
        delete from public.review_item where workspace_id = p_workspace and request_id = any(gone);
        for part in
          select distinct k.conrelid::regclass as name from pg_constraint k
          where k.contype = 'f' and k.confrelid = 'public.privacy_request'::regclass
        loop
          execute format('delete from %s where workspace_id = $1 and request_id = any($2)', part.name)
            using p_workspace, gone;
        end loop;
        delete from public.privacy_request where workspace_id = p_workspace and id = any(gone);
        return cardinality(gone);
      end`,
  },
];
