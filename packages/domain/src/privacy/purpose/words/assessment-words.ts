import type { Purpose } from '../../../kernel/purposes.ts';

/** The three steps of weighing a legitimate interest, for one purpose. */
export interface Weighing {
  readonly interest: string;
  readonly necessity: string;
  readonly balance: string;
}

/** A template of an assessment in one language. */
export interface AssessmentWords {
  readonly headings: { readonly [Step in keyof Weighing | 'safeguards']: string };
  readonly purposes: { readonly [Name in Purpose]?: Weighing };
  /** What the product does for the people, whatever the purpose. */
  readonly safeguards: string;
}
