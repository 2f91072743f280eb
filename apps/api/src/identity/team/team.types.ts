import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionOf, orderInputOf, PageArgs } from '../../graphql/types/connection.types.ts';
import { payloadOf } from '../../graphql/types/payload.types.ts';
import { RecordInput } from '../../graphql/types/record.inputs.ts';
import { Node, RecordType } from '../../graphql/types/shared.types.ts';
import { MemberType } from '../member.types.ts';

/** A member's place in a team. */
@ObjectType('TeamPlace', { description: "A member's place in a team.", simpleResolvers: true })
export class TeamPlaceType {
  @Field(() => MemberType, { nullable: true, description: 'Who.' })
  member!: MemberType | null;

  @Field(() => Boolean, { description: 'Whether they manage the team.' })
  isManager!: boolean;
}

/** Members who share the row scope "team". */
@ObjectType('Team', {
  description: 'Members who reach the records of one another.',
  implements: [Node, RecordType],
  simpleResolvers: true,
})
export class TeamType extends RecordType {
  @Field(() => String, { description: 'What colleagues call the team.' })
  name!: string;

  @Field(() => [TeamPlaceType], { description: 'Who is in it.' })
  places!: TeamPlaceType[];
}

/** Pages of teams. */
export const TeamConnection = connectionOf(TeamType, 'Team');

const TeamOrder = orderInputOf({ NAME: 'NAME' }, 'Team');

/** The arguments of a list of teams. */
@ArgsType()
export class TeamListArgs extends PageArgs {
  @Field(() => TeamOrder, { nullable: true, description: 'In which order.' })
  orderBy?: InstanceType<typeof TeamOrder> | null;
}

/** The answer of a command on a team. */
export const TeamPayload = payloadOf(TeamType, 'Team');

/** A new team. */
@InputType({ description: 'Makes a team.' })
export class TeamCreateInput {
  @Field(() => String, { description: 'What colleagues call the team.' })
  name!: string;
}

/** Another name of a team. */
@InputType({ description: 'Gives a team another name.' })
export class TeamRenameInput extends RecordInput {
  @Field(() => String, { description: 'What the team is called from now on.' })
  name!: string;
}

/** Somebody's place in a team. */
@InputType({ description: 'Puts a member into a team.' })
export class TeamMemberAddInput {
  @Field(() => ID, { description: 'The team.' })
  id!: string;

  @Field(() => ID, { description: 'Who joins the team.' })
  memberId!: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether they manage the team.' })
  isManager?: boolean | null;
}

/** Somebody who is no longer in a team. */
@InputType({ description: 'Takes a member out of a team.' })
export class TeamMemberRemoveInput {
  @Field(() => ID, { description: 'The team.' })
  id!: string;

  @Field(() => ID, { description: 'Who leaves the team.' })
  memberId!: string;
}
