import { decodeId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { command } from '../../graphql/command.ts';
import { fromParent } from '../../graphql/connection-field.ts';
import type { Context } from '../../graphql/context.ts';
import { optionalId } from '../../graphql/input-ids.ts';
import { PageArgs } from '../../graphql/types/connection.types.ts';
import { orNothing } from '../or-nothing.ts';
import { holdScopeOf } from './hold.inputs.ts';
import { legalHoldRead } from './hold.read.ts';
import {
  HoldCountType,
  HoldItemConnection,
  HoldPlaceInput,
  HoldReleaseInput,
  HoldScopeInput,
  LegalHoldConnection,
  LegalHoldListArgs,
  LegalHoldPayload,
  LegalHoldType,
} from './hold.types.ts';

/** Legal holds. */
@Resolver(() => LegalHoldType)
export class HoldResolver {
  @Query(() => LegalHoldConnection, { description: 'The legal holds of the workspace, released ones too.' })
  legalHolds(
    @Args(() => LegalHoldListArgs) args: LegalHoldListArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.connection(legalHoldRead, args, info);
  }

  @Query(() => LegalHoldType, { nullable: true, description: 'One legal hold; null for one that is out of sight.' })
  legalHold(
    @Arg('id', () => ID, { description: 'Its id; one of another workspace finds nothing.' }) id: string,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.record(legalHoldRead, id, info);
  }

  @Query(() => [HoldCountType], {
    nullable: true,
    description: 'What a hold would take in, as numbers; null for whoever may not place one.',
  })
  holdPreview(
    @Arg('scope', () => HoldScopeInput, { description: 'What it would take in.' }) scope: HoldScopeInput,
    @Ctx() { services }: Context,
  ) {
    return orNothing(() => services.legalHolds.preview(holdScopeOf(scope)));
  }

  @FieldResolver(() => HoldItemConnection, { description: 'The records under it.' })
  items(@Root() hold: object, @Args(() => PageArgs) _page: PageArgs, @Info() info: GraphQLResolveInfo) {
    return fromParent(hold, info);
  }

  @Mutation(() => LegalHoldPayload, {
    description: 'Puts records under a legal hold: until it is released, nothing of them is destroyed.',
  })
  holdPlace(
    @Arg('input', () => HoldPlaceInput) { name, reason, reviewOn, custodianId, scope }: HoldPlaceInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, legalHoldRead, async () => {
      const custodian = optionalId('member', custodianId, 'custodianId') ?? null;
      const hold = { name, reason, reviewOn, custodianId: custodian };
      return context.services.legalHolds.place({ ...hold, ...holdScopeOf(scope) });
    });
  }

  @Mutation(() => LegalHoldPayload, {
    description: 'Releases a legal hold: what it alone kept is destroyed as it would have been.',
  })
  holdRelease(
    @Arg('input', () => HoldReleaseInput) { id, reason, ifVersion }: HoldReleaseInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, legalHoldRead, async () =>
      context.services.legalHolds.release(decodeId('legalHold', id), reason, ifVersion),
    );
  }
}
