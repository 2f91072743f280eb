import { decodeId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { command } from '../../graphql/command.ts';
import type { Context } from '../../graphql/context.ts';
import { optionalId } from '../../graphql/input-ids.ts';
import { invitationRead } from './invitation.read.ts';
import {
  InvitationConnection,
  InvitationInput,
  InvitationListArgs,
  InvitationPayload,
  MemberInviteInput,
} from './invitation.types.ts';

/** Invitations. They are accepted outside the API, at `/auth/invitation/accept`: who accepts is in no workspace yet. */
@Resolver()
export class InvitationResolver {
  @Query(() => InvitationConnection, { description: 'Invitations of the workspace, for those who may invite.' })
  invitations(
    @Args(() => InvitationListArgs) args: InvitationListArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.connection(invitationRead, args, info);
  }

  @Mutation(() => InvitationPayload, { description: 'Mails somebody the link with which they join the workspace.' })
  memberInvite(
    @Arg('input', () => MemberInviteInput) input: MemberInviteInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, invitationRead, async () => {
      const { email, fullName = null, roles } = input;
      const memberId = optionalId('member', input.memberId, 'memberId') ?? null;
      return (await context.services.invitations.invite({ email, fullName, roles, memberId })).invitationId;
    });
  }

  @Mutation(() => InvitationPayload, { description: 'Mails a fresh link; the one before stops working.' })
  invitationResend(
    @Arg('input', () => InvitationInput) input: InvitationInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, invitationRead, () =>
      context.services.invitations.resend(decodeId('invitation', input.id)),
    );
  }

  @Mutation(() => InvitationPayload, { description: 'Takes an invitation back; its link stops working.' })
  invitationRevoke(
    @Arg('input', () => InvitationInput) input: InvitationInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, invitationRead, () =>
      context.services.invitations.revoke(decodeId('invitation', input.id)),
    );
  }
}
