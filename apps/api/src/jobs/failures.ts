/** What failed while the rest went on. */
export class Failures {
  private readonly errors: unknown[] = [];

  /** Takes note of an error; given to a `catch`. */
  readonly note = (error: unknown): void => void this.errors.push(error);

  /** @throws AggregateError where anything failed */
  throwAny(): void {
    if (this.errors.length > 0) throw new AggregateError(this.errors, `${this.errors.length} steps failed.`);
  }
}
