import { DomainError, decodeId, findUuid, isUuid } from '@smartx/domain/kernel';
import { KEEP_GROUNDS, type PlannedItem } from '@smartx/domain/privacy';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { closedList } from '../../graphql/closed-list.ts';
import { command } from '../../graphql/command.ts';
import type { Context } from '../../graphql/context.ts';
import { toUserError } from '../../graphql/user-error.ts';
import { orNothing } from '../or-nothing.ts';
import { requestIdOf } from '../request/request.inputs.ts';
import { privacyRequestRead } from '../request/request.read.ts';
import { PrivacyRequestPayload } from '../request/request.types.ts';
import { keptItemRead } from './erasure.read.ts';
import {
  ErasureExemptInput,
  ErasureItemArgs,
  type ErasureItemInput,
  ErasureItemPageType,
  ErasureUnexemptInput,
  KeptItemConnection,
  KeptItemListArgs,
  KeptItemOpenInput,
  KeptItemOpenPayload,
} from './erasure.types.ts';

const DEFAULT_PAGE = 20;

/** What a deletion takes item by item, and what of it is kept. */
@Resolver()
export class ErasureItemResolver {
  @Query(() => ErasureItemPageType, {
    nullable: true,
    description:
      'What a deletion takes from one place, item by item; null for a request or place that is out of sight.',
  })
  async erasureItems(@Args(() => ErasureItemArgs) args: ErasureItemArgs, @Ctx() { services, read }: Context) {
    const id = findUuid('privacyRequest', args.requestId);
    const page = { offset: args.skip ?? 0, size: args.first ?? DEFAULT_PAGE };
    const found = id && (await orNothing(() => services.erasureItems.list(id, args.table, page)));
    if (!found) return null;
    for (const subjectId of found.subjectIds) read.tally.subjects.add(subjectId);
    return { total: found.total, items: found.items.map(shownItem) };
  }

  @Query(() => KeptItemConnection, { description: 'What is kept of deleted people, on which ground and until when.' })
  keptItems(
    @Args(() => KeptItemListArgs) args: KeptItemListArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.connection(keptItemRead, args, info);
  }

  @Mutation(() => PrivacyRequestPayload, {
    description: 'Keeps items of a deletion on a ground of the law; it is put forward and approved anew.',
  })
  erasureExempt(
    @Arg('input', () => ErasureExemptInput) input: ErasureExemptInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, privacyRequestRead, async () => {
      const ground = closedList(KEEP_GROUNDS, input.ground, 'ground');
      const exemption = { ground, endsOn: input.endsOn };
      return context.services.erasureItems.exempt(requestIdOf(input), itemsOf(input), exemption, input.ifVersion);
    });
  }

  @Mutation(() => PrivacyRequestPayload, {
    description: 'Lets items go after all that were to be kept; the deletion is put forward and approved anew.',
  })
  erasureUnexempt(
    @Arg('input', () => ErasureUnexemptInput) input: ErasureUnexemptInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, privacyRequestRead, async () =>
      context.services.erasureItems.takeBack(requestIdOf(input), itemsOf(input), input.ifVersion),
    );
  }

  @Mutation(() => KeptItemOpenPayload, {
    description: 'Opens what a ground keeps, for the purpose of that ground alone; every time is recorded.',
  })
  async keptItemOpen(
    @Arg('input', () => KeptItemOpenInput) { id }: KeptItemOpenInput,
    @Ctx() { services, read }: Context,
  ) {
    try {
      const { subjectId, fields } = await services.keptItems.open(decodeId('keptItem', id));
      read.tally.subjects.add(subjectId);
      return { fields, errors: [] };
    } catch (error) {
      if (error instanceof DomainError) return { fields: null, errors: [toUserError(error)] };
      throw error;
    }
  }
}

function shownItem({ itemId, label, createdAt, claims }: PlannedItem) {
  return {
    ...{ key: itemId, label, recordedAt: createdAt === null ? null : new Date(createdAt) },
    claims: claims.map(({ ground, endsOn, holdItemId }) => ({ ground, endsOn, isHeld: holdItemId !== null })),
  };
}

/** What is no id of a row names nothing, and is refused with its place like any other. */
function itemsOf({ items }: { readonly items: readonly ErasureItemInput[] }) {
  return items.map(({ table, key }) => ({ table, itemId: isUuid(key) ? key : '00000000-0000-0000-0000-000000000000' }));
}
