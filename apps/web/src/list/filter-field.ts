import type {
  BooleanFilter,
  DateFilter,
  DateTimeFilter,
  FloatFilter,
  IntFilter,
  MemberFilter,
  StringFilter,
} from '../gql/graphql.ts';

/** A value of a closed list, with its word. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Named {
  readonly id: string;
  readonly label: string;
}

/** Something that a list can be filtered by: its kind decides the operators, `where` places the condition in the API's filter. */
export type FilterField<Where> =
  | (Named & { readonly kind: 'text'; readonly where: (condition: StringFilter) => Where })
  /** Stored encrypted: found by the whole value alone. */
  | (Named & { readonly kind: 'sealed'; readonly where: (condition: StringFilter) => Where })
  | (Named & {
      readonly kind: 'choice';
      readonly choices: readonly Choice[];
      readonly where: (condition: StringFilter) => Where;
    })
  | (Named & { readonly kind: 'flag'; readonly where: (condition: BooleanFilter) => Where })
  | (Named & { readonly kind: 'number'; readonly where: (condition: IntFilter) => Where })
  | (Named & { readonly kind: 'decimal'; readonly where: (condition: FloatFilter) => Where })
  | (Named & { readonly kind: 'date'; readonly where: (condition: DateFilter) => Where })
  | (Named & { readonly kind: 'instant'; readonly where: (condition: DateTimeFilter) => Where })
  | (Named & { readonly kind: 'member'; readonly where: (condition: MemberFilter) => Where });

/** The kinds of fields. */
export type FilterKind = FilterField<unknown>['kind'];
