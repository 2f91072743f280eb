import { decodeId, encodeId, findUuid } from '@smartx/domain/kernel';
import {
  type CopyOutcome,
  REVIEW_OUTCOMES,
  SHOW_GROUNDS,
  SHOWN_ITEMS,
  type ShownItem,
  WITHHOLD_GROUNDS,
} from '@smartx/domain/privacy';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { closedList } from '../../graphql/closed-list.ts';
import { command } from '../../graphql/command.ts';
import type { Context } from '../../graphql/context.ts';
import { RecordInput } from '../../graphql/types/record.inputs.ts';
import { orNothing } from '../or-nothing.ts';
import { requestIdOf } from '../request/request.inputs.ts';
import { privacyRequestRead } from '../request/request.read.ts';
import { CopyReviewDecideInput, CopyReviewPayload, CopyReviewType } from './copy-review.types.ts';

const AFTER = { nullable: true, description: 'The last record of the page before.' } as const;

/** What is decided about the records of a copy in which others are. */
@Resolver()
export class CopyReviewResolver {
  @Query(() => CopyReviewType, {
    nullable: true,
    description: 'What there is to decide before the copy of a request is made; null for one that is out of sight.',
  })
  async copyReview(
    @Arg('requestId', () => ID, { description: 'Whose copy.' }) requestId: string,
    @Arg('show', () => String, { description: '`waiting`, `concerning` (others) or `all`.' }) show: string,
    @Arg('after', () => ID, AFTER) after: string | null,
    @Ctx() { services }: Context,
  ) {
    const id = findUuid('privacyRequest', requestId);
    const which = SHOWN_ITEMS.find((one) => one === show) ?? 'waiting';
    const last = after ? findUuid('reviewItem', after) : null;
    const review = id && (await orNothing(() => services.copyReview.items(id, { show: which, after: last })));
    return review ? { ...review, items: review.items.map(shownItem) } : null;
  }

  @Mutation(() => CopyReviewPayload, {
    description:
      'Looks for other people in everything that would go into a copy; what concerns others waits from now on.',
  })
  async copyReviewPrepare(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    const done = await command(context, info, privacyRequestRead, async () =>
      context.services.copyReview.prepare(requestIdOf(input), input.ifVersion),
    );
    return { ...done, items: [] };
  }

  @Mutation(() => CopyReviewPayload, { description: 'Decides what of some records goes into a copy, on which ground.' })
  async copyReviewDecide(
    @Arg('input', () => CopyReviewDecideInput) input: CopyReviewDecideInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    let decided: readonly ShownItem[] = [];
    const done = await command(context, info, privacyRequestRead, async () => {
      decided = await decideOn(context, input);
      return requestIdOf(input);
    });
    return { ...done, items: decided.map(shownItem) };
  }
}

/** Decides, and reads again what was decided about. */
async function decideOn({ services }: Context, input: CopyReviewDecideInput): Promise<readonly ShownItem[]> {
  const ids = input.itemIds.map((id) => decodeId('reviewItem', id, 'itemIds'));
  const requestId = requestIdOf(input);
  await services.copyReview.decide(requestId, ids, toOutcome(input), input.ifVersion);
  return (await services.copyReview.items(requestId, { ids })).items;
}

/** Taken apart field by field: an input object goes nowhere as a whole. @throws InvalidInputError */
function toOutcome({ outcome, ground, explanation, passages }: CopyReviewDecideInput): CopyOutcome {
  return {
    outcome: closedList(REVIEW_OUTCOMES, outcome, 'outcome'),
    ground: closedList([...SHOW_GROUNDS, ...WITHHOLD_GROUNDS], ground, 'ground') ?? null,
    explanation: explanation?.trim() || null,
    passages: passages?.map(({ field, from, length }) => ({ field, from, length })) ?? null,
  };
}

function shownItem({ otherIds, ...item }: ShownItem) {
  return {
    ...{ ...item, id: encodeId('reviewItem', item.id) },
    otherIds: otherIds.map((subjectId) => encodeId('subject', subjectId)),
  };
}
