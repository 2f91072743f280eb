/** A function that runs with the owner's rights; the only way past row-level security for the application. */
export interface DefinerFunction {
  readonly name: string;
  readonly signature: string;
  readonly returns: string;
  /** Why it may look across workspaces, or where row-level security would lose the index. */
  readonly reason: string;
  readonly body: string;
  /** By default a query that changes nothing. */
  readonly language?: 'sql stable' | 'plpgsql stable' | 'plpgsql volatile';
}
