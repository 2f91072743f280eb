import type { FileLine } from '../mapping/file-line.ts';
import type { Batch } from './batch.ts';

/** How the lines of a file become records of one object. */
export interface ObjectWriter {
  /** What identifies the record of a line: two lines that share one of them are about the same record. */
  keysOf(line: FileLine): string[];
  /** The keys by which a second line certainly means the record of the first; by default all of them. */
  identityOf?(line: FileLine): string[];
  /** Writes the lines of a batch, of which no two share a key, and reports each of them to the batch. */
  write(batch: Batch, lines: readonly FileLine[]): Promise<void>;
}
