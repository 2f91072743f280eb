import { decodeId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { command } from '../../graphql/command.ts';
import type { Context } from '../../graphql/context.ts';
import { teamRead } from '../member.read.ts';
import {
  TeamConnection,
  TeamCreateInput,
  TeamListArgs,
  TeamMemberAddInput,
  TeamMemberRemoveInput,
  TeamPayload,
  TeamRenameInput,
} from './team.types.ts';

/** Teams. */
@Resolver()
export class TeamResolver {
  @Query(() => TeamConnection, { description: 'The teams of the workspace.' })
  teams(@Args(() => TeamListArgs) args: TeamListArgs, @Info() info: GraphQLResolveInfo, @Ctx() { read }: Context) {
    return read.connection(teamRead, args, info);
  }

  @Mutation(() => TeamPayload, { description: 'Makes a team without members.' })
  teamCreate(
    @Arg('input', () => TeamCreateInput) input: TeamCreateInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, teamRead, () => context.services.teams.create(input.name));
  }

  @Mutation(() => TeamPayload, { description: 'Gives a team another name.' })
  teamRename(
    @Arg('input', () => TeamRenameInput) input: TeamRenameInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, teamRead, () =>
      context.services.teams.rename(decodeId('team', input.id), input.name, input.ifVersion),
    );
  }

  @Mutation(() => TeamPayload, { description: 'Puts a member into a team, or says anew whether they manage it.' })
  teamAddMember(
    @Arg('input', () => TeamMemberAddInput) input: TeamMemberAddInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, teamRead, () => {
      const memberId = decodeId('member', input.memberId, 'memberId');
      return context.services.teams.addMember(decodeId('team', input.id), memberId, input.isManager === true);
    });
  }

  @Mutation(() => TeamPayload, { description: 'Takes a member out of a team.' })
  teamRemoveMember(
    @Arg('input', () => TeamMemberRemoveInput) input: TeamMemberRemoveInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, teamRead, () =>
      context.services.teams.removeMember(decodeId('team', input.id), decodeId('member', input.memberId, 'memberId')),
    );
  }
}
