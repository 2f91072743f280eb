/** The records that can be held, by their tables. */
export const HOLDABLE = ['contact', 'company', 'lead', 'deal', 'note', 'activity', 'task', 'file'] as const;

/** A table of {@link HOLDABLE}. */
export type Holdable = (typeof HOLDABLE)[number];

/** What a hold takes in: everything of some kinds that is about one of these, and was made in a time. */
export interface HoldQuery {
  readonly contactIds?: readonly string[] | undefined;
  readonly companyIds?: readonly string[] | undefined;
  readonly dealIds?: readonly string[] | undefined;
  /** Of which kinds; all without it. */
  readonly kinds?: readonly Holdable[] | undefined;
  /** The first and the last day, each included, on which a record was made. */
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
}
