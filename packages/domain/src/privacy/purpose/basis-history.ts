import { PURPOSE_NAMES, type Purpose } from '../../kernel/purposes.ts';
import { LEGAL_BASES, type LegalBasis } from '../consent/purpose-setting.entity.ts';

/** A ground of a purpose, and from when on it was the workspace's. */
export interface BasisVersion {
  readonly purpose: Purpose;
  readonly basis: LegalBasis;
  readonly validFrom: Date;
}

/** A version as the database gives it. */
export interface BasisRow {
  readonly purpose: string;
  readonly basis: string;
  readonly valid_from: string | Date;
}

/** The grounds of a workspace through time: each person stands on what was in force when they were recorded (GDPR Art. 13(1)(c)). */
export class BasisHistory {
  private readonly versions: ReadonlyMap<Purpose, readonly BasisVersion[]>;

  /** The versions in the order in which they were decided. */
  constructor(versions: readonly BasisVersion[]) {
    this.versions = Map.groupBy(versions, ({ purpose }) => purpose);
  }

  /** The history in rows of the database; what this version of the product does not know is left out. */
  static from(rows: readonly BasisRow[]): BasisHistory {
    return new BasisHistory(
      rows.flatMap(({ purpose, basis, valid_from }) => {
        const [known, ground] = [
          PURPOSE_NAMES.find((one) => one === purpose),
          LEGAL_BASES.find((one) => one === basis),
        ];
        return known && ground ? [{ purpose: known, basis: ground, validFrom: new Date(valid_from) }] : [];
      }),
    );
  }

  /** The ground for whoever was recorded at an instant; the first one for whoever was there before. Null where there is none. */
  at(purpose: Purpose, recordedAt: Date): LegalBasis | null {
    const versions = this.versions.get(purpose) ?? [];
    const valid = versions.findLast(({ validFrom }) => validFrom <= recordedAt) ?? versions[0];
    return valid?.basis ?? null;
  }
}
