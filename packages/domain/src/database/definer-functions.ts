import type { DefinerFunction } from './definer-function.ts';
import { RETENTION_FUNCTIONS } from './retention-functions.ts';
import { SEARCH_FUNCTIONS } from './search-functions.ts';

/** Every look-up before or across workspaces, and every search; one test each in `definer-functions.int.test.ts`. */
export const DEFINER_FUNCTIONS: readonly DefinerFunction[] = [
  {
    name: 'find_workspace_by_slug',
    signature: 'p_slug text',
    returns: 'table (id uuid, name text, is_operator boolean)',
    reason: 'a request names its workspace before it has one',
    body: 'select id, name, is_operator from public.workspace where slug = p_slug and closed_at is null',
  },
  {
    name: 'find_workspaces_named',
    signature: 'p_name text',
    returns: 'table (id uuid, slug text, name text, is_operator boolean)',
    reason: 'somebody at the privacy centre names the company that wrote to them',
    body: `select id, slug, name, is_operator from public.workspace
           where lower(name) = lower(p_name) and closed_at is null order by slug limit 5`,
  },
  {
    name: 'operator_workspace',
    signature: '',
    returns: 'table (id uuid)',
    reason: 'accounts are subjects of the operator and are looked up at sign-in',
    body: 'select id from public.workspace where is_operator',
  },
  {
    name: 'every_workspace',
    signature: '',
    returns: 'table (id uuid, slug text)',
    reason: 'nightly jobs visit each workspace in turn',
    body: 'select id, slug from public.workspace where closed_at is null order by slug',
  },
  {
    name: 'list_workspaces',
    signature: '',
    returns:
      'table (id uuid, slug text, name text, country text, is_operator boolean, created_at timestamptz, members bigint)',
    reason: 'whoever runs the installation sees its workspaces, and of each no more than this',
    body: `select w.id, w.slug, w.name, w.country, w.is_operator, w.created_at,
             (select count(*) from public.member m where m.workspace_id = w.id and m.status = 'active')
           from public.workspace w where w.closed_at is null order by w.slug`,
  },
  {
    name: 'find_closed_workspace',
    signature: 'p_slug text',
    returns: 'table (name text, ended_at timestamptz)',
    reason: 'whoever comes to the address of a workspace that was closed is told so, and nobody else gets the address',
    body: 'select name, coalesce(ended_at, started_at) from public.workspace_closure where slug = p_slug',
  },
  {
    name: 'find_account_by_auth_user',
    signature: 'p_auth_user text',
    returns: 'table (workspace_id uuid, id uuid, full_name text, email text, locale text)',
    reason: 'sign-in happens before a workspace is chosen',
    body: 'select workspace_id, id, full_name, email, locale from public.account where auth_user_id = p_auth_user',
  },
  {
    name: 'find_memberships',
    signature: 'p_account uuid',
    returns:
      'table (workspace_id uuid, member_id uuid, slug text, name text, is_operator boolean, role_keys text, has_officer boolean, closing_at timestamptz)',
    reason: 'a person sees the workspaces that they belong to',
    body: `select m.workspace_id, m.id, w.slug, w.name, w.is_operator,
             coalesce((select string_agg(r.key, ',' order by r.key) from public.member_role mr
                         join public.role r on r.workspace_id = mr.workspace_id and r.id = mr.role_id
                        where mr.workspace_id = m.workspace_id and mr.member_id = m.id), ''),
             exists (select 1 from public.member o
                       join public.member_role mr on mr.workspace_id = o.workspace_id and mr.member_id = o.id
                       join public.role r on r.workspace_id = mr.workspace_id and r.id = mr.role_id
                      where o.workspace_id = m.workspace_id and o.status = 'active' and r.key = 'privacy-officer'),
             w.closing_at
           from public.member m join public.workspace w on w.id = m.workspace_id
           where m.account_id = p_account and m.status = 'active' and w.closed_at is null order by w.name`,
  },
  {
    name: 'find_invitation',
    signature: 'p_token_hash bytea',
    returns: 'table (workspace_id uuid, id uuid)',
    reason: 'whoever opens an invitation is in no workspace yet',
    body: `select i.workspace_id, i.id from public.invitation i join public.workspace w on w.id = i.workspace_id
           where i.token_hash = p_token_hash and w.closing_at is null and w.closed_at is null`,
  },
  {
    name: 'find_upload',
    signature: 'p_token_hash bytea',
    returns: 'table (workspace_id uuid, id uuid)',
    reason: 'whoever sends a file has the address alone',
    body: 'select workspace_id, id from public.upload where token_hash = p_token_hash',
  },
  {
    name: 'find_api_key',
    signature: 'p_key_hash bytea',
    returns:
      'table (workspace_id uuid, id uuid, recipient text, scopes text, purposes bigint, allowed_addresses text, expires_at timestamptz, revoked_at timestamptz)',
    reason: 'a key names its workspace itself',
    body: `select workspace_id, id, recipient, scopes, purposes, allowed_addresses, expires_at, revoked_at
           from public.api_key where key_hash = p_key_hash`,
  },
  {
    name: 'find_request_by_reference',
    signature: 'p_reference text',
    returns: 'table (workspace_id uuid, id uuid)',
    reason: 'a person opens a request by its reference',
    body: 'select workspace_id, id from public.privacy_request where reference = p_reference',
  },
  {
    name: 'purge_read_log',
    signature: 'p_workspace uuid, p_before timestamptz',
    returns: 'int',
    reason:
      'the log of reads only grows for the application; what is older than a year is forgotten, and nothing younger',
    language: 'plpgsql volatile',
    body: `declare gone uuid[];
      begin
        select array_agg(id) into gone from (
          select id from public.read_log
          where workspace_id = p_workspace and occurred_at < least(p_before, now() - interval '365 days')
          order by occurred_at, id limit 5000) old;
        delete from public.read_log_subject where workspace_id = p_workspace and read_log_id = any(gone);
        delete from public.read_log where workspace_id = p_workspace and id = any(gone);
        return coalesce(cardinality(gone), 0);
      end`,
  },
  ...RETENTION_FUNCTIONS,
  ...SEARCH_FUNCTIONS,
  {
    name: 'refresh_statistics',
    signature: '',
    returns: 'void',
    reason:
      'only an owner may analyse; a table that an import fills from nothing has no statistics until then, and the planner checks its foreign keys by reading a whole workspace for each row',
    language: 'plpgsql volatile',
    body: `declare grown regclass;
      begin
        for grown in
          select oid::regclass from pg_class
          where relnamespace = 'public'::regnamespace and relkind = 'r'
            and pg_relation_size(oid) > 2 * 8192 * relpages::bigint + 65536
        loop
          execute format('analyze (skip_locked) %s', grown);
        end loop;
      end`,
  },
];

/** The statements that create the functions, for the owner, callable by the tenant role alone. */
export function definerFunctionSql(tenantRole: string): string[] {
  return DEFINER_FUNCTIONS.flatMap(({ name, signature, returns, body, language = 'sql stable' }) => {
    const types = signature
      .split(',')
      .map((argument) => argument.trim().split(' ')[1] ?? '')
      .join(', ');
    return [
      `create or replace function public.${name}(${signature}) returns ${returns}
         language ${language} security definer set search_path = pg_catalog, public, pg_temp as $$ ${body} $$`,
      `revoke all on function public.${name}(${types}) from public`,
      `grant execute on function public.${name}(${types}) to ${tenantRole}`,
    ];
  });
}
