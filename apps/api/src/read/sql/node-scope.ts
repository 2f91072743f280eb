import type { RawBuilder } from 'kysely';
import type { ReadContext } from '../context.ts';
import type { Plan } from '../plan.ts';
import type { ReadType } from '../read-type.ts';
import type { Selected } from '../selection.ts';
import type { Aliases } from './aliases.ts';
import type { PurposeDecision } from './visible/purpose.ts';

/** Compiles the selected fields of a row to one JSON object. */
export type SelectNode = (scope: NodeScope, selection: readonly Selected[]) => RawBuilder<unknown>;

/** What is shared by every table occurrence of one statement. */
export interface StatementScope {
  readonly context: ReadContext;
  readonly aliases: Aliases;
  /** What the statement leaves open. */
  readonly plan: Plan;
  /** Whether each object says what type it is, which the executor asks for. */
  readonly isTyped: boolean;
  /** Rows hold lists and lists hold rows: the files that compile lists get this from here, or they would import in a circle. */
  readonly selectNode: SelectNode;
}

/** What is needed to compile the fields of one table occurrence. */
export interface NodeScope extends StatementScope {
  readonly type: ReadType;
  readonly alias: string;
  readonly decision: PurposeDecision;
}
