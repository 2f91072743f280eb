import type { Purpose } from '../../../kernel/purposes.ts';
import type { LegalBasis } from '../../consent/purpose-setting.entity.ts';
import type { BlockCause } from '../../purpose-decision.ts';
import type { Relation } from '../../reach/reached-rows.ts';
import type { WITHHOLD_GROUNDS } from '../../review/review-item.entity.ts';

/** Why something is not in a copy. */
export type WithheldCause = 'staff' | 'others' | 'files' | 'hashes';

/** What the page of a copy says around the data; `{workspace}`, `{date}`, `{reference}` and `{cause}` are filled in. */
export interface CopyPageWords {
  readonly title: string;
  readonly lead: string;
  readonly machines: string;
  readonly contents: string;
  readonly table: string;
  readonly purposes: string;
  readonly purposeHeads: readonly string[];
  readonly isDone: string;
  readonly isNotDone: string;
  readonly isRefused: string;
  readonly noGround: string;
  readonly retention: string;
  readonly retentionHeads: readonly string[];
  readonly logic: string;
  /** Where scores come from, and what is decided by them (GDPR Art. 15(1)(h)). */
  readonly logicText: string;
  readonly rights: string;
  readonly rightsText: string;
  readonly omissionHeads: readonly string[];
}

/** What the page says instead where it shows what can be taken along. */
export interface PortableWords {
  readonly title: string;
  readonly lead: string;
  readonly machines: string;
  readonly omitted: string;
}

/** Everything that a copy says by itself, in one language. */
export interface CopyWords {
  readonly page: CopyPageWords;
  readonly portable: PortableWords;
  /** Tables, by name. */
  readonly titles: Readonly<Record<string, string>>;
  /** Columns, by property without a final `Id`. */
  readonly labels: Readonly<Record<string, string>>;
  readonly relations: Readonly<Record<Relation, string>>;
  readonly purposes: Readonly<Record<Purpose, string>>;
  readonly grounds: Readonly<Record<LegalBasis, string>>;
  readonly causes: Readonly<Record<BlockCause, string>>;
  /** The words of closed lists, where the code says it less well. */
  readonly codes: Readonly<Record<string, string>>;
  readonly yes: string;
  readonly no: string;
  /** What stands in the place of a member of staff. */
  readonly staff: string;
  /** What stands in the place of somebody else's name or address in a text. */
  readonly otherPerson: string;
  /** What stands in the place of the content of a file that others are in too. */
  readonly fileContent: string;
  /** What stands in the place of a text that a reviewer kept back. */
  readonly withheldText: string;
  /** On which ground a reviewer left something out. */
  readonly review: { readonly grounds: Readonly<Record<(typeof WITHHOLD_GROUNDS)[number], string>> };
  /** What is in a file. */
  readonly content: string;
  /** What stands in the place of a value whose key is gone. */
  readonly unreadable: string;
  readonly withheld: Readonly<Record<WithheldCause, string>>;
}
