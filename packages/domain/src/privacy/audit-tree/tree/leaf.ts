/** What stands in a leaf, as the database gives it: text, to the microsecond, so that it is the same wherever it is read. */
export interface LeafFacts {
  readonly entry: string;
  readonly occurredAt: string;
  readonly actorKind: string;
  readonly actor: string | null;
  readonly action: string;
  readonly purpose: string;
  readonly targetType: string;
  readonly target: string | null;
  readonly subject: string | null;
  readonly fields: string | null;
  readonly through: string;
  readonly operation: string;
  readonly commitment: string | null;
}

/** The columns of {@link LeafFacts}, of an `audit_entry e`. */
export const LEAF_COLUMNS = `e.id::text as entry,
  to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "occurredAt",
  e.actor_kind as "actorKind", e.actor_id::text as actor, e.action, e.purpose, e.target_type as "targetType",
  e.target_id::text as target, e.subject_id::text as subject, e.fields, e.through, e.operation_id::text as operation,
  encode(e.commitment, 'hex') as commitment`;

/**
 * The text of a leaf: JSON with these keys in this order and no spaces. It names people by ids alone; of what somebody wrote it
 * holds a keyed hash, whose key dies with the person.
 */
export function leafText(workspaceId: string, facts: LeafFacts): string {
  const { entry, occurredAt, actorKind, actor, action, purpose, targetType, target, subject } = facts;
  const { fields, through, operation, commitment } = facts;
  return JSON.stringify({
    ...{ format: 'smartx-audit-leaf/1', workspace: workspaceId, entry, occurredAt, actorKind, actor, action, purpose },
    ...{ targetType, target, subject, fields, through, operation, commitment },
  });
}
