import { decodeId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { command } from '../graphql/command.ts';
import type { Context } from '../graphql/context.ts';
import { optionalId } from '../graphql/input-ids.ts';
import { MemberAssignRolesInput, MemberLeaveInput, MemberUpdateInput, toMemberChanges } from './member.inputs.ts';
import { memberRead } from './member.read.ts';
import { MemberConnection, MemberListArgs, MemberPayload, MemberType } from './member.types.ts';

/** Members. How they come is in the invitations. */
@Resolver()
export class MemberResolver {
  @Query(() => MemberConnection, { description: 'The members of the workspace, those who left included.' })
  members(
    @Args(() => MemberListArgs) args: MemberListArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.connection(memberRead, args, info);
  }

  @Query(() => MemberType, { nullable: true, description: 'One member; null for one that does not exist.' })
  member(
    @Arg('id', () => ID, { description: 'By what it is named; an id of another workspace finds nothing.' }) id: string,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.record(memberRead, id, info);
  }

  @Mutation(() => MemberPayload, {
    description: 'Changes what the workspace knows of a member. Everybody may correct their own name.',
  })
  memberUpdate(
    @Arg('input', () => MemberUpdateInput) input: MemberUpdateInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, memberRead, () =>
      context.services.members.update(decodeId('member', input.id), toMemberChanges(input), input.ifVersion),
    );
  }

  @Mutation(() => MemberPayload, {
    description: 'Makes the roles of a member exactly these. Nobody gives or takes more than they hold; an owner may.',
  })
  memberAssignRoles(
    @Arg('input', () => MemberAssignRolesInput) input: MemberAssignRolesInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, memberRead, () =>
      context.services.members.assignRoles(decodeId('member', input.id), input.roles, input.ifVersion),
    );
  }

  @Mutation(() => MemberPayload, {
    description: 'Lets a member go: records pass to a colleague; sessions, keys, roles and team places end at once.',
  })
  memberLeave(
    @Arg('input', () => MemberLeaveInput) input: MemberLeaveInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, memberRead, async () => {
      const heirId = optionalId('member', input.reassignToMemberId, 'reassignToMemberId') ?? null;
      const id = decodeId('member', input.id);
      return (await context.services.departures.leave(id, heirId, input.ifVersion)).memberId;
    });
  }
}
