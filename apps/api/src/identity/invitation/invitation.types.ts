import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionOf, PageArgs } from '../../graphql/types/connection.types.ts';
import { payloadOf } from '../../graphql/types/payload.types.ts';
import { Node } from '../../graphql/types/shared.types.ts';
import { MemberType } from '../member.types.ts';

/** An invitation into the workspace. */
@ObjectType('Invitation', {
  description: 'An invitation into the workspace. Its link is mailed and stands nowhere else.',
  implements: Node,
  simpleResolvers: true,
})
export class InvitationType extends Node {
  @Field(() => String, { nullable: true, description: 'The address to which it was mailed.' })
  email!: string | null;

  @Field(() => MemberType, { nullable: true, description: 'The member whom the invited person becomes.' })
  member!: MemberType | null;

  @Field(() => String, { description: '`open`, `accepted` or `revoked`. An open one works until `expiresAt`.' })
  state!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'Until when the link works.' })
  expiresAt!: Date;
}

/** Pages of invitations. */
export const InvitationConnection = connectionOf(InvitationType, 'Invitation');

/** The arguments of a list of invitations. */
@ArgsType()
export class InvitationListArgs extends PageArgs {}

/** The answer of a command on an invitation. */
export const InvitationPayload = payloadOf(InvitationType, 'Invitation');

/** Whom to invite. */
@InputType({ description: 'Whom to invite into the workspace, as what.' })
export class MemberInviteInput {
  @Field(() => String, { description: 'The address to which the link is mailed.' })
  email!: string;

  @Field(() => String, { nullable: true, description: 'How colleagues see the person, where it is known.' })
  fullName?: string | null;

  @Field(() => [String], { description: 'The keys of the roles, such as `sales`; at least one.' })
  roles!: string[];

  @Field(() => ID, {
    nullable: true,
    description: 'The member without an account whom the invited person is, such as an imported sales agent.',
  })
  memberId?: string | null;
}

/** Names an invitation. */
@InputType({ description: 'Names an invitation that is still open.' })
export class InvitationInput {
  @Field(() => ID, { description: 'Which invitation is meant.' })
  id!: string;
}
