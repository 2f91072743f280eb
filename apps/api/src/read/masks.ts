/** Reasons why a field is withheld, as the API shows them. */
export const WITHHELD_REASONS = [
  ...(['ROLE', 'NO_CONSENT', 'OBJECTION', 'RESTRICTED', 'ERASED', 'PURPOSE', 'PURPOSE_OFF'] as const),
] as const;

/** A reason of {@link WITHHELD_REASONS}. */
export type WithheldReason = (typeof WITHHELD_REASONS)[number];
