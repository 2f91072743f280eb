/** Hands out table aliases that are unique within one statement. */
export class Aliases {
  private count = 0;

  next(): string {
    return `t${this.count++}`;
  }
}
