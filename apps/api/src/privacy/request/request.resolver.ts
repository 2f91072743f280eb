import { encodeId, findUuid } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { fromParent } from '../../graphql/connection-field.ts';
import type { Context } from '../../graphql/context.ts';
import { orNothing } from '../or-nothing.ts';
import { ErasurePreviewType } from './erasure-preview.types.ts';
import { privacyRequestRead } from './request.read.ts';
import {
  PrivacyRequestConnection,
  PrivacyRequestListArgs,
  PrivacyRequestType,
  RequestEventConnection,
  RequestEventListArgs,
} from './request.types.ts';

/** Privacy requests, as staff see them. */
@Resolver(() => PrivacyRequestType)
export class PrivacyRequestResolver {
  @Query(() => PrivacyRequestConnection, { description: 'Privacy requests to the workspace.' })
  privacyRequests(
    @Args(() => PrivacyRequestListArgs) args: PrivacyRequestListArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.connection(privacyRequestRead, args, info);
  }

  @Query(() => PrivacyRequestType, {
    nullable: true,
    description: 'One request; null for one that does not exist or is out of sight.',
  })
  privacyRequest(
    @Arg('id', () => ID, { description: 'By what it is named; an id of another workspace finds nothing.' }) id: string,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.record(privacyRequestRead, id, info);
  }

  @Query(() => ErasurePreviewType, {
    nullable: true,
    description: 'What carrying out the deletion of a request would delete, empty, redact and keep, and why.',
  })
  async erasurePreview(
    @Arg('requestId', () => ID, { description: 'Which request would be carried out.' }) requestId: string,
    @Ctx() { services }: Context,
  ) {
    const id = findUuid('privacyRequest', requestId);
    const preview = id && (await orNothing(() => services.fulfilment.previewErasure(id)));
    return preview ? { ...preview, subjectIds: preview.subjectIds.map((one) => encodeId('subject', one)) } : null;
  }

  @FieldResolver(() => RequestEventConnection, { description: 'Its steps, by whom and when.' })
  events(
    @Root() request: object,
    @Args(() => RequestEventListArgs) _page: RequestEventListArgs,
    @Info() info: GraphQLResolveInfo,
  ) {
    return fromParent(request, info);
  }
}
