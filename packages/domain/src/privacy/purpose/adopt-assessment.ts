import type { EntityManager } from '@mikro-orm/postgresql';
import { WrongStateError } from '../../kernel/errors.ts';
import type { Scope } from '../../kernel/scope.ts';
import { PurposeSetting } from '../consent/purpose-setting.entity.ts';
import type { PolicyLanguage } from '../policy/policy-words.ts';
import { assessmentTemplate } from './assessment-template.ts';
import { decider, invalid, recordChange } from './purpose-change.ts';

const TEXT = { min: 50, max: 5000 };
const REVIEWED_WITHIN_YEARS = 3;

/** A weighing that somebody of the workspace stands by. */
export interface NewAssessment {
  readonly text: string;
  /** By when it is looked at again, as `YYYY-MM-DD`. */
  readonly reviewOn: string;
}

/**
 * Writes down that the workspace weighed its interest against those of the people. It is asked for and never waited for: a
 * purpose works without it, and a review that is late closes nothing.
 * @throws InvalidInputError · WrongStateError for a purpose that rests on another ground
 */
export function adopt(em: EntityManager, scope: Scope, setting: PurposeSetting, assessment: NewAssessment): string {
  const now = scope.clock.now();
  const text = assessment.text.trim();
  if (text.length < TEXT.min || text.length > TEXT.max)
    throw invalid('text', `Expected a weighing of ${TEXT.min} to ${TEXT.max} characters.`);
  assertReview(assessment.reviewOn, now);
  if (setting.basis !== 'legitimate-interest')
    throw new WrongStateError(setting.basis, 'Only a legitimate interest is weighed; this purpose has another ground.');
  setting.assessment = text;
  setting.assessmentReviewOn = assessment.reviewOn;
  setting.assessmentAdoptedAt = now;
  setting.assessmentAdoptedById = decider(scope);
  return recordChange(em, scope, setting, ['assessment']);
}

/** Adopts the product's template for every legitimate interest that nobody weighed yet. What somebody wrote stays. */
export async function adoptDefaults(
  em: EntityManager,
  scope: Scope,
  { language, reviewOn }: { readonly language: PolicyLanguage; readonly reviewOn: string },
): Promise<void> {
  const open = { basis: 'legitimate-interest', assessment: null } as const;
  for (const setting of await em.find(PurposeSetting, { workspaceId: scope.workspaceId, ...open })) {
    const text = assessmentTemplate(setting.purpose, language);
    if (text !== null) adopt(em, scope, setting, { text, reviewOn });
  }
}

function assertReview(reviewOn: string, now: Date): void {
  const day = new Date(`${reviewOn}T00:00:00Z`);
  const exists = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(`${reviewOn}T`);
  if (!exists) throw invalid('reviewOn', 'Use a date that exists, as YYYY-MM-DD.');
  const latest = new Date(now);
  latest.setUTCFullYear(now.getUTCFullYear() + REVIEWED_WITHIN_YEARS);
  if (day <= now || day > latest)
    throw invalid('reviewOn', `Expected a day ahead, within ${REVIEWED_WITHIN_YEARS} years.`);
}
