import { DomainError, decodeId, encodeId, findUuid } from '@smartx/domain/kernel';
import { SHOWN_TEXTS, type ShownText, TEXT_VERDICTS, type TextDecision } from '@smartx/domain/privacy';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { closedList } from '../../graphql/closed-list.ts';
import type { Context } from '../../graphql/context.ts';
import { toUserError } from '../../graphql/user-error.ts';
import { orNothing } from '../or-nothing.ts';
import { ErasureReviewDecideInput, ErasureReviewPayload, ErasureReviewType } from './text-review.types.ts';

const REQUEST = { nullable: true, description: 'Of which request; of all without it.' } as const;
const AFTER = { nullable: true, description: 'The last record of the page before.' } as const;

/** The texts that may still mean somebody who was erased. */
@Resolver()
export class TextReviewResolver {
  @Query(() => ErasureReviewType, {
    nullable: true,
    description: 'Texts that may still mean people who were erased; null for a request that is out of sight.',
  })
  async erasureReview(
    @Arg('requestId', () => ID, REQUEST) requestId: string | null,
    @Arg('show', () => String, { description: '`open`, `overdue`, `left` or `taken-out`.' }) show: string,
    @Arg('after', () => ID, AFTER) after: string | null,
    @Ctx() { services }: Context,
  ) {
    const id = requestId ? findUuid('privacyRequest', requestId) : null;
    if (requestId && !id) return null;
    const which = {
      show: SHOWN_TEXTS.find((one) => one === show) ?? 'open',
      after: after ? findUuid('reviewItem', after) : null,
    };
    const review = await orNothing(() => services.textReview.items(id, which));
    return review && { ...review, items: review.items.map(shownItem) };
  }

  @Mutation(() => ErasureReviewPayload, {
    description: 'Takes out of texts what means somebody who was erased, for good, or leaves them as they are.',
  })
  async erasureReviewDecide(
    @Arg('input', () => ErasureReviewDecideInput) input: ErasureReviewDecideInput,
    @Ctx() { services }: Context,
  ) {
    try {
      const ids = input.itemIds.map((id) => decodeId('reviewItem', id, 'itemIds'));
      const items = await services.textReview.decide(ids, toDecision(input));
      return { items: items.map(shownItem), errors: [] };
    } catch (error) {
      if (error instanceof DomainError) return { items: [], errors: [toUserError(error)] };
      throw error;
    }
  }
}

/** Taken apart field by field: an input object goes nowhere as a whole. @throws InvalidInputError */
function toDecision({ verdict, places, seen }: ErasureReviewDecideInput): TextDecision {
  return {
    verdict: closedList(TEXT_VERDICTS, verdict, 'verdict'),
    places: places?.map(({ field, from, length }) => ({ field, from, length })) ?? null,
    seen: seen ?? null,
  };
}

function shownItem({ rowId: _, cause: __, ...item }: ShownText) {
  return {
    ...{ ...item, id: encodeId('reviewItem', item.id) },
    requestId: item.requestId && encodeId('privacyRequest', item.requestId),
  };
}
