/** Reasons why a field is withheld, as the API shows them. */
export const WITHHELD_REASONS = [
  ...(['ROLE', 'NO_CONSENT', 'CONSENT_EXPIRED', 'OBJECTION', 'MINOR', 'DECEASED', 'RESTRICTED'] as const),
  ...(['ERASED', 'CATEGORY', 'PURPOSE_OFF'] as const),
] as const;

/** A reason of {@link WITHHELD_REASONS}. */
export type WithheldReason = (typeof WITHHELD_REASONS)[number];

/** Why somebody's data is withheld, by the code that SQL gives it; what a workspace has switched off says so instead. */
export const REFUSALS = {
  e: 'ERASED',
  r: 'RESTRICTED',
  m: 'MINOR',
  d: 'DECEASED',
  o: 'OBJECTION',
  x: 'CONSENT_EXPIRED',
  c: 'NO_CONSENT',
} as const satisfies Readonly<Record<string, WithheldReason>>;
