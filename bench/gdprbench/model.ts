import type { Person } from './store.ts';

/** What is true of a record. */
export interface Truth extends Person {
  city: string;
  agrees: boolean;
  said: number;
  /** Counts changes, so that an answer which was under way meanwhile is not judged. */
  changes: number;
  isGone: boolean;
}

/** What every answer is compared with. */
export class Model {
  readonly records = new Map<string, Truth>();

  add(key: string, person: Person): void {
    this.records.set(key, { ...person, agrees: false, said: 0, changes: 0, isGone: false });
  }

  /** @throws RangeError where nothing was made under the key */
  of(key: string): Truth {
    const truth = this.records.get(key);
    if (!truth) throw new RangeError(`There never was a record "${key}".`);
    return truth;
  }
}

/** The n-th person. */
export function personOf(n: number): Person {
  return { name: `Subject ${n}`, email: `subject${n}@gdprbench.example`, city: `City ${n % 100}` };
}
