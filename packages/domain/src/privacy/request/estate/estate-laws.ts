import type { ESTATE_GROUNDS, ESTATE_LAWS, ESTATE_PROOFS } from '../privacy-request.entity.ts';

/** Whose rule about people who died. */
export type EstateLaw = (typeof ESTATE_LAWS)[number];

/** A ground on which somebody has a say, or none. */
export type EstateGround = (typeof ESTATE_GROUNDS)[number];

/** What was seen. */
export type EstateProof = (typeof ESTATE_PROOFS)[number];

/** What a country gives to the heirs of somebody, or to whom they named. */
export interface EstateRule {
  /** The law by its name. */
  readonly law: string;
  /** On which grounds a request is followed. */
  readonly grants: readonly EstateGround[];
  /** On which it is refused. */
  readonly refuses: readonly EstateGround[];
  /** For how many years after the death the law of the living goes on; null where it ends with it. */
  readonly yearsAfterDeath: number | null;
}

const REFUSALS = ['no-right', 'forbidden-by-the-person', 'not-shown'] as const;

/**
 * The GDPR ends with a life (recital 27); these countries give somebody a say all the same. In every other one nobody has a right,
 * and the company may still help.
 */
export const ESTATE_RULES: Readonly<Record<EstateLaw, EstateRule>> = {
  FR: {
    law: 'Loi Informatique et Libertés, art. 85',
    grants: ['directives', 'settling-the-estate'],
    refuses: REFUSALS,
    yearsAfterDeath: null,
  },
  IT: {
    law: 'Codice in materia di protezione dei dati personali, art. 2-terdecies',
    grants: ['own-interest', 'family-interest', 'directives'],
    refuses: REFUSALS,
    yearsAfterDeath: null,
  },
  DK: {
    law: 'Databeskyttelsesloven § 2, stk. 5',
    grants: ['law-applies-after-death'],
    refuses: REFUSALS,
    yearsAfterDeath: 10,
  },
  other: { law: 'GDPR, recital 27', grants: ['courtesy'], refuses: REFUSALS, yearsAfterDeath: null },
};

/** Whether a law still gives anything so long after a death; both are calendar days. */
export function isWithin({ yearsAfterDeath }: EstateRule, diedOn: string, today: string): boolean {
  if (yearsAfterDeath === null) return true;
  const year = (Number(diedOn.slice(0, 4)) + yearsAfterDeath).toString().padStart(4, '0');
  return today <= `${year}${diedOn.slice(4)}`;
}
