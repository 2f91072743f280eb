import type { Clock } from '@smartx/domain/kernel';

const MOST_ENTRIES = 10_000;

interface Entry<Value> {
  readonly value: Value;
  readonly at: number;
}

/** Answers that may be a few seconds old. What is not there is asked for each time, so that nobody can fill it with guesses. */
export class Recent<Value> {
  private readonly entries = new Map<string, Entry<Value>>();
  private generation = 0;

  constructor(
    private readonly clock: Clock,
    private readonly maxAgeMs: number,
  ) {}

  /** The known answer, or what `load` says now. */
  async get(key: string, load: () => Promise<Value | null>): Promise<Value | null> {
    const now = this.clock.now().getTime();
    const known = this.entries.get(key);
    if (known && known.at <= now && now - known.at < this.maxAgeMs) return known.value;
    this.entries.delete(key);
    const { generation } = this;
    const value = await load();
    // What was asked for before a change must not be kept after it.
    if (value !== null && generation === this.generation) this.keep(key, { value, at: now });
    return value;
  }

  /** Forgets everything, and what is being loaded at this moment too. */
  clear(): void {
    this.generation += 1;
    this.entries.clear();
  }

  private keep(key: string, entry: Entry<Value>): void {
    const [oldest] = this.entries.size >= MOST_ENTRIES ? this.entries.keys() : [];
    if (oldest !== undefined) this.entries.delete(oldest);
    this.entries.set(key, entry);
  }
}
