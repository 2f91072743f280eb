import { type RawBuilder, sql } from 'kysely';

/** What differs between two runs of one plan. */
export interface Run {
  readonly viewerId: string | null;
  readonly now: Date;
  /** The UUID of the record that is asked for; null for a list. */
  readonly recordId: string | null;
}

/** A parameter that a plan leaves open until it is run, so that the plan serves others and later. */
export class Late {
  constructor(readonly valueFor: (run: Run) => unknown) {}
}

/** The member or key that asks. */
export const VIEWER_ID: RawBuilder<unknown> = sql`${new Late(({ viewerId }) => viewerId)}::uuid`;

/** The time by which a decision that runs out is judged. */
export const NOW: RawBuilder<unknown> = sql`${new Late(({ now }) => now.toISOString())}::timestamptz`;

/** The record that is asked for. */
export const RECORD_ID: RawBuilder<unknown> = sql`${new Late(({ recordId }) => recordId)}::uuid`;
