/** How a sealed value becomes a value of the API. */
export interface SealedPlan {
  readonly table: string;
  readonly column: string;
  readonly parse: (text: string) => unknown;
}

/** What SQL leaves open in an answer, for `answer.ts` to fill in; gathered while a statement is compiled. */
export class Plan {
  readonly sealed: SealedPlan[] = [];
  /** To what the cursors of each list are bound. */
  readonly bindings: string[] = [];
  /** Names of the answer that are longer than a name in SQL can be. */
  readonly longKeys: string[] = [];
  /** The personal fields that are shown unless somebody refuses, as `Type.field`. */
  readonly personalFields = new Set<string>();
}

/** How the answer of an aggregate becomes its groups. */
export type AggregatePlan = (value: unknown) => Record<string, unknown>[];
