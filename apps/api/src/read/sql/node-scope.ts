import type { RawBuilder } from 'kysely';
import type { ReadContext } from '../context.ts';
import type { NodePlan } from '../plan.ts';
import type { ReadType } from '../read-type.ts';
import type { Selected } from '../selection.ts';
import type { Aliases } from './aliases.ts';
import type { PurposeDecision } from './visible/purpose.ts';

/** The JSON of one row, and how to turn it into an object. */
export interface CompiledNode {
  readonly json: RawBuilder<unknown>;
  readonly plan: NodePlan;
}

/** Compiles the selected fields of a row. */
export type SelectNode = (
  scope: NodeScope,
  selection: readonly Selected[],
  further?: Readonly<Record<string, RawBuilder<unknown>>>,
) => CompiledNode;

/** What is shared by every table occurrence of one statement. */
export interface StatementScope {
  readonly context: ReadContext;
  readonly aliases: Aliases;
  /** Rows hold lists and lists hold rows: the files that compile lists get this from here, or they would import in a circle. */
  readonly selectNode: SelectNode;
}

/** What is needed to compile the fields of one table occurrence. */
export interface NodeScope extends StatementScope {
  readonly type: ReadType;
  readonly alias: string;
  readonly decision: PurposeDecision;
}

/** The slot of a row's id. */
export const ID_SLOT = 'i';

/** The slot of the reason why a row's personal fields are withheld. */
export const REASON_SLOT = 'w';

/** The slot that tells whether whoever wrote a row's words is restricted. */
export const AUTHOR_SLOT = 'a';

/** The slot of the value that a row is sorted by. */
export const SORT_SLOT = 'k';
