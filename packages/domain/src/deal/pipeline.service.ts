import type { EntityManager } from '@mikro-orm/postgresql';
import { DuplicateFoundError, InvalidInputError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { Change, Scope } from '../kernel/scope.ts';
import { applyPatch, type Patch, touch } from '../record/apply-patch.ts';
import { InputCheck, type NumberRule, type TextRule } from '../record/input/input-check.ts';
import { Pipeline, Stage } from './pipeline.entity.ts';

/** What a stage can be: deals go on in an open one and end in the two others. */
export const STAGE_KINDS = ['open', 'won', 'lost'] as const;

/** What can be changed about a stage. */
export interface StageChanges {
  readonly name?: string | undefined;
  readonly probability?: number | undefined;
  readonly rottingDays?: number | null | undefined;
}

/** A stage to be added. */
export interface NewStage extends StageChanges {
  readonly name: string;
  readonly kind: (typeof STAGE_KINDS)[number];
  readonly probability: number;
  /** Before which place it comes, counted from 0; by default it is the last. */
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

/** The commands on pipelines and their stages. */
export class PipelineService {
  constructor(private readonly scope: Scope) {}

  /**
   * Gives a pipeline another name.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · InvalidInputError · DuplicateFoundError
   */
  async rename(pipelineId: string, name: string, ifVersion?: number | null): Promise<string> {
    return this.change(pipelineId, ifVersion, async (em, pipeline) => {
      const check = new InputCheck();
      const text = check.requiredText('name', name, PIPELINE_LIMITS.name);
      check.assertValid();
      const twin = await em.findOne(Pipeline, { workspaceId: this.scope.workspaceId, name: text });
      if (twin && twin !== pipeline) throw new DuplicateFoundError('pipeline', [twin.id], 'name');
      return applyPatch(pipeline, { name: text }, this.scope.clock);
    });
  }

  /**
   * Adds a stage to a pipeline and returns the stage.
   * @throws NotAllowedError · NotFoundError · InvalidInputError · DuplicateFoundError
   */
  async addStage(pipelineId: string, input: NewStage): Promise<string> {
    const stageId = newId();
    const add = async (em: EntityManager, pipeline: Pipeline) => {
      const stages = await this.stagesOf(em, pipeline);
      const fields = readStage({ ...input, rottingDays: input.rottingDays ?? null });
      const { name = '', probability = 0, rottingDays = null } = fields;
      assertNewName(stages, name);
      if (stages.length >= MOST_STAGES) throw invalid('name', `A pipeline has at most ${MOST_STAGES} stages.`);
      const position = Math.max(0, Math.min(input.position ?? stages.length, stages.length));
      const now = this.scope.clock.now();
      const key = { workspaceId: this.scope.workspaceId, id: stageId, pipeline, createdAt: now, updatedAt: now };
      const stage = em.create(Stage, { ...key, name, kind: input.kind, probability, rottingDays, position });
      em.persist(stage);
      this.number([...stages.slice(0, position), stage, ...stages.slice(position)]);
      touch(pipeline, this.scope.clock);
      return [{ field: 'stages', from: null, to: name }];
    };
    return this.change(pipelineId, null, add, stageId);
  }

  /**
   * Changes the name, chance or rotting time of a stage. Its kind stays: the deals in it are open, won or lost.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · InvalidInputError · DuplicateFoundError
   */
  async updateStage(stageId: string, changes: StageChanges, ifVersion?: number | null): Promise<string> {
    this.scope.require('pipeline:update');
    return this.scope.transaction(async (em) => {
      const stage = await this.scope.findVisible(em, Stage, stageId, 'pipeline:update', ifVersion);
      const fields = readStage(changes);
      const others = (await this.stagesOf(em, await stage.pipeline.loadOrFail())).filter((other) => other !== stage);
      if (fields.name !== undefined) assertNewName(others, fields.name);
      const made = applyPatch(stage, fields, this.scope.clock);
      const target = { targetType: 'stage', targetId: stage.id, version: stage.version + 1 };
      if (made.length > 0) this.scope.record(em, { action: 'pipeline:update', ...target, changes: made });
      return stage.id;
    });
  }

  /**
   * Puts the stages of a pipeline into this order.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · InvalidInputError unless each stage is named once
   */
  async reorderStages(pipelineId: string, stageIds: readonly string[], ifVersion?: number | null): Promise<string> {
    return this.change(pipelineId, ifVersion, async (em, pipeline) => {
      const stages = await this.stagesOf(em, pipeline);
      const ordered = stageIds.flatMap((id) => stages.find((stage) => stage.id === id) ?? []);
      if (stageIds.length !== stages.length || new Set(ordered).size !== stages.length)
        throw invalid('stageIds', 'Name each stage of the pipeline once.');
      const names = (list: readonly Stage[]) => list.map(({ name }) => name).join(', ');
      const change = { field: 'stages', from: names(stages), to: names(ordered) };
      if (change.from === change.to) return [];
      this.number(ordered);
      touch(pipeline, this.scope.clock);
      return [change];
    });
  }

  private change(
    pipelineId: string,
    ifVersion: number | null | undefined,
    work: (em: EntityManager, pipeline: Pipeline) => Promise<Change[]>,
    answer = pipelineId,
  ): Promise<string> {
    this.scope.require('pipeline:update');
    return this.scope.transaction(async (em) => {
      const pipeline = await this.scope.findVisible(em, Pipeline, pipelineId, 'pipeline:update', ifVersion);
      const changes = await work(em, pipeline);
      const target = { targetType: 'pipeline', targetId: pipeline.id, version: pipeline.version + 1 };
      if (changes.length > 0) this.scope.record(em, { action: 'pipeline:update', ...target, changes });
      return answer;
    });
  }

  private stagesOf(em: EntityManager, pipeline: Pipeline): Promise<Stage[]> {
    const { workspaceId } = this.scope;
    return em.find(Stage, { workspaceId, pipeline }, { orderBy: { position: 'asc', id: 'asc' } });
  }

  private number(stages: readonly Stage[]): void {
    stages.forEach((stage, position) => {
      applyPatch(stage, { position }, this.scope.clock);
    });
  }
}

function readStage(input: StageChanges & Partial<Pick<NewStage, 'kind'>>): Patch<Stage> {
  const check = new InputCheck();
  const name = check.text('name', input.name, PIPELINE_LIMITS.name) ?? undefined;
  const probability = check.integer('probability', input.probability, PIPELINE_LIMITS.probability) ?? undefined;
  const rottingDays = check.integer('rottingDays', input.rottingDays, PIPELINE_LIMITS.rottingDays);
  check.oneOf('kind', input.kind, STAGE_KINDS);
  check.assertValid();
  return { name, probability, rottingDays };
}

function assertNewName(stages: readonly Stage[], name: string): void {
  const twin = stages.find((stage) => stage.name === name);
  if (twin) throw new DuplicateFoundError('stage', [twin.id], 'name');
}

function invalid(path: string, message: string): InvalidInputError {
  return new InvalidInputError([{ path, message }]);
}
