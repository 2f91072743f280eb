interface Group {
  readonly ids: string[];
  readonly done: Promise<void>;
}

/**
 * Lets those who want the same kind of thing at the same time have it made at once: while one group is being made, whoever comes
 * joins the next. Nobody waits for others to come.
 */
export class Gathering {
  private readonly running = new Map<string, Promise<void>>();
  private readonly next = new Map<string, Group>();

  /** Resolves when `ids` were made, alone or with others; fails with those they were made with. */
  join(kind: string, ids: readonly string[], make: (ids: readonly string[]) => Promise<void>): Promise<void> {
    const running = this.running.get(kind);
    if (!running) return this.run(kind, () => make(ids));
    const waiting = this.next.get(kind);
    if (waiting) {
      waiting.ids.push(...ids);
      return waiting.done;
    }
    const gathered = [...ids];
    const begin = () => {
      this.next.delete(kind);
      return this.run(kind, () => make(gathered));
    };
    const done = running.then(begin, begin);
    this.next.set(kind, { ids: gathered, done });
    return done;
  }

  private run(kind: string, work: () => Promise<void>): Promise<void> {
    const running = work().finally(() => {
      if (this.running.get(kind) === running) this.running.delete(kind);
    });
    this.running.set(kind, running);
    return running;
  }
}
