import type { EntityManager } from '@mikro-orm/postgresql';
import { WrongStateError } from '../../kernel/errors.ts';
import { Deal } from '../deal.entity.ts';
import type { Pipeline, Stage } from './pipeline.entity.ts';

/**
 * A stage goes only when no deal would be left without a place, those in the bin included, and when the pipeline keeps one of
 * its kind: deals begin in an open stage and end in a won or lost one.
 * @throws WrongStateError
 */
export async function assertStageFree(em: EntityManager, stage: Stage, others: readonly Stage[]): Promise<void> {
  if (!others.some(({ kind }) => kind === stage.kind))
    throw new WrongStateError('last-of-kind', `A pipeline keeps one stage for deals that are ${stage.kind}.`);
  await assertNoDeals(em, { workspaceId: stage.workspaceId, stage }, 'Move them to another stage first');
}

/** @throws WrongStateError for a pipeline through which deals go or went */
export async function assertPipelineFree(em: EntityManager, pipeline: Pipeline): Promise<void> {
  await assertNoDeals(em, { workspaceId: pipeline.workspaceId, pipeline }, 'Move them to another pipeline first');
}

async function assertNoDeals(em: EntityManager, where: object, advice: string): Promise<void> {
  const all = await em.count(Deal, where);
  if (all === 0) return;
  const binned = await em.count(Deal, { ...where, deletedAt: { $ne: null } });
  const inBin = binned === 0 ? '' : `, ${binned} of them in the bin`;
  throw new WrongStateError('has-deals', `There are ${all} deals in it${inBin}. ${advice}.`);
}
