import type { EntityManager } from '@mikro-orm/postgresql';
import { DuplicateFoundError, WrongStateError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Change, Scope } from '../../kernel/scope.ts';
import { applyPatch, touch } from '../../record/apply-patch.ts';
import { Pipeline, Stage } from './pipeline.entity.ts';
import {
  assertNewName,
  FIRST_STAGES,
  invalid,
  MOST_PIPELINES,
  MOST_STAGES,
  type NewStage,
  readPipelineName,
  readStage,
  type StageChanges,
} from './pipeline-input.ts';
import { assertPipelineFree, assertStageFree } from './remove-stage.ts';

/** The commands on pipelines and their stages. */
export class PipelineService {
  constructor(private readonly scope: Scope) {}

  /**
   * Makes a pipeline with the stages that every workspace begins with, after the others.
   * @throws NotAllowedError · InvalidInputError · DuplicateFoundError
   */
  async create(name: string): Promise<string> {
    this.scope.require('pipeline:update');
    const { workspaceId, clock } = this.scope;
    return this.scope.transaction(async (em) => {
      const text = readPipelineName(name);
      const others = await em.find(Pipeline, { workspaceId }, { orderBy: { position: 'asc', id: 'asc' } });
      const twin = others.find((other) => other.name === text);
      if (twin) throw new DuplicateFoundError('pipeline', [twin.id], 'name');
      if (others.length >= MOST_PIPELINES) throw invalid('name', `There are at most ${MOST_PIPELINES} pipelines.`);
      const stamps = { workspaceId, createdAt: clock.now(), updatedAt: clock.now() };
      const position = (others.at(-1)?.position ?? -1) + 1;
      const pipeline = em.create(Pipeline, { ...stamps, id: newId(), name: text, position });
      FIRST_STAGES.forEach((stage, place) => {
        em.persist(em.create(Stage, { ...stamps, ...stage, id: newId(), pipeline, position: place }));
      });
      this.scope.record(em, { action: 'pipeline:update', targetType: 'pipeline', targetId: pipeline.id });
      return pipeline.id;
    });
  }

  /**
   * Removes a pipeline through which no deal goes, with its stages; the last one stays.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · WrongStateError for one with deals, and for the last one
   */
  async remove(pipelineId: string, ifVersion?: number | null): Promise<string> {
    return this.change(pipelineId, ifVersion, async (em, pipeline) => {
      const { workspaceId } = this.scope;
      if ((await em.count(Pipeline, { workspaceId })) === 1)
        throw new WrongStateError('last-pipeline', 'A workspace keeps one pipeline.');
      const stages = await this.stagesOf(em, pipeline);
      await this.lock(em, stages);
      await assertPipelineFree(em, pipeline);
      em.remove([...stages, pipeline]);
      return [{ field: 'name', from: pipeline.name }];
    });
  }

  /**
   * Removes a stage without deals and returns its pipeline.
   * @throws NotAllowedError · NotFoundError · WrongStateError for a stage with deals, and for the last one of its kind
   */
  async removeStage(stageId: string, ifVersion?: number | null): Promise<string> {
    this.scope.require('pipeline:update');
    return this.scope.transaction(async (em) => {
      const stage = await this.scope.findVisible(em, Stage, stageId, 'pipeline:update', ifVersion);
      const pipeline = await stage.pipeline.loadOrFail();
      const others = (await this.stagesOf(em, pipeline)).filter((other) => other !== stage);
      await this.lock(em, [stage]);
      await assertStageFree(em, stage, others);
      em.remove(stage);
      this.number(others);
      touch(pipeline, this.scope.clock);
      const target = { targetType: 'pipeline', targetId: pipeline.id, version: pipeline.version + 1 };
      const changes = [{ field: 'stages', from: stage.name, to: null }];
      this.scope.record(em, { action: 'pipeline:update', ...target, changes });
      return pipeline.id;
    });
  }

  /**
   * Gives a pipeline another name.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · InvalidInputError · DuplicateFoundError
   */
  async rename(pipelineId: string, name: string, ifVersion?: number | null): Promise<string> {
    return this.change(pipelineId, ifVersion, async (em, pipeline) => {
      const text = readPipelineName(name);
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
      const { name = '', probability = 0, rottingDays = null, ...requirements } = fields;
      assertNewName(stages, name);
      if (stages.length >= MOST_STAGES) throw invalid('name', `A pipeline has at most ${MOST_STAGES} stages.`);
      const position = Math.max(0, Math.min(input.position ?? usualPlace(stages, input.kind), stages.length));
      const now = this.scope.clock.now();
      const key = { workspaceId: this.scope.workspaceId, id: stageId, pipeline, createdAt: now, updatedAt: now };
      const stage = em.create(Stage, { ...key, name, kind: input.kind, probability, rottingDays, position });
      applyPatch(stage, requirements, this.scope.clock);
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

  /** Waits for the deals that are just entering and keeps others out, so that what is counted next is all there is. */
  private async lock(em: EntityManager, stages: readonly Stage[]): Promise<void> {
    const ids = stages.map(({ id }) => id);
    await em.execute('select 1 from stage where workspace_id = ? and id = any (?::uuid[]) for update', [
      this.scope.workspaceId,
      `{${ids.join(',')}}`,
    ]);
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

/** An open stage comes before those that end a deal, one that ends it at the end. */
function usualPlace(stages: readonly Stage[], kind: NewStage['kind']): number {
  const firstEnd = stages.findIndex((stage) => stage.kind !== 'open');
  return kind === 'open' && firstEnd !== -1 ? firstEnd : stages.length;
}
