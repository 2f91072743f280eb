/** What can be wrong with an audit and its tree. */
const FINDING_KINDS = [
  /** An entry is not what the tree says it was. */
  'ENTRY_CHANGED',
  /** The tree has a place for an entry that is gone. */
  'ENTRY_MISSING',
  /** An entry was slipped in beside the tree. */
  'ENTRY_ADDED',
  /** What is sealed with an entry is not what it commits to. */
  'PAYLOAD_CHANGED',
  /** A place of the tree is gone. */
  'LEAF_MISSING',
  /** A place of the tree holds hashes that do not follow from the leaves. */
  'LEAF_CHANGED',
  /** A signed head stands for another tree than the one that is there. */
  'HEAD_CHANGED',
  /** A head was not signed by this installation. */
  'HEAD_FORGED',
  /** Places of the tree that no head stands for. */
  'HEAD_MISSING',
  /** The head that was kept elsewhere was not signed by this installation. */
  'EARLIER_FORGED',
  /** The tree is smaller than it was when the head was signed that was kept elsewhere, or that the witness saw. */
  'CUT_OFF',
  /** The tree does not begin with the one for which the head stands that was kept elsewhere, or that the witness saw. */
  'REWRITTEN',
] as const;

type FindingKind = (typeof FINDING_KINDS)[number];

/** Something that is wrong, and where. */
export interface Finding {
  readonly kind: FindingKind;
  /** The place in the tree, from 0; for a head, its size. */
  readonly place: number | null;
  readonly entryId: string | null;
}

const LISTED = 100;

/** Collects findings: counts all, and keeps the first hundred. */
export class Findings {
  readonly listed: Finding[] = [];
  private found = 0;

  get count(): number {
    return this.found;
  }

  add(kind: FindingKind, place: number | null = null, entryId: string | null = null): void {
    this.found += 1;
    if (this.listed.length < LISTED) this.listed.push({ kind, place, entryId });
  }

  /** Adds what was counted and is not listed one by one. */
  addUnlisted(count: number): void {
    this.found += count;
  }
}
