import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { dateOf } from '../kernel/clock.ts';
import { InvalidInputError, NotFoundError, WrongStateError } from '../kernel/errors.ts';
import type { Scope } from '../kernel/scope.ts';
import type { Patch } from '../record/apply-patch.ts';
import { InputCheck } from '../record/input/input-check.ts';
import { Workspace } from '../workspace/workspace.entity.ts';
import type { Deal } from './deal.entity.ts';
import { readEntry, STAGE_FIELDS, type StageEntry, type StageField } from './deal-input.ts';
import { Pipeline, Stage } from './pipeline/pipeline.entity.ts';

/**
 * What changes when a deal enters a stage: a won or lost one gets its closing date (today, unless another is given), a lost
 * one needs a reason, an open one loses both.
 * @throws InvalidInputError
 */
export async function entryPatch(
  em: EntityManager,
  scope: Scope,
  stage: Stage,
  entry: StageEntry,
  options: { readonly needsReason: boolean },
): Promise<Patch<Deal>> {
  const check = new InputCheck();
  const { closedOn, lostReason } = readEntry(check, entry);
  if (stage.kind === 'open' && closedOn != null) check.refuse('closedOn', 'An open deal has no closing date.');
  if (stage.kind !== 'lost' && lostReason != null) check.refuse('lostReason', 'Only a lost deal has such a reason.');
  if (stage.kind === 'lost' && options.needsReason && lostReason == null)
    check.refuse('lostReason', 'Say why the deal was lost.');
  check.assertValid();
  return {
    pipeline: stage.pipeline,
    stage: ref(stage),
    stageEnteredAt: scope.clock.now(),
    closedOn: stage.kind === 'open' ? null : (closedOn ?? (await todayOf(em, scope))),
    lostReason: stage.kind === 'lost' ? (lostReason ?? null) : null,
  };
}

/**
 * A stage can ask for fields that a deal has before it enters (05 §2.3). An import is not asked: it tells what was.
 * @throws InvalidInputError that names each field that is missing
 */
export function assertHasRequired(stage: Stage, deal: Deal): void {
  const missing: Record<StageField, boolean> = {
    value: stage.requiresValue && deal.valueMinor == null,
    expectedCloseOn: stage.requiresExpectedClose && deal.expectedCloseOn == null,
    companyId: stage.requiresCompany && deal.company == null,
    contactId: stage.requiresContact && deal.contact == null,
    ownerId: stage.requiresOwner && deal.owner == null,
  };
  const check = new InputCheck();
  for (const field of STAGE_FIELDS) if (missing[field]) check.refuse(field, `“${stage.name}” asks for this.`);
  check.assertValid();
}

/**
 * A stage of the workspace.
 * @throws NotFoundError
 */
export async function getStage(em: EntityManager, { workspaceId }: Scope, stageId: string): Promise<Stage> {
  const stage = await em.findOne(Stage, { workspaceId, id: stageId });
  if (!stage) throw new NotFoundError('stage', 'stageId');
  return stage;
}

/**
 * Where a new deal starts: the stage that is named, else the first open one of the pipeline that is named, else of the first.
 * @throws NotFoundError · InvalidInputError for a stage of another pipeline · WrongStateError for a pipeline without one
 */
export async function startStage(
  em: EntityManager,
  scope: Scope,
  { pipelineId, stageId }: { readonly pipelineId?: string | undefined; readonly stageId?: string | undefined },
): Promise<Stage> {
  if (stageId !== undefined) {
    const stage = await getStage(em, scope, stageId);
    if (pipelineId === undefined || pipelineId === stage.pipeline.id) return stage;
    throw new InvalidInputError([{ path: 'stageId', message: 'This stage belongs to another pipeline.' }]);
  }
  const { workspaceId } = scope;
  const named = pipelineId === undefined ? {} : { id: pipelineId };
  const pipeline = await em.findOne(Pipeline, { workspaceId, ...named }, { orderBy: { position: 'asc', id: 'asc' } });
  if (!pipeline) throw new NotFoundError('pipeline', 'pipelineId');
  return firstStage(em, scope, pipeline.id, 'open');
}

/**
 * The first stage of a kind in a pipeline.
 * @throws WrongStateError where the pipeline has none
 */
export async function firstStage(
  em: EntityManager,
  { workspaceId }: Scope,
  pipelineId: string,
  kind: Stage['kind'],
): Promise<Stage> {
  const pipeline = em.getReference(Pipeline, [workspaceId, pipelineId]);
  const stage = await em.findOne(Stage, { workspaceId, pipeline, kind }, { orderBy: { position: 'asc', id: 'asc' } });
  if (!stage) throw new WrongStateError(`no-${kind}-stage`, `The pipeline has no stage for deals that are ${kind}.`);
  return stage;
}

/** When a day begins where the workspace is. */
export async function beginningOf(em: EntityManager, { workspaceId }: Scope, day: string): Promise<Date> {
  const [row] = await em.execute<{ at: string }[]>(
    'select (?::date)::timestamp at time zone time_zone as at from workspace where id = ?',
    [day, workspaceId],
  );
  if (!row) throw new NotFoundError('workspace');
  return new Date(row.at);
}

async function todayOf(em: EntityManager, { workspaceId, clock }: Scope): Promise<string> {
  const { timeZone } = await em.findOneOrFail(Workspace, { id: workspaceId });
  return dateOf(clock.now(), timeZone);
}
