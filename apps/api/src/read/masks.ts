/** Reasons why a field is withheld, as the API shows them. */
export const WITHHELD_REASONS = ['ROLE', 'NO_CONSENT', 'OBJECTION', 'RESTRICTED', 'ERASED', 'PURPOSE_OFF'] as const;

/** A reason of {@link WITHHELD_REASONS}. */
export type WithheldReason = (typeof WITHHELD_REASONS)[number];

/** A field that is not shown, why, and for one masked by role a hint at its value. */
export interface Withheld {
  readonly field: string;
  readonly reason: WithheldReason;
  readonly hint: string | null;
}

/** `ana@example.eu` as `a•••@e•••.eu`. */
export function emailHint(email: string): string {
  const at = email.lastIndexOf('@');
  const domain = email.slice(at + 1);
  const dot = domain.lastIndexOf('.');
  return at < 1 ? '•••' : `${first(email)}•••@${first(domain)}•••${dot > 0 ? domain.slice(dot) : ''}`;
}

function first(text: string): string {
  return Array.from(text)[0] ?? '';
}

/** Whether a text is a reason. */
export function isWithheldReason(text: unknown): text is WithheldReason {
  return WITHHELD_REASONS.some((reason) => reason === text);
}
