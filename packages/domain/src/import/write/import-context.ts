import type { COLLECTED_FROM } from '../../contact/contact.entity.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { LegalBasis } from '../../privacy/consent/purpose-setting.entity.ts';
import type { ReadPlan } from '../mapping/read-plan.ts';

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
