import type { Action } from './actions.ts';
import { type Purpose, purposeBits } from './purposes.ts';

/** Which rows of an object somebody reaches: all of them, those of their teams, their own, or none; see {@link ROW_REACH}. */
export type RowScope = 'all' | 'team' | 'own' | 'none';

/** Who is responsible for a record, as somebody who wants to reach it sees them. */
export type Responsible = 'viewer' | 'team-mate' | 'nobody';

/**
 * Whose records a limited row scope covers, for reading and for writing alike. What nobody is responsible for yet waits for
 * somebody to take it, so it is within reach of every team, and of nobody who is limited to their own.
 */
export const ROW_REACH: Readonly<Record<'team' | 'own', readonly Responsible[]>> = {
  team: ['viewer', 'team-mate', 'nobody'],
  own: ['viewer'],
};

const WIDTH: readonly RowScope[] = ['none', 'own', 'team', 'all'];

/** The wider of two row scopes: whoever holds two roles has the wider one. */
export function widerScope(one: RowScope, other: RowScope): RowScope {
  return WIDTH.indexOf(one) >= WIDTH.indexOf(other) ? one : other;
}

/** How a field is seen: in full, as a hint that can be revealed, or not at all. */
export type FieldRule = 'show' | 'mask' | 'deny';

/** What somebody may do, folded from all the roles that they hold. */
export interface Permissions {
  readonly scopes: ReadonlyMap<Action, RowScope>;
  /** Rules other than `show`, by `Type.field` in the words of the API. */
  readonly fieldRules: ReadonlyMap<string, Exclude<FieldRule, 'show'>>;
  readonly purposes: bigint;
  /** Equal for viewers who are allowed the same; part of the key of a read plan. */
  readonly signature: string;
}

/** Who is acting. */
export interface Viewer {
  readonly kind: 'member' | 'api-key' | 'person' | 'system';
  /** The member, key or request; null for the system. */
  readonly id: string | null;
  readonly workspaceId: string;
  readonly permissions: Permissions;
  /** The workspace is being closed: whoever works in it only reads, and serves people's rights. */
  readonly isClosing?: boolean;
}

/** Which rows the viewer reaches with an action. */
export function rowScope(viewer: Viewer, action: Action): RowScope {
  return viewer.permissions.scopes.get(action) ?? 'none';
}

/** Whether the viewer holds a purpose. */
export function holdsPurpose(viewer: Viewer, purpose: Purpose): boolean {
  return (viewer.permissions.purposes & purposeBits([purpose])) !== 0n;
}
