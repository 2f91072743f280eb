import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvalidInputError, NotAllowedError, NotFoundError, StaleVersionError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { deedsOn, getRecord } from '../../testing/records.ts';
import { openTestDomain, type TestDomain } from '../../testing/test-domain.ts';
import { DealService } from '../deal.service.ts';
import { Pipeline, Stage } from './pipeline.entity.ts';
import { PipelineService } from './pipeline.service.ts';
import { MOST_STAGES } from './pipeline-input.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

async function givenPipeline(): Promise<{ scope: Scope; pipelines: PipelineService; id: string }> {
  const scope = await (await domain.givenWorkspace()).as('owner');
  const { workspaceId } = scope;
  const { id } = await scope.transaction((em) => em.findOneOrFail(Pipeline, { workspaceId }));
  return { scope, pipelines: new PipelineService(scope), id };
}

async function stagesOf(scope: Scope, pipelineId: string): Promise<Stage[]> {
  const { workspaceId } = scope;
  const where = { workspaceId, pipeline: [workspaceId, pipelineId] as [string, string] };
  return scope.transaction((em) => em.find(Stage, where, { orderBy: { position: 'asc' } }));
}

const namesOf = async (scope: Scope, pipelineId: string) => (await stagesOf(scope, pipelineId)).map(({ name }) => name);

describe('a pipeline', () => {
  it('gets another name', async () => {
    const { scope, pipelines, id } = await givenPipeline();

    await pipelines.rename(id, ' New business ', 1);

    expect(await getRecord(scope, Pipeline, id)).toMatchObject({ name: 'New business', version: 2 });
    expect(await deedsOn(scope, id)).toEqual(['pipeline:update']);
    await expect(pipelines.rename(id, '  ')).rejects.toThrow(InvalidInputError);
    await expect(pipelines.rename(id, 'Other', 1)).rejects.toThrow(StaleVersionError);
  });

  it('gets another stage where it is wanted', async () => {
    const { scope, pipelines, id } = await givenPipeline();

    const stage = await pipelines.addStage(id, { name: 'Offer', kind: 'open', probability: 60, position: 2 });
    await pipelines.addStage(id, { name: 'Parked', kind: 'open', probability: 0, rottingDays: 90 });

    expect(await namesOf(scope, id)).toEqual(['Prospecting', 'Engaging', 'Offer', 'Parked', 'Won', 'Lost']);
    expect((await stagesOf(scope, id)).map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await getRecord(scope, Stage, stage)).toMatchObject({ kind: 'open', probability: 60, rottingDays: null });
    await expect(pipelines.addStage(id, { name: 'Offer', kind: 'won', probability: 1 })).rejects.toThrow(
      expect.objectContaining({ code: 'DUPLICATE_FOUND', candidates: [stage] }),
    );
    await expect(pipelines.addStage(id, { name: 'Odd', kind: 'open', probability: 101 })).rejects.toThrow(/0 to 100/);
  });

  it('changes a stage, but never what it means for the deals in it', async () => {
    const { scope, pipelines, id } = await givenPipeline();
    const [first, second] = await stagesOf(scope, id);

    await pipelines.updateStage(first?.id ?? '', { name: 'Cold', probability: 5, rottingDays: null }, 1);

    expect(await getRecord(scope, Stage, first?.id ?? '')).toMatchObject({
      name: 'Cold',
      probability: 5,
      kind: 'open',
    });
    await expect(pipelines.updateStage(second?.id ?? '', { name: 'Cold' })).rejects.toThrow(/exists already/);
  });

  it('has its stages in the order that was asked for, each named once', async () => {
    const { scope, pipelines, id } = await givenPipeline();
    const ids = (await stagesOf(scope, id)).map((stage) => stage.id);
    const [one = '', two = '', three = '', four = ''] = ids;

    await pipelines.reorderStages(id, [two, one, three, four]);

    expect(await namesOf(scope, id)).toEqual(['Engaging', 'Prospecting', 'Won', 'Lost']);
    await expect(pipelines.reorderStages(id, [one, two, three])).rejects.toThrow(InvalidInputError);
    await expect(pipelines.reorderStages(id, [one, one, three, four])).rejects.toThrow(InvalidInputError);
    await expect(pipelines.reorderStages(id, [one, two, three, newId()])).rejects.toThrow(InvalidInputError);
  });

  it('shares its name with no other, has at most 20 stages, and none that belongs nowhere', async () => {
    const { scope, pipelines, id } = await givenPipeline();
    const { workspaceId } = scope;
    const now = domain.clock.now();
    const stamps = { createdAt: now, updatedAt: now };
    const other = { workspaceId, id: newId(), name: 'Renewals', position: 1, ...stamps };
    await scope.transaction(async (em) => void em.persist(em.create(Pipeline, other)));
    const open = { kind: 'open', probability: 1 } as const;
    for (let stage = 5; stage <= MOST_STAGES; stage++)
      await pipelines.addStage(id, { ...open, name: `Stage ${stage}` });

    await expect(pipelines.rename(id, 'Renewals')).rejects.toMatchObject({
      ...{ code: 'DUPLICATE_FOUND', candidates: [other.id] },
    });
    await expect(pipelines.addStage(id, { ...open, name: 'One more' })).rejects.toThrow('at most 20 stages');
    expect(await stagesOf(scope, id)).toHaveLength(MOST_STAGES);
    await expect(pipelines.addStage(other.id, { name: 'First', kind: 'open', probability: 1 })).resolves.toBeDefined();
  });

  it('is added with the stages that every workspace begins with, and goes while no deal is in it', async () => {
    const { scope, pipelines, id } = await givenPipeline();

    const renewals = await pipelines.create(' Renewals ');

    expect(await getRecord(scope, Pipeline, renewals)).toMatchObject({ name: 'Renewals', position: 1 });
    expect(await namesOf(scope, renewals)).toEqual(['Prospecting', 'Engaging', 'Won', 'Lost']);
    await expect(pipelines.create('Renewals')).rejects.toMatchObject({ code: 'DUPLICATE_FOUND' });
    await expect(pipelines.create(' ')).rejects.toThrow(InvalidInputError);
    const deal = await new DealService(scope).create({ name: 'Ten engines', pipelineId: renewals });
    await new DealService(scope).delete(deal);
    await expect(pipelines.remove(renewals)).rejects.toThrow('There are 1 deals in it, 1 of them in the bin.');
    await new DealService(scope).restore(deal);
    await new DealService(scope).move(deal, (await stagesOf(scope, id))[0]?.id ?? '');
    await pipelines.remove(renewals, 1);
    expect(await stagesOf(scope, renewals)).toEqual([]);
    await expect(pipelines.remove(id)).rejects.toMatchObject({ state: 'last-pipeline' });
    expect(await deedsOn(scope, renewals)).toEqual(['pipeline:update', 'pipeline:update']);
  });

  it('loses a stage in which no deal is, and keeps one of each kind', async () => {
    const { scope, pipelines, id } = await givenPipeline();
    const [first, second, won] = await stagesOf(scope, id);
    await new DealService(scope).create({ name: 'Ten engines' });

    await pipelines.removeStage(second?.id ?? '', 1);

    expect(await namesOf(scope, id)).toEqual(['Prospecting', 'Won', 'Lost']);
    expect((await stagesOf(scope, id)).map(({ position }) => position)).toEqual([0, 1, 2]);
    await expect(pipelines.removeStage(won?.id ?? '')).rejects.toMatchObject({ state: 'last-of-kind' });
    await pipelines.addStage(id, { name: 'Offer', kind: 'open', probability: 60 });
    await expect(pipelines.removeStage(first?.id ?? '')).rejects.toMatchObject({ state: 'has-deals' });
  });

  it('loses no stage that a deal enters at the same moment, and no deal one that goes', async () => {
    const { scope, pipelines, id } = await givenPipeline();
    const second = (await stagesOf(scope, id))[1]?.id ?? '';
    const results = await Promise.allSettled([
      pipelines.removeStage(second),
      ...['one', 'two', 'three'].map((name) => new DealService(scope).create({ name, stageId: second })),
    ]);

    const left = (await stagesOf(scope, id)).some((stage) => stage.id === second);
    const codes = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []));
    expect(codes.every((code) => code === (left ? 'WRONG_STATE' : 'NOT_FOUND'))).toBe(true);
    expect(codes).toHaveLength(left ? 1 : 3);
  });

  it('that is asked to be as it is already leaves no trace of a change', async () => {
    const { scope, pipelines, id } = await givenPipeline();
    const stages = await stagesOf(scope, id);
    const first = stages[0]?.id ?? '';

    await pipelines.rename(id, (await getRecord(scope, Pipeline, id)).name);
    await pipelines.updateStage(first, { name: stages[0]?.name, probability: stages[0]?.probability });
    await pipelines.reorderStages(
      id,
      stages.map((stage) => stage.id),
    );

    expect([await deedsOn(scope, id), await deedsOn(scope, first)]).toEqual([[], []]);
    expect((await getRecord(scope, Pipeline, id)).version).toBe(1);
  });

  it('is not changed by whoever only sells, nor from another workspace', async () => {
    const workspace = await domain.givenWorkspace();
    const sales = new PipelineService(await workspace.as('sales'));
    const { pipelines } = await givenPipeline();
    const owner = await workspace.as('owner');
    const { id } = await owner.transaction((em) => em.findOneOrFail(Pipeline, { workspaceId: owner.workspaceId }));
    const [stage] = await stagesOf(owner, id);

    await expect(sales.rename(id, 'Ours')).rejects.toThrow(NotAllowedError);
    await expect(sales.addStage(id, { name: 'Ours', kind: 'open', probability: 1 })).rejects.toThrow(NotAllowedError);
    await expect(sales.updateStage(stage?.id ?? '', { name: 'Ours' })).rejects.toThrow(NotAllowedError);
    await expect(sales.reorderStages(id, [])).rejects.toThrow(NotAllowedError);
    await expect(sales.create('Ours')).rejects.toThrow(NotAllowedError);
    await expect(sales.remove(id)).rejects.toThrow(NotAllowedError);
    await expect(sales.removeStage(stage?.id ?? '')).rejects.toThrow(NotAllowedError);
    for (const [pipeline, theirs] of [
      [id, stage?.id ?? ''],
      [newId(), newId()],
    ] as const) {
      await expect(pipelines.rename(pipeline, 'Ours')).rejects.toThrow(new NotFoundError('pipeline'));
      await expect(pipelines.reorderStages(pipeline, [])).rejects.toThrow(new NotFoundError('pipeline'));
      await expect(pipelines.updateStage(theirs, { name: 'Ours' })).rejects.toThrow(new NotFoundError('stage'));
      await expect(pipelines.remove(pipeline)).rejects.toThrow(new NotFoundError('pipeline'));
      await expect(pipelines.removeStage(theirs)).rejects.toThrow(new NotFoundError('stage'));
    }
  });
});
