import type { IdKind } from '@smartx/domain/kernel';
import type { ReadType } from './read-type.ts';
import type { Selected } from './selection.ts';

/** How a value that came out of SQL becomes a value of the API. */
export type FieldPlan =
  | { readonly kind: 'value'; readonly key: string; readonly slot: string }
  | { readonly kind: 'constant'; readonly key: string; readonly value: null }
  | { readonly kind: 'id'; readonly key: string; readonly slot: string; readonly of: IdKind }
  | { readonly kind: 'money'; readonly key: string; readonly slot: string }
  | {
      readonly kind: 'sealed';
      readonly key: string;
      readonly slot: string;
      readonly table: string;
      readonly column: string;
    }
  | {
      readonly kind: 'either';
      readonly key: string;
      readonly slot: string;
      readonly table: string;
      readonly column: string;
      readonly parse: (text: string) => unknown;
    }
  | { readonly kind: 'one'; readonly key: string; readonly slot: string; readonly node: NodePlan }
  | { readonly kind: 'list'; readonly key: string; readonly slot: string; readonly node: NodePlan }
  | { readonly kind: 'connection'; readonly key: string; readonly slot: string; readonly page: PagePlan }
  | { readonly kind: 'withheld'; readonly key: string };

/** A field that the role masks or denies, with the slot of the value that its hint is made from. */
export interface RoleWithheld {
  readonly field: string;
  readonly hintSlot: string | null;
}

/** How one row of a type becomes an object. */
export interface NodePlan {
  readonly type: ReadType;
  readonly fields: readonly FieldPlan[];
  /** The selected fields that go when the person refuses the purpose. */
  readonly personal: readonly string[];
  /** Those of them that are somebody's words. */
  readonly written: readonly string[];
  readonly byRole: readonly RoleWithheld[];
}

/** One place of a page where its records are selected: a `nodes`, or the `node` of an `edges`. */
export interface NodeView {
  readonly place: Selected;
  readonly node: NodePlan;
  /** Where its JSON stands in a row; null for the row itself. */
  readonly slot: string | null;
}

/** How the hits of one type become objects: a plan for each place where the record is selected. */
export interface TypeHits {
  readonly name: string;
  readonly nodes: readonly NodePlan[];
  readonly places: readonly Selected[];
}

/** How the answer of a search becomes a list of hits. */
export interface SearchPlan {
  readonly types: ReadonlyMap<string, TypeHits>;
}

/** How the answer of an aggregate becomes its groups. */
export type AggregatePlan = (value: unknown) => Record<string, unknown>[];

/** How a page of rows becomes a connection. */
export interface PagePlan {
  readonly views: readonly NodeView[];
  readonly selection: readonly Selected[];
  readonly size: number;
  readonly isBackward: boolean;
  readonly hasCursor: boolean;
  readonly binding: string;
}
