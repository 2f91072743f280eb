import type { EntityManager } from '@mikro-orm/postgresql';
import { isPurpose, type Purpose } from '../../../kernel/purposes.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { addDays, findAnomalies, USE_LIMITS, type UseAnomaly, type UseOfDay } from './use-anomalies.ts';

/** Who read, as the log knows them. */
export interface UseActor {
  readonly kind: 'role' | 'key' | 'other';
  /** The roles that they hold now, for members; none for who has none any more. */
  readonly roles: readonly string[];
  /** The name of a key and the organisation behind it; null for members, who are counted by role. */
  readonly keyName: string | null;
  readonly recipient: string | null;
}

/** How often somebody worked for a purpose. */
export interface PurposeUsed extends UseActor {
  readonly purpose: Purpose;
  readonly reads: number;
  readonly refused: number;
  /** How many members or keys are counted together. */
  readonly actors: number;
  readonly lastAt: Date;
}

/** An anomaly with the name of whom to ask. */
export interface NamedAnomaly extends Omit<UseAnomaly, 'actor'>, UseActor {
  /** The name of the member; null for keys, and for a member who is gone. */
  readonly memberName: string | null;
}

/** For which purposes personal data was read: by day, by role and key, and what was out of the ordinary. */
export interface PurposeUse {
  readonly since: string;
  readonly until: string;
  readonly days: readonly Pick<UseOfDay, 'day' | 'purpose' | 'reads' | 'refused'>[];
  readonly users: readonly PurposeUsed[];
  readonly anomalies: readonly NamedAnomaly[];
}

/** So far back it is told at most; the log itself goes back a year. */
const LONGEST_DAYS = 90;
const MOST_ANOMALIES = 100;

interface Row extends Omit<UseOfDay, 'actor' | 'purpose'> {
  readonly kind: string;
  readonly id: string | null;
  readonly purpose: string;
  readonly last_at: string;
}

interface Known extends UseActor {
  readonly memberName: string | null;
}

/**
 * For which purposes personal data was read since a day of the workspace's calendar, at most 90 days back, from the log of
 * reads. Members are counted by the roles that they hold now; nobody is scored.
 * @throws NotAllowedError · PurposeNotAllowedError
 */
export async function purposeUse(scope: Scope, since: string): Promise<PurposeUse> {
  scope.require('audit:read');
  return scope.transaction(async (em) => {
    const [zone] = await em.execute<{ time_zone: string; today: string }[]>(
      'select time_zone, (?::timestamptz at time zone time_zone)::date::text as today from workspace where id = ?',
      [scope.clock.now().toISOString(), scope.workspaceId],
    );
    const { time_zone: timeZone = 'UTC', today = since } = zone ?? {};
    const from = [since > today ? today : since, addDays(today, 1 - LONGEST_DAYS)].sort().at(-1) ?? today;
    const rows = await readUses(em, scope.workspaceId, addDays(from, -USE_LIMITS.comparedDays), timeZone);
    const known = await readActors(em, scope.workspaceId);
    return { since: from, until: today, ...summary(rows, known, from) };
  });
}

function summary(rows: readonly Row[], known: ReadonlyMap<string, Known>, from: string) {
  const within = rows.filter(({ day }) => day >= from);
  const uses = rows.flatMap(({ purpose, ...row }) =>
    isPurpose(purpose) ? [{ ...row, purpose, actor: actorOf(row) }] : [],
  );
  return {
    days: daysOf(uses.filter(({ day }) => day >= from)),
    users: usersOf(within, known),
    anomalies: findAnomalies(uses, from)
      .slice(0, MOST_ANOMALIES)
      .map(({ actor, ...anomaly }) => ({ ...anomaly, ...(known.get(actor) ?? NOBODY_KNOWN) })),
  };
}

function daysOf(uses: readonly UseOfDay[]): PurposeUse['days'] {
  const groups = Map.groupBy(uses, ({ day, purpose }) => `${day} ${purpose}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ day: first.day, purpose: first.purpose, ...countsOf(group) }] : [];
  });
}

function usersOf(rows: readonly Row[], known: ReadonlyMap<string, Known>): PurposeUsed[] {
  const named = rows.map((row) => ({ row, by: known.get(actorOf(row)) ?? NOBODY_KNOWN }));
  const groups = Map.groupBy(named, ({ row, by }) =>
    JSON.stringify([by.kind, by.roles, by.kind === 'key' ? row.id : null, row.purpose]),
  );
  const users = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first || !isPurpose(first.row.purpose)) return [];
    const { memberName, ...by } = first.by;
    const lastAt = Math.max(...group.map(({ row }) => new Date(row.last_at).getTime()));
    return [
      {
        ...by,
        purpose: first.row.purpose,
        ...countsOf(group.map(({ row }) => row)),
        actors: new Set(group.map(({ row }) => row.id)).size,
        lastAt: new Date(lastAt),
      },
    ];
  });
  return users.sort((one, other) => other.reads - one.reads);
}

function countsOf(uses: readonly Pick<UseOfDay, 'reads' | 'refused'>[]) {
  return {
    reads: uses.reduce((sum, { reads }) => sum + reads, 0),
    refused: uses.reduce((sum, { refused }) => sum + refused, 0),
  };
}

function actorOf({ kind, id }: Pick<Row, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}

const NOBODY_KNOWN: Known = { kind: 'other', roles: [], keyName: null, recipient: null, memberName: null };

const USES = `select actor_kind as kind, actor_id as id, purpose, at::date::text as day, sum(times)::int as reads,
    coalesce(sum(times) filter (where denials <> '{}'), 0)::int as refused,
    coalesce(sum(times) filter (where extract(hour from at) >= ? or extract(hour from at) < ?), 0)::int as night,
    max(occurred_at) as last_at
  from (select *, occurred_at at time zone ? as at from read_log
    where workspace_id = ? and occurred_at >= (?::date::timestamp at time zone ?)) l
  group by 1, 2, 3, 4 order by 4, 3, 1, 2`;

function readUses(em: EntityManager, workspaceId: string, from: string, timeZone: string): Promise<Row[]> {
  const { nightFrom, nightUntil } = USE_LIMITS;
  return em.execute<Row[]>(USES, [nightFrom, nightUntil, timeZone, workspaceId, from, timeZone]);
}

interface ActorRow {
  readonly id: string;
  readonly name: string | null;
  readonly roles: readonly string[];
  readonly recipient: string | null;
}

/** Members with their roles of now, and keys, by how the log names them. */
async function readActors(em: EntityManager, workspaceId: string): Promise<Map<string, Known>> {
  const members = await em.execute<ActorRow[]>(
    `select m.id, coalesce(m.full_name, 'Former member ' || m.former_number::text) as name, null as recipient,
       coalesce(array_agg(r.key order by r.key) filter (where r.key is not null), '{}') as roles
     from member m left join member_role p on p.workspace_id = m.workspace_id and p.member_id = m.id
       left join role r on r.workspace_id = p.workspace_id and r.id = p.role_id
     where m.workspace_id = ? group by m.id, m.full_name, m.former_number`,
    [workspaceId],
  );
  const keys = await em.execute<ActorRow[]>(
    `select id, name, recipient, '{}'::text[] as roles from api_key where workspace_id = ?`,
    [workspaceId],
  );
  return new Map([
    ...members.map(({ id, name, roles }) => {
      const member: Known = { kind: 'role', roles, keyName: null, recipient: null, memberName: name };
      return [`member ${id}`, member] as const;
    }),
    ...keys.map(({ id, name, recipient }) => {
      const key: Known = { kind: 'key', roles: [], keyName: name, recipient, memberName: null };
      return [`api-key ${id}`, key] as const;
    }),
  ]);
}
