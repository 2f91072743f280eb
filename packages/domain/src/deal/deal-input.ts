import type { Patch } from '../record/apply-patch.ts';
import type { InputCheck, MoneyInput, NumberRule, TextRule } from '../record/input/input-check.ts';
import type { Deal, DealRole } from './deal.entity.ts';

/** A product in a deal; without a price it has the product's own. */
export interface LineInput {
  readonly productId: string;
  readonly quantity?: number | undefined;
  readonly unitPrice?: MoneyInput | null | undefined;
}

/** A person who has a part in a deal. */
export interface ParticipantInput {
  readonly contactId: string;
  readonly role?: DealRole | undefined;
}

/** What can be changed about a deal; a field that is absent stays as it is, null empties it. Stages are changed by a move. */
export interface DealChanges {
  readonly name?: string | null | undefined;
  readonly companyId?: string | null | undefined;
  readonly contactId?: string | null | undefined;
  readonly ownerId?: string | null | undefined;
  readonly value?: MoneyInput | null | undefined;
  readonly engagedOn?: string | null | undefined;
  readonly expectedCloseOn?: string | null | undefined;
  /** Only of a deal that is won or lost. */
  readonly closedOn?: string | null | undefined;
  /** Only of a deal that is lost. */
  readonly lostReason?: string | null | undefined;
  /** All the products of the deal; those that it had before are replaced. */
  readonly lines?: readonly LineInput[] | undefined;
  /** All the people who have a part in it beside the one to talk to; those before are replaced. */
  readonly contacts?: readonly ParticipantInput[] | undefined;
}

/** A deal to be recorded; without a stage it starts at the first open one of the first pipeline. */
export interface NewDeal extends DealChanges {
  readonly name: string;
  readonly pipelineId?: string | undefined;
  readonly stageId?: string | undefined;
  readonly importRunId?: string | undefined;
}

/** How a deal enters a stage, with what the stage asks for and the deal lacks. */
export interface StageEntry extends Pick<DealChanges, StageField | 'lostReason' | 'closedOn'> {}

/** The fields that a stage can ask for. */
export const STAGE_FIELDS = ['value', 'expectedCloseOn', 'companyId', 'contactId', 'ownerId'] as const;

/** A field of {@link STAGE_FIELDS}. */
export type StageField = (typeof STAGE_FIELDS)[number];

/** The limits of a deal's fields. */
export const DEAL_LIMITS = {
  name: { max: 200, required: true },
  lostReason: { max: 500 },
  quantity: { min: 1, max: 1_000_000 },
} as const satisfies Record<string, TextRule | NumberRule>;

/** A deal has at most so many lines. */
export const MOST_LINES = 50;

/** At most so many people have a part in a deal. */
export const MOST_PARTICIPANTS = 50;

/** Reads the plain fields of a deal that do not depend on its stage. */
export function readDeal(check: InputCheck, input: DealChanges): Patch<Deal> {
  const value = check.money('value', input.value);
  if ((input.lines?.length ?? 0) > MOST_LINES) check.refuse('lines', `Use at most ${MOST_LINES} products.`);
  if ((input.contacts?.length ?? 0) > MOST_PARTICIPANTS)
    check.refuse('contacts', `Name at most ${MOST_PARTICIPANTS} people.`);
  return {
    name: check.text('name', input.name, DEAL_LIMITS.name) ?? undefined,
    valueMinor: value.minor,
    valueCurrency: value.currency,
    engagedOn: check.date('engagedOn', input.engagedOn),
    expectedCloseOn: check.date('expectedCloseOn', input.expectedCloseOn),
  };
}

/** Reads what belongs to the end of a deal. */
export function readEntry(check: InputCheck, input: Pick<StageEntry, 'lostReason' | 'closedOn'>) {
  return {
    closedOn: check.date('closedOn', input.closedOn),
    lostReason: check.text('lostReason', input.lostReason, DEAL_LIMITS.lostReason),
  };
}
