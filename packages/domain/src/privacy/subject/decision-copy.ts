import { p } from '@mikro-orm/core';
import { instant } from '../../kernel/base-columns.ts';
import { relating } from '../../kernel/classify.ts';

/** Every purpose is closed. */
const ALL_CLOSED = -1;

/**
 * The decision of `data_subject` once more in a row that is listed, so that a list asks no second table. PostgreSQL keeps the
 * two equal ({@link DECISION_FROM_SUBJECT}, {@link DECISION_TO_CONTACTS}); nobody writes these columns.
 */
export function decisionColumns() {
  return {
    blocked: relating(p.bigint().default(ALL_CLOSED), { category: 'preference', onErasure: { keepFor: 'proof' } }),
    nextChangeAt: relating(instant().nullable(), { category: 'preference', onErasure: { keepFor: 'proof' } }),
  };
}

/**
 * Takes the decision along when a row is written for a person, or for another one. The lock waits for whoever decides about
 * the person at the same time, and makes them wait: one of the two sees what the other wrote.
 */
export const DECISION_FROM_SUBJECT = [
  { name: 'take_decision', timing: 'before' as const, events: ['insert' as const], body: takeDecision() },
  {
    name: 'take_other_decision',
    timing: 'before' as const,
    events: ['update' as const],
    when: changed('subject_id'),
    body: takeDecision(),
  },
];

/** As PostgreSQL itself writes it, or the trigger would seem to differ from the one that is there. */
function changed(column: string): string {
  return `(old.${column} IS DISTINCT FROM new.${column})`;
}

function takeDecision(): string {
  return `select case when s.erased_at is null then s.blocked else ${ALL_CLOSED} end, s.next_change_at into new.blocked, new.next_change_at
    from data_subject s where s.workspace_id = new.workspace_id and s.id = new.subject_id for share;
    new.blocked := coalesce(new.blocked, ${ALL_CLOSED});
    return new;`;
}

/** Hands a decision on to the contacts of its person. */
export const DECISION_TO_CONTACTS = [
  {
    name: 'hand_decision_on',
    timing: 'after' as const,
    events: ['update' as const],
    when: `(${['blocked', 'next_change_at', 'erased_at'].map(changed).join(' OR ')})`,
    body: `update contact set blocked = case when new.erased_at is null then new.blocked else ${ALL_CLOSED} end, next_change_at = new.next_change_at
      where workspace_id = new.workspace_id and subject_id = new.id;
      return null;`,
  },
];
