import type { EntityManager } from '@mikro-orm/postgresql';
import type { Purpose } from '../../kernel/purposes.ts';
import { enterWorkspace } from '../../kernel/scope.ts';

/** An operation that read personal data, as it was noted down before its answer left. */
export interface ReadEntry {
  /** A UUID of its own, so that an entry which is recorded twice stands there once. */
  readonly id: string;
  readonly workspaceId: string;
  /** ISO 8601, UTC. */
  readonly occurredAt: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly purpose: Purpose;
  /** The name of the operation. */
  readonly operation: string;
  /** Through what it came: `app`, or `document` for one that somebody wrote. */
  readonly client: string;
  /** The people whose data was in the answer. */
  readonly subjects: readonly string[];
  /** The personal fields that were asked for, as `Type.field`. */
  readonly fields: readonly string[];
  /** How many records were withheld, by the code of the reason, such as `r` for restricted. */
  readonly denials: Readonly<Record<string, number>>;
  /** The organisation that received the data; null where it stayed in the workspace. */
  readonly recipient: string | null;
  /** How often the same was read, where entries were put together; otherwise once. */
  readonly times?: number;
}

/** Puts entries together that say the same: the first of them stands for all. */
export function joinReads(entries: readonly ReadEntry[]): ReadEntry[] {
  const alike = Map.groupBy(entries, ({ id, occurredAt, times, ...said }) => JSON.stringify(said));
  return [...alike.values()].flatMap((group) => (group[0] ? [{ ...group[0], times: group.length }] : []));
}

/**
 * Moves entries into the log of reads and, where data left the workspace, into the ledger of disclosures (GDPR Art. 15(1)(c)).
 * What is there already stays as it is. A workspace that is gone has no log any more, and one that fails keeps no other waiting.
 * @throws Error for the first that failed, after the last
 */
export async function recordReads(em: EntityManager, entries: readonly ReadEntry[]): Promise<void> {
  const failures: unknown[] = [];
  for (const [workspaceId, ofWorkspace] of Map.groupBy(entries, (entry) => entry.workspaceId))
    await recordIn(em, workspaceId, ofWorkspace).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

async function recordIn(em: EntityManager, workspaceId: string, entries: readonly ReadEntry[]): Promise<void> {
  await em.fork().transactional(async (inner) => {
    await enterWorkspace(inner, workspaceId);
    const [workspace] = await inner.execute('select id from workspace where id = ?', [workspaceId]);
    if (!workspace) return;
    const json = JSON.stringify(entries);
    await inner.execute(INSERT_READS, [json, workspaceId]);
    await inner.execute(INSERT_SUBJECTS, [json, workspaceId]);
    await inner.execute(INSERT_DISCLOSURES, [json, workspaceId]);
  });
}

const ENTRY = `jsonb_to_recordset(?::jsonb) as e (id uuid, "occurredAt" timestamptz, "actorKind" text, "actorId" uuid, purpose text,
  operation text, client text, subjects jsonb, fields jsonb, denials jsonb, recipient text, times int)`;

const INSERT_READS = `insert into read_log (workspace_id, id, occurred_at, actor_kind, actor_id, purpose, operation, client, denials, times)
  select w.id, e.id, e."occurredAt", e."actorKind", e."actorId", e.purpose, e.operation, e.client, e.denials, coalesce(e.times, 1)
  from ${ENTRY}, (select ?::uuid as id) w on conflict do nothing`;

// The ids follow from the entry and the person, so that a repetition finds them taken.
const INSERT_SUBJECTS = `insert into read_log_subject (workspace_id, id, read_log_id, subject_id)
  select w.id, md5(e.id::text || s.id)::uuid, e.id, s.id::uuid
  from ${ENTRY} cross join jsonb_array_elements_text(e.subjects) s (id), (select ?::uuid as id) w on conflict do nothing`;

const INSERT_DISCLOSURES = `insert into disclosure
    (workspace_id, id, subject_id, recipient, fields, purpose, ground, operation, disclosed_at)
  select w.id, md5(e.id::text || s.id)::uuid, s.id, e.recipient,
    (select coalesce(string_agg(f.name, ',' order by f.name), '') from jsonb_array_elements_text(e.fields) f (name)),
    e.purpose, coalesce(g.basis, p.basis, 'not-stated'), e.operation, e."occurredAt"
  from ${ENTRY} cross join jsonb_array_elements_text(e.subjects) r (id) cross join (select ?::uuid as id) w
    join data_subject s on s.workspace_id = w.id and s.id = r.id::uuid
    left join purpose_setting p on p.workspace_id = w.id and p.purpose = e.purpose
    left join subject_ground g on g.workspace_id = w.id and g.subject_id = s.id and g.purpose = e.purpose
  where e.recipient is not null on conflict do nothing`;
