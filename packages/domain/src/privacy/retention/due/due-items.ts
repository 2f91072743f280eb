import type { EntityManager } from '@mikro-orm/postgresql';
import { ALWAYS_ON, isPurpose, purposeBits } from '../../../kernel/purposes.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { workspaceFacts } from '../../privacy-parts.ts';
import { samePerson } from '../../reach/reached-rows.ts';
import { type RETENTION_ACTIONS, RETENTION_KEYS, type RetentionKey, type RetentionPeriod } from '../retention-rules.ts';
import { overDue } from './due-sql.ts';

/** What keeps somebody although their time is over. */
type KeptBy = 'restricted' | 'held' | 'request';

/** Somebody or something whose time is over. */
export interface DueItem {
  readonly table: 'data_subject' | 'deal';
  readonly id: string;
  readonly rule: RetentionKey;
  /** What the rule says is to become of it. */
  readonly action: (typeof RETENTION_ACTIONS)[number];
  readonly dueOn: string;
  readonly keptBy: KeptBy | null;
}

/** How many fall due by a rule. */
export interface DueCount {
  readonly rule: RetentionKey;
  /** Those that nothing keeps. */
  readonly due: number;
  /** Those among them whose time is over since more than 30 days. */
  readonly overdue: number;
  /** Those that are due and are kept by a hold, an open request or a restriction. */
  readonly held: number;
}

/** How many fall due in a month by a rule, besides what is due already. */
export interface DueMonth {
  /** `YYYY-MM` */
  readonly month: string;
  readonly rule: RetentionKey;
  readonly count: number;
}

/** Another period for one rule, to see what it would do. */
export type Supposed = Readonly<Partial<Record<RetentionKey, RetentionPeriod>>>;

const OVERDUE_DAYS = 30;
const MONTHS_AHEAD = 12;

/** Counts what is due today and what falls due within a year, with the rules as they are or as they are supposed to be. */
export async function countDue(
  em: EntityManager,
  scope: Scope,
  supposed: Supposed = {},
): Promise<{ readonly today: readonly DueCount[]; readonly months: readonly DueMonth[] }> {
  const { zone, given } = await givenOf(em, scope, supposed, []);
  const rows = await em.execute<CountRow[]>(
    overDue(
      'all',
      `select rule, kept_by is not null as kept, due_on <= t.today as now, to_char(greatest(due_on, t.today), 'YYYY-MM') as month,
         count(*)::int as count, (count(*) filter (where due_on < t.today - ${OVERDUE_DAYS}))::int as overdue
       from due, (select (?::timestamptz at time zone ?)::date as today) t
       where due_on < (date_trunc('month', t.today) + interval '${MONTHS_AHEAD + 1} months')
       group by 1, 2, 3, 4 order by 4, 1`,
    ),
    [...given, scope.clock.now(), zone],
  );
  const sum = (some: readonly CountRow[], of: (row: CountRow) => number) => some.reduce((all, row) => all + of(row), 0);
  const today = RETENTION_KEYS.map((rule): DueCount => {
    const own = rows.filter((row) => row.rule === rule && row.now);
    const free = own.filter(({ kept }) => !kept);
    const due = sum(free, ({ count }) => count);
    const held = sum(own, ({ kept, count }) => (kept ? count : 0));
    return { rule, due, overdue: sum(free, ({ overdue }) => overdue), held };
  });
  const ahead = Map.groupBy(
    rows.filter(({ now }) => !now),
    ({ month, rule }) => `${month} ${rule}`,
  );
  const months = [...ahead.values()].flatMap((same) =>
    same[0] ? [{ month: same[0].month, rule: same[0].rule, count: sum(same, ({ count }) => count) }] : [],
  );
  return { today, months };
}

interface CountRow {
  readonly rule: RetentionKey;
  readonly kept: boolean;
  readonly now: boolean;
  readonly month: string;
  readonly count: number;
  readonly overdue: number;
}

/** What is due and kept by nothing, the longest due first. */
export async function findDue(em: EntityManager, scope: Scope, limit: number): Promise<DueItem[]> {
  const { zone, given } = await givenOf(em, scope, {}, []);
  const sql = `${SELECT} where kept_by is null and due_on <= (?::timestamptz at time zone ?)::date order by due_on, id limit ${limit}`;
  return em.execute<DueItem[]>(overDue('all', sql), [...given, scope.clock.now(), zone]);
}

/** Whether one of them is due now, and what keeps it; null where its time is not over, or not any more. */
export async function dueNow(
  em: EntityManager,
  scope: Scope,
  { table, id }: Pick<DueItem, 'table' | 'id'>,
): Promise<DueItem | null> {
  const ids = table === 'deal' ? [id] : await samePerson(em, scope.workspaceId, [id]);
  const { zone, given } = await givenOf(em, scope, {}, ids);
  const sql = `${SELECT} where item_table = ? and id = ? and due_on <= (?::timestamptz at time zone ?)::date`;
  const [item] = await em.execute<DueItem[]>(overDue('some', sql), [...given, table, id, scope.clock.now(), zone]);
  return item ?? null;
}

const SELECT = `select item_table as "table", id, rule, due_on::text as "dueOn", kept_by as "keptBy",
  (select r.action from retention_rule r where r.workspace_id = (select ws from given) and r.key = rule) as action from due`;

interface RuleRow extends RetentionPeriod {
  readonly key: RetentionKey;
}

/** The parameters of {@link overDue}. */
async function givenOf(em: EntityManager, scope: Scope, supposed: Supposed, ids: readonly string[]) {
  const { workspaceId, clock } = scope;
  const { timeZone: zone } = await workspaceFacts(em, workspaceId);
  const own = await em.execute<RuleRow[]>(
    'select key, period_count as count, period_unit as unit from retention_rule where workspace_id = ? and is_on',
    [workspaceId],
  );
  const rules = own.map((rule) => ({ ...rule, ...supposed[rule.key] }));
  const inUse = await purposesInUse(em, workspaceId);
  const given = [workspaceId, clock.now(), zone, JSON.stringify(rules), `${inUse}`, JSON.stringify(ids)];
  return { zone, given };
}

/** The purposes that need the profile itself and can be refused: where none is open, nothing carries it any more. */
async function purposesInUse(em: EntityManager, workspaceId: string): Promise<bigint> {
  const rows = await em.execute<{ purpose: string }[]>(
    "select purpose from purpose_setting where workspace_id = ? and is_on and purpose <> 'REPORTING'",
    [workspaceId],
  );
  return purposeBits(rows.map(({ purpose }) => purpose).filter(isPurpose)) & ~ALWAYS_ON;
}
