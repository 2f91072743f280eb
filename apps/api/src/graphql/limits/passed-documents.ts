const MOST_DOCUMENTS = 1_000;

/** A document that an app or a developer writes is shorter; only a hostile one would fill the memory with what it has passed. */
const LONGEST_REMEMBERED = 10_000;

/** Documents that were found within limits, so that they are not measured again: at most ten million characters of them. */
export class PassedDocuments {
  private readonly sources = new Set<string>();

  has(source: string): boolean {
    return this.sources.has(source);
  }

  add(source: string): void {
    if (source.length > LONGEST_REMEMBERED) return;
    if (this.sources.size >= MOST_DOCUMENTS) this.sources.clear();
    this.sources.add(source);
  }
}
