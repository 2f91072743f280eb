import type { COLLECTED_FROM } from '../../contact/contact.entity.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { LegalBasis } from '../../privacy/consent/purpose-setting.entity.ts';
import type { FileLine } from '../mapping/file-line.ts';
import type { ReadPlan } from '../mapping/read-plan.ts';
import type { Batch } from './batch.ts';

/** Where the people of a file come from, and on which ground they are worked with. */
export interface ImportOrigin {
  readonly collectedFrom: (typeof COLLECTED_FROM)[number];
  readonly source: string;
  /** Null where nobody stated one: then the workspace's own holds. */
  readonly basis: LegalBasis | null;
}

/** What holds for all lines of one run. */
export interface ImportContext {
  readonly scope: Scope;
  readonly runId: string;
  readonly plan: ReadPlan;
  readonly origin: ImportOrigin;
  /** The system whose ids the file has. */
  readonly externalSystem: string;
  readonly timeZone: string;
  /** Match names of the records that the file itself brings, for links that point further down. */
  readonly namesInFile: ReadonlySet<string>;
}

/** How the lines of a file become records of one object. */
export interface ObjectWriter {
  /** What identifies the record of a line: two lines that share one of them are about the same record. */
  keysOf(line: FileLine): string[];
  /** The keys by which a second line certainly means the record of the first; by default all of them. */
  identityOf?(line: FileLine): string[];
  /** Writes the lines of a batch, of which no two share a key, and reports each of them to the batch. */
  write(batch: Batch, lines: readonly FileLine[]): Promise<void>;
}
