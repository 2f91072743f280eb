import type { DefinerFunction } from './definer-function.ts';

const CURRENT_WORKSPACE = "nullif(current_setting('app.workspace_id', true), '')::uuid";

/** What is searched: a column, written as its trigram index has it, of the rows `r` of a table. */
interface Searched {
  readonly table: string;
  readonly id: string;
  readonly column: string;
  readonly live: string;
}

/**
 * Finds rows whose column is a text, begins with it, holds it, or holds something that is written much like it; the best first. A
 * text of less than three letters has too few trigrams to be looked for inside.
 */
function searchFunction(name: string, { table, id, column, live }: Searched): DefinerFunction {
  const found = `from public.${table} r where r.workspace_id = ${CURRENT_WORKSPACE}${live}`;
  return {
    name,
    signature: 'p_text text, p_limit integer',
    returns: 'table (id uuid, score real)',
    reason: 'like is not leakproof and would not reach the trigram index; filters by the current workspace itself',
    language: 'plpgsql volatile',
    body: `declare v_part text := regexp_replace(p_text, '([\\\\%_])', '\\\\\\1', 'g');
      begin
        perform set_config('pg_trgm.word_similarity_threshold', '0.45', true);
        if char_length(p_text) < 3 then
          return query select r.${id}, 2::real ${found} and ${column} like v_part || '%' order by ${column} limit p_limit;
        else
          return query
            select r.${id}, (word_similarity(p_text, ${column}) + case when ${column} = p_text then 3 when ${column} like v_part || '%' then 2
              when ${column} like '%' || v_part || '%' then 1 else 0 end)::real as points
            ${found} and (${column} like '%' || v_part || '%' or ${column} %> p_text)
            order by points desc, r.${id} limit p_limit;
        end if;
      end`,
  };
}

/** With which SQLSTATE the database refuses a filter that too many rows meet; the message names the filter. */
export const TOO_BROAD_STATE = 'SX001';

const REFUSE = `raise exception using errcode = '${TOO_BROAD_STATE}', message =`;

/** Finds the rows whose column is like a pattern, in no order, or refuses where they are more than so many. */
function matchFunction(name: string, { table, id, column, live }: Searched): DefinerFunction {
  return {
    name,
    signature: 'p_pattern text, p_most integer, p_filter text',
    returns: 'table (id uuid)',
    reason: 'like is not leakproof and would not reach the trigram index; filters by the current workspace itself',
    // A volatile one would keep the planner from entering by what it finds.
    language: 'plpgsql stable',
    body: `declare v_found bigint;
      begin
        return query execute 'select r.${id} from public.${table} r
          where r.workspace_id = $1 and ${column} like $2${live} limit $3' using ${CURRENT_WORKSPACE}, p_pattern, p_most + 1;
        get diagnostics v_found = row_count;
        if v_found > p_most then
          ${REFUSE} p_filter;
        end if;
      end`,
  };
}

/**
 * Finds the rows whose text has one of several parts in it, one part after the other, each by the trigram index: what an erasure looks
 * for in titles and names in clear. All of them, also in the recycle bin.
 */
function mentionFunction(name: string, { table, id, column }: Omit<Searched, 'live'>): DefinerFunction {
  return {
    name,
    signature: 'p_parts text[]',
    returns: 'table (id uuid)',
    reason: 'like is not leakproof and would not reach the trigram index; filters by the current workspace itself',
    language: 'plpgsql stable',
    body: `declare v_part text;
      begin
        foreach v_part in array p_parts loop
          return query execute 'select r.${id} from public.${table} r where r.workspace_id = $1 and ${column} like $2'
            using ${CURRENT_WORKSPACE}, '%' || regexp_replace(lower(v_part), '([\\\\%_])', '\\\\\\1', 'g') || '%';
        end loop;
      end`,
  };
}

/** The columns in clear in which members write about people who are not linked to the row. */
const MENTION_FUNCTIONS: readonly DefinerFunction[] = [
  mentionFunction('mentioned_in_deal_name', { table: 'deal', id: 'id', column: 'lower(r.name)' }),
  mentionFunction('mentioned_in_task_title', { table: 'task', id: 'id', column: 'lower(r.title)' }),
];

/** What lists look for by a part of a text; it comes spelled as the column is. */
const MATCH_FUNCTIONS: readonly DefinerFunction[] = [
  matchFunction('match_contact_names', {
    ...{ table: 'contact', id: 'id', column: 'r.sort_name' },
    live: ' and r.deleted_at is null',
  }),
  matchFunction('match_contact_emails', { table: 'contact_point', id: 'id', column: 'r.clear_normalised', live: '' }),
  matchFunction('match_company_names', {
    ...{ table: 'company', id: 'id', column: 'lower(r.name)' },
    live: ' and r.deleted_at is null',
  }),
  matchFunction('match_deal_names', {
    ...{ table: 'deal', id: 'id', column: 'lower(r.name)' },
    live: ' and r.deleted_at is null',
  }),
  {
    name: 'refuse_too_broad',
    signature: 'p_filter text',
    returns: 'boolean',
    reason: 'a list that looked at too many rows stops in the middle; reads nothing',
    language: 'plpgsql volatile',
    body: `begin ${REFUSE} p_filter; end`,
  },
];

/** What the search of the product and the filters of its lists rest on. The text comes folded as the column is: without case, names without accents too. */
export const SEARCH_FUNCTIONS: readonly DefinerFunction[] = [
  searchFunction('search_contact_names', {
    table: 'contact',
    id: 'id',
    column: 'r.sort_name',
    live: ' and r.deleted_at is null',
  }),
  searchFunction('search_contact_emails', {
    table: 'contact_point',
    id: 'contact_id',
    column: 'r.clear_normalised',
    live: '',
  }),
  searchFunction('search_company_names', {
    table: 'company',
    id: 'id',
    column: 'lower(r.name)',
    live: ' and r.deleted_at is null',
  }),
  searchFunction('search_deal_names', {
    table: 'deal',
    id: 'id',
    column: 'lower(r.name)',
    live: ' and r.deleted_at is null',
  }),
  ...MATCH_FUNCTIONS,
  ...MENTION_FUNCTIONS,
];
