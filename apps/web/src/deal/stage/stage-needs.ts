import { placeErrors, type UserErrorFields } from '@smartx/client';

/** What a stage can ask for when a deal enters it, in the order of the form. */
export const STAGE_NEEDS = ['lostReason', 'value', 'expectedCloseOn', 'companyId', 'contactId', 'ownerId'] as const;

/** One of {@link STAGE_NEEDS}. */
export type StageNeed = (typeof STAGE_NEEDS)[number];

/**
 * What a refused move asks for; nothing where it was refused for another reason. The API knows what a deal lacks, also where
 * the one who moves it does not see the field.
 */
export function needsIn(errors: readonly UserErrorFields[]): StageNeed[] {
  const places = placeErrors(errors).map(({ path }) => path?.join('.'));
  const asked = STAGE_NEEDS.filter((need) => places.includes(need));
  return places.every((place) => asked.some((need) => need === place)) ? asked : [];
}
