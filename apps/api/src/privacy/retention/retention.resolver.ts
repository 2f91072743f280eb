import { decodeId, encodeId, findUuid, InvalidInputError } from '@smartx/domain/kernel';
import {
  type BatchItem,
  PERIOD_UNITS,
  RETENTION_ACTIONS,
  RETENTION_GROUNDS,
  RETENTION_KEYS,
  type RetentionPeriod,
} from '@smartx/domain/privacy';
import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { closedList } from '../../graphql/closed-list.ts';
import { outcome } from '../../graphql/command.ts';
import type { Context } from '../../graphql/context.ts';
import { OutcomePayload } from '../../graphql/types/payload.types.ts';
import { ErasureCertificateType } from '../certificate/certificate.types.ts';
import { shownCertificate } from '../certificate/shown-certificate.ts';
import { orNothing } from '../or-nothing.ts';
import {
  RetentionBatchApproveInput,
  RetentionBatchItemArgs,
  RetentionBatchItemPageType,
  RetentionOverviewType,
  RetentionRuleUpdateInput,
  RetentionSimulateInput,
  RetentionSimulationType,
} from './retention.types.ts';

const DEFAULT_PAGE = 20;

/** For how long the workspace keeps what. */
@Resolver()
export class RetentionResolver {
  @Query(() => RetentionOverviewType, {
    nullable: true,
    description: 'For how long what is kept, and what is due; null for those who may not know.',
  })
  retention(@Ctx() { services }: Context) {
    return orNothing(async () => {
      const overview = await services.retention.overview();
      const { batch } = overview;
      return { ...overview, batch: batch && { ...batch, id: encodeId('retentionBatch', batch.id) } };
    });
  }

  @Query(() => RetentionBatchItemPageType, {
    nullable: true,
    description: 'Who and what is in a batch, by name; null for those who do not approve, and out of sight.',
  })
  async retentionBatchItems(
    @Args(() => RetentionBatchItemArgs) { batchId, skip, first }: RetentionBatchItemArgs,
    @Ctx() { services, read }: Context,
  ) {
    const id = findUuid('retentionBatch', batchId);
    const page = { offset: skip ?? 0, size: first ?? DEFAULT_PAGE };
    const found = id && (await orNothing(() => services.retentionBatches.items(id, page)));
    if (!found) return null;
    for (const { subjectId } of found.items) if (subjectId) read.tally.subjects.add(subjectId);
    return { total: found.total, items: found.items.map(shownItem) };
  }

  @Query(() => [ErasureCertificateType], {
    description: 'The newest certificates of what a batch erased; none for those who may not know.',
  })
  async retentionCertificates(
    @Arg('batchId', () => ID, { description: 'Of which batch.' }) batchId: string,
    @Ctx() { services }: Context,
  ) {
    const id = findUuid('retentionBatch', batchId);
    const found = id && (await orNothing(() => services.batchCertificates.find(id)));
    return (found || []).map(({ statement, file }) => shownCertificate(statement, file));
  }

  @Query(() => RetentionSimulationType, {
    nullable: true,
    description: 'What a rule would do today with another period; null for those who may not know.',
  })
  retentionSimulate(
    @Arg('input', () => RetentionSimulateInput) { key, count, unit }: RetentionSimulateInput,
    @Ctx() { services }: Context,
  ) {
    return orNothing(async () => services.retention.simulate(keyNamed(key), periodOf(count, unit)));
  }

  @Mutation(() => OutcomePayload, { description: 'Changes a rule, for everything that is kept already.' })
  retentionRuleUpdate(
    @Arg('input', () => RetentionRuleUpdateInput) input: RetentionRuleUpdateInput,
    @Ctx() { services }: Context,
  ) {
    return outcome(async () => {
      const { key, count = null, unit = null, isOn, ifVersion } = input;
      const period = count === null && unit === null ? null : periodOf(count, unit);
      const ground = closedList(RETENTION_GROUNDS, input.ground, 'ground');
      const action = closedList(RETENTION_ACTIONS, input.action, 'action');
      return services.retention.updateRule(keyNamed(key), { period, ground, action, isOn }, ifVersion);
    });
  }

  @Mutation(() => OutcomePayload, {
    description:
      'Approves a batch: the second of two has it carried out; alone only where nobody else can, a day later.',
  })
  retentionBatchApprove(
    @Arg('input', () => RetentionBatchApproveInput) input: RetentionBatchApproveInput,
    @Ctx() context: Context,
  ) {
    return outcome(async () => {
      const { confirmation = null, password = null, ifVersion } = input;
      const isIdentityProven = password !== null && (await context.identity.isOwnPassword(context.resolved, password));
      const alone = confirmation === null && password === null ? null : { confirmation, isIdentityProven };
      const id = decodeId('retentionBatch', input.id, 'id');
      return context.services.retentionBatches.approve(id, alone, ifVersion);
    });
  }
}

function shownItem({ table, itemId, name, rule, action, dueOn, state }: BatchItem) {
  const recordId = encodeId(table === 'deal' ? 'deal' : 'subject', itemId);
  return { recordId, kind: table, name, rule, action, dueOn, state };
}

/** @throws InvalidInputError */
function keyNamed(name: string) {
  return closedList(RETENTION_KEYS, name, 'key');
}

/** @throws InvalidInputError */
function periodOf(count: number | null, unit: string | null): RetentionPeriod {
  const known = closedList(PERIOD_UNITS, unit, 'unit');
  if (count === null || known === undefined)
    throw new InvalidInputError([{ path: 'count', message: 'A period has a number and a unit.' }]);
  return { count, unit: known };
}
