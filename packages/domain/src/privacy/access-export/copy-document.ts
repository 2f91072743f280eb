import type { PolicyLanguage } from '../policy/policy-words.ts';
import type { PurposeVerdict } from '../purpose-decision.ts';

/** A value as the copy shows it. */
export type CopyValue = string | number | boolean | null;

/** A column of a section. */
export interface CopyColumn {
  readonly name: string;
  /** In plain words. */
  readonly label: string;
  /** Ids and the like: in the file for machines, not in the one for people. */
  readonly isTechnical: boolean;
}

/** Everything of one kind that is held about the person. */
export interface CopySection {
  readonly name: string;
  readonly title: string;
  /** How it concerns the person: theirs alone, shared with others, or what they did. */
  readonly relation: string;
  readonly columns: readonly CopyColumn[];
  readonly rows: readonly Readonly<Record<string, CopyValue>>[];
}

/** A category of data with why it is used and for how long (GDPR Art. 15(1)(a), (b), (d)). */
export interface CopyCategory {
  readonly label: string;
  readonly examples: string;
  readonly retention: string;
}

/** A purpose with what the person's own decisions mean for it. */
export interface CopyPurpose {
  readonly wording: string;
  readonly isOn: boolean;
  readonly verdict: PurposeVerdict;
}

/** A file of the person, as it goes into the archive beside the tables. */
export interface CopyFile {
  /** Where it lies in the archive. */
  readonly path: string;
  readonly byteSize: number;
  /** Where the file store has it. */
  readonly storageKey: string;
}

/** What was left out of a column for the sake of somebody else (GDPR Art. 15(4)). */
export interface CopyOmission {
  readonly section: string;
  readonly title: string;
  readonly column: string;
  readonly label: string;
  readonly cause: 'staff' | 'others' | 'files' | 'withheld';
  /** What stands in its place. */
  readonly shown: string;
  /** On which ground, as the reviewer named it; null where the list of reasons says it for all. */
  readonly why: string | null;
  /** The ids of the records. */
  readonly records: readonly string[];
}

/** The copy of a person's data, before it is written down in any format (GDPR Art. 15). */
export interface CopyDocument {
  /** Everything that is held (GDPR Art. 15), or what can be taken along (Art. 20). */
  readonly kind: 'access' | 'portability';
  /** The language of everything that the copy says by itself. */
  readonly language: PolicyLanguage;
  readonly reference: string;
  readonly workspace: string;
  readonly madeAt: Date;
  readonly purposes: readonly CopyPurpose[];
  readonly categories: readonly CopyCategory[];
  readonly sections: readonly CopySection[];
  readonly files: readonly CopyFile[];
  /** Where scores come from, and what is decided by them (GDPR Art. 15(1)(h)). */
  readonly logic: string | null;
  /** What is left out, record by record. */
  readonly omissions: readonly CopyOmission[];
  /** Why something is left out. */
  readonly withheld: readonly string[];
}
