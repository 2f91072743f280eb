import { DuplicateFoundError, InvalidInputError } from '../../kernel/errors.ts';
import type { Patch } from '../../record/apply-patch.ts';
import { InputCheck, type NumberRule, type TextRule } from '../../record/input/input-check.ts';
import type { Stage } from './pipeline.entity.ts';

/** What a stage can be: deals go on in an open one and end in the two others. */
export const STAGE_KINDS = ['open', 'won', 'lost'] as const;

/** What a stage can ask of a deal before it enters. */
export interface StageRequirements {
  readonly requiresValue?: boolean | undefined;
  readonly requiresExpectedClose?: boolean | undefined;
  readonly requiresCompany?: boolean | undefined;
  readonly requiresContact?: boolean | undefined;
  readonly requiresOwner?: boolean | undefined;
}

/** What can be changed about a stage. */
export interface StageChanges extends StageRequirements {
  readonly name?: string | undefined;
  readonly probability?: number | undefined;
  readonly rottingDays?: number | null | undefined;
}

/** A stage to be added. */
export interface NewStage extends StageChanges {
  readonly name: string;
  readonly kind: (typeof STAGE_KINDS)[number];
  readonly probability: number;
  /** Before which place it comes, counted from 0; by default it is the last of its kind, open ones before those that end a deal. */
  readonly position?: number | undefined;
}

/** The limits of a pipeline's fields. */
export const PIPELINE_LIMITS = {
  name: { max: 100, required: true },
  probability: { min: 0, max: 100 },
  rottingDays: { min: 1, max: 3650 },
} as const satisfies Record<string, TextRule | NumberRule>;

/** A pipeline has at most so many stages; a board shows each as a column. */
export const MOST_STAGES = 20;

/** A workspace has at most so many pipelines. */
export const MOST_PIPELINES = 50;

/** The stages that a new pipeline begins with. */
export const FIRST_STAGES = [
  { name: 'Prospecting', kind: 'open', probability: 10, rottingDays: 30 },
  { name: 'Engaging', kind: 'open', probability: 40, rottingDays: 45 },
  { name: 'Won', kind: 'won', probability: 100, rottingDays: null },
  { name: 'Lost', kind: 'lost', probability: 0, rottingDays: null },
] as const;

/** Reads the fields of a stage. @throws InvalidInputError */
export function readStage(input: StageChanges & Partial<Pick<NewStage, 'kind'>>): Patch<Stage> {
  const check = new InputCheck();
  const name = check.text('name', input.name, PIPELINE_LIMITS.name) ?? undefined;
  const probability = check.integer('probability', input.probability, PIPELINE_LIMITS.probability) ?? undefined;
  const rottingDays = check.integer('rottingDays', input.rottingDays, PIPELINE_LIMITS.rottingDays);
  check.oneOf('kind', input.kind, STAGE_KINDS);
  check.assertValid();
  const { requiresValue, requiresExpectedClose, requiresCompany, requiresContact, requiresOwner } = input;
  const requirements = { requiresValue, requiresExpectedClose, requiresCompany, requiresContact, requiresOwner };
  return { name, probability, rottingDays, ...requirements };
}

/** Reads the name of a pipeline. @throws InvalidInputError */
export function readPipelineName(name: string): string {
  const check = new InputCheck();
  const text = check.requiredText('name', name, PIPELINE_LIMITS.name);
  check.assertValid();
  return text;
}

/** @throws DuplicateFoundError for a name that another stage of the pipeline has */
export function assertNewName(stages: readonly Stage[], name: string): void {
  const twin = stages.find((stage) => stage.name === name);
  if (twin) throw new DuplicateFoundError('stage', [twin.id], 'name');
}

/** A refusal of one place of the input. */
export function invalid(path: string, message: string): InvalidInputError {
  return new InvalidInputError([{ path, message }]);
}
