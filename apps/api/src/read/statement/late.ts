import { type RawBuilder, sql } from 'kysely';
import type { CursorPosition } from '../cursor.ts';

/** What differs between two runs of one plan. */
export interface Run {
  readonly viewerId: string | null;
  readonly now: Date;
  /** The UUID of the record that is asked for; null for a list. */
  readonly recordId: string | null;
  /** Behind what a page of the root field begins; null for the first one. */
  readonly position: CursorPosition | null;
}

/** A parameter that a plan leaves open until it is run, so that the plan serves others and later. */
export class Late {
  constructor(readonly valueFor: (run: Run) => unknown) {}
}

/** The member or key that asks. */
export const VIEWER_ID: RawBuilder<unknown> = sql`${new Late(({ viewerId }) => viewerId)}::uuid`;

/** The time by which a decision that runs out is judged. */
export const NOW: RawBuilder<unknown> = sql`${new Late(({ now }) => now.toISOString())}::timestamptz`;

/** The id and the sort value of {@link Run.position}. */
export const POSITION_ID: RawBuilder<unknown> = sql`${new Late(({ position }) => position?.id ?? null)}`;
export const POSITION_VALUE: RawBuilder<unknown> = sql`${new Late(({ position }) => position?.value ?? null)}`;

/** The record that is asked for. */
export const RECORD_ID: RawBuilder<unknown> = sql`${new Late(({ recordId }) => recordId)}::uuid`;
