/** One page of a connection as a list's query selects it. */
export interface ConnectionPage<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: {
    readonly startCursor: string | null;
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
  };
  readonly totalCount?: { readonly value: number; readonly relation: 'EXACT' | 'AT_LEAST' };
}

/** The variables with which a page is asked for; `withCount` is set once only, because counting costs. */
export interface PageVariables {
  readonly first: number | null;
  readonly after: string | null;
  readonly last: number | null;
  readonly before: string | null;
  readonly withCount: boolean;
}

/** Asks for a page and follows it; the function that comes back ends that. */
export type WatchPage<Node> = (
  variables: PageVariables,
  listener: { page: (page: ConnectionPage<Node>) => void; error: (error: unknown) => void },
) => () => void;

/** What a list shows of its windows at one moment. */
export interface WindowsSnapshot {
  readonly total: number | null;
  /** True where the total is a lower bound. */
  readonly isLowerBound: boolean;
  readonly isLoading: boolean;
  readonly error: unknown;
  /** Grows with every change of a row. */
  readonly revision: number;
}

interface Window<Node> {
  nodes: readonly Node[];
  stop: () => void;
}

const EMPTY: WindowsSnapshot = { total: null, isLowerBound: false, isLoading: false, error: null, revision: 0 };

/**
 * A long list in windows of one size. Positions are reached by cursors: from the start, from the end, or step by step from the
 * nearest window whose cursor is known. Windows far from the one in view are let go; their cursors are kept.
 */
export class ConnectionWindows<Node> {
  private readonly windows = new Map<number, Window<Node>>();
  private readonly pending = new Map<number, () => void>();
  private readonly starts = new Map<number, string>();
  private readonly ends = new Map<number, string>();
  private readonly listeners = new Set<() => void>();
  private wanted: readonly number[] = [0];
  private current = EMPTY;

  private readonly watch: WatchPage<Node>;
  private readonly size: number;
  private readonly keep: number;

  /** `size` rows a window; `keep` windows are held at most, beside those in view. */
  constructor(watch: WatchPage<Node>, size = 100, keep = 12) {
    this.watch = watch;
    this.size = size;
    this.keep = keep;
  }

  /** Hears of every change. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The state now; the same object until something changes. */
  readonly snapshot = (): WindowsSnapshot => this.current;

  /** The row at a position; undefined while it is not loaded. */
  readonly row = (index: number): Node | undefined =>
    this.windows.get(Math.floor(index / this.size))?.nodes[index % this.size];

  /** Loads the rows from `start` to `end`, the latter excluded; what was on its way for another place is given up. */
  readonly need = (start: number, end: number): void => {
    const first = Math.floor(start / this.size);
    const last = Math.floor(Math.max(start, end - 1) / this.size);
    this.wanted = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    this.skip();
    this.pump();
  };

  /** Forgets every window and loads again what is in view: after a record was made, deleted or moved. */
  readonly refresh = (): void => {
    this.forget();
    this.publish({ error: null, total: null });
    this.pump();
  };

  /** Ends everything that is being followed. */
  readonly stop = (): void => this.forget();

  private forget(): void {
    for (const { stop } of this.windows.values()) stop();
    for (const stop of this.pending.values()) stop();
    for (const map of [this.windows, this.pending, this.starts, this.ends]) map.clear();
  }

  /** Takes back what is on its way to a place that was left meanwhile; the first page is the way to all others. */
  private skip(): void {
    if (this.current.total === null) return;
    const missing = this.wanted.filter((window) => !this.windows.has(window));
    const needed = new Set(missing.flatMap((window) => [window, this.stepTowards(window)]));
    for (const [window, stop] of this.pending) {
      if (needed.has(window)) continue;
      this.pending.delete(window);
      stop();
    }
  }

  private pump(): void {
    for (const window of this.wanted) {
      if (this.windows.has(window) || this.pending.has(window) || !this.exists(window)) continue;
      const step = this.stepTowards(window);
      if (step !== null && !this.pending.has(step)) this.load(step);
    }
    this.publish({ isLoading: this.pending.size > 0 });
  }

  private exists(window: number): boolean {
    const { total, isLowerBound } = this.current;
    return window >= 0 && (total === null ? window === 0 : isLowerBound || window * this.size < Math.max(total, 1));
  }

  /** The window to ask for next on the way to another: itself where a cursor beside it is known. */
  private stepTowards(window: number): number | null {
    if (this.variablesFor(window)) return window;
    const reachable = this.reachable().filter((other) => !this.windows.has(other));
    const nearest = reachable.sort((a, b) => Math.abs(a - window) - Math.abs(b - window))[0];
    return nearest ?? null;
  }

  private reachable(): number[] {
    const last = this.lastWindow();
    const ends = last === null ? [0] : [0, last];
    return [
      ...ends,
      ...[...this.ends.keys()].map((key) => key + 1),
      ...[...this.starts.keys()].map((key) => key - 1),
    ].filter((window) => this.exists(window));
  }

  private lastWindow(): number | null {
    const { total, isLowerBound } = this.current;
    return total === null || total === 0 || isLowerBound ? null : Math.floor((total - 1) / this.size);
  }

  private variablesFor(window: number): PageVariables | null {
    const none = { first: null, after: null, last: null, before: null, withCount: false };
    const after = this.ends.get(window - 1);
    const before = this.starts.get(window + 1);
    if (window === 0) return { ...none, first: this.size, withCount: this.current.total === null };
    if (after) return { ...none, first: this.size, after };
    if (before) return { ...none, last: this.size, before };
    const { total } = this.current;
    if (window === this.lastWindow() && total !== null) return { ...none, last: ((total - 1) % this.size) + 1 };
    return null;
  }

  private load(window: number): void {
    const variables = this.variablesFor(window);
    if (!variables) return;
    let stop: (() => void) | null = null;
    let isStopped = false;
    const end = () => {
      isStopped = true;
      stop?.();
    };
    this.pending.set(window, end);
    stop = this.watch(variables, {
      page: (page) => !isStopped && this.arrive(window, page, end),
      error: (error) => !isStopped && this.fail(window, error),
    });
    if (isStopped) stop();
  }

  private arrive(window: number, page: ConnectionPage<Node>, stop: () => void): void {
    this.pending.delete(window);
    this.windows.set(window, { nodes: page.nodes, stop });
    const { startCursor, endCursor } = page.pageInfo;
    if (startCursor) this.starts.set(window, startCursor);
    if (endCursor) this.ends.set(window, endCursor);
    this.letGo();
    this.publish({ ...this.totals(window, page), error: null, revision: this.current.revision + 1 });
    this.pump();
  }

  private totals(window: number, page: ConnectionPage<Node>): Partial<WindowsSnapshot> {
    const { totalCount } = page;
    if (totalCount) return { total: totalCount.value, isLowerBound: totalCount.relation === 'AT_LEAST' };
    // Rows that came or went since the count show at the end of the list.
    const isEnd = !page.pageInfo.hasNextPage && page.nodes.length < this.size && this.ends.has(window - 1);
    return isEnd ? { total: window * this.size + page.nodes.length, isLowerBound: false } : {};
  }

  private fail(window: number, error: unknown): void {
    this.pending.get(window)?.();
    this.pending.delete(window);
    this.publish({ error, isLoading: this.pending.size > 0 });
  }

  private letGo(): void {
    const centre = this.wanted[0] ?? 0;
    const byDistance = [...this.windows.keys()].sort((a, b) => Math.abs(b - centre) - Math.abs(a - centre));
    for (const window of byDistance.slice(0, Math.max(0, this.windows.size - this.keep))) {
      if (this.wanted.includes(window)) continue;
      this.windows.get(window)?.stop();
      this.windows.delete(window);
    }
  }

  private publish(change: Partial<WindowsSnapshot>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }
}
