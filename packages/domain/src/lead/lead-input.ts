import type { NewContact } from '../contact/contact-input.ts';
import type { Patch } from '../record/apply-patch.ts';
import type { InputCheck, NumberRule, TextRule } from '../record/input/input-check.ts';
import type { LEAD_STATUSES, Lead } from './lead.entity.ts';

/** Where an enquiry stands. */
export type LeadStatus = (typeof LEAD_STATUSES)[number];

/** One further answer, under the question as it was asked. */
export interface AnswerInput {
  readonly question: string;
  readonly answer: string;
}

/** What can be changed about a lead; a field that is absent stays as it is, null empties it. */
export interface LeadChanges {
  readonly ownerId?: string | null | undefined;
  readonly source?: string | null | undefined;
  readonly origin?: string | null | undefined;
  readonly score?: number | null | undefined;
  readonly visitCount?: number | null | undefined;
  readonly secondsOnSite?: number | null | undefined;
  readonly pagesPerVisit?: number | null | undefined;
  readonly lastActivity?: string | null | undefined;
  /** What the person wrote; sealed under their key. */
  readonly enquiry?: string | null | undefined;
}

/** An enquiry to be recorded, of a contact who is known or of one who is made with it. */
export interface NewLead extends LeadChanges {
  readonly contactId?: string | undefined;
  readonly contact?: NewContact | undefined;
  readonly status?: LeadStatus | undefined;
  readonly answers?: readonly AnswerInput[] | undefined;
  readonly importRunId?: string | undefined;
  /**
   * The new person was deleted at their own request, or stopped the address, and wrote of their own accord since: they are
   * recorded again. Takes what they wrote.
   */
  readonly cameBack?: boolean | undefined;
}

/** The limits of a lead's fields. */
export const LEAD_LIMITS = {
  source: { max: 200 },
  origin: { max: 200 },
  score: { min: 0, max: 1000 },
  visitCount: { min: 0, max: 1_000_000 },
  secondsOnSite: { min: 0, max: 100_000_000 },
  pagesPerVisit: { min: 0, max: 100_000 },
  lastActivity: { max: 200 },
  enquiry: { max: 20_000, verbatim: true },
  question: { max: 500, required: true },
  answer: { max: 2000, required: true },
} as const satisfies Record<string, TextRule | NumberRule>;

/** An enquiry has at most so many further answers. */
export const MOST_ANSWERS = 100;

/** Reads the plain fields of a lead. The enquiry is read beside them, because it is sealed before it is stored. */
export function readLead(check: InputCheck, input: LeadChanges): Patch<Lead> {
  return {
    source: check.text('source', input.source, LEAD_LIMITS.source),
    origin: check.text('origin', input.origin, LEAD_LIMITS.origin),
    score: check.integer('score', input.score, LEAD_LIMITS.score),
    visitCount: check.integer('visitCount', input.visitCount, LEAD_LIMITS.visitCount),
    secondsOnSite: check.integer('secondsOnSite', input.secondsOnSite, LEAD_LIMITS.secondsOnSite),
    pagesPerVisit: check.decimal('pagesPerVisit', input.pagesPerVisit, LEAD_LIMITS.pagesPerVisit),
    lastActivity: check.text('lastActivity', input.lastActivity, LEAD_LIMITS.lastActivity),
  };
}

/** Reads what the person wrote. */
export function readEnquiry(check: InputCheck, value: string | null | undefined): string | null | undefined {
  return check.text('enquiry', value, LEAD_LIMITS.enquiry);
}

/** Reads further answers, in their order. */
export function readAnswers(check: InputCheck, answers: readonly AnswerInput[]): AnswerInput[] {
  if (answers.length > MOST_ANSWERS) check.refuse('answers', `Use at most ${MOST_ANSWERS} answers.`);
  return answers.map(({ question, answer }, index) => ({
    question: check.requiredText(`answers.${index}.question`, question, LEAD_LIMITS.question),
    answer: check.requiredText(`answers.${index}.answer`, answer, LEAD_LIMITS.answer),
  }));
}
