import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../../graphql/context.ts';
import { auditEntryRead } from './audit.read.ts';
import { AuditEntryConnection, AuditEntryListArgs } from './audit.types.ts';

/** The audit. */
@Resolver()
export class AuditResolver {
  @Query(() => AuditEntryConnection, { description: 'Who did what in the workspace.' })
  auditEntries(
    @Args(() => AuditEntryListArgs) args: AuditEntryListArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.connection(auditEntryRead, args, info);
  }
}
