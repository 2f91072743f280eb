import { ArgsType, Field, InputType, ObjectType } from 'type-graphql';
import { connectionOf, orderInputOf, PageArgs } from '../graphql/types/connection.types.ts';
import { IdFilter, StringFilter } from '../graphql/types/filter.types.ts';
import { payloadOf } from '../graphql/types/payload.types.ts';
import { Node, RecordType } from '../graphql/types/shared.types.ts';

/** A user in a workspace. */
@ObjectType('Member', {
  description: 'A user in the workspace, or somebody whom its records name as responsible.',
  implements: [Node, RecordType],
  simpleResolvers: true,
})
export class MemberType extends RecordType {
  @Field(() => String, { description: 'The name as colleagues see it; "Former member 7" after somebody left.' })
  displayName!: string;

  @Field(() => String, { nullable: true, description: 'How colleagues see the member; null where it is not known.' })
  fullName!: string | null;

  @Field(() => String, { nullable: true, description: 'The e-mail address.' })
  email!: string | null;

  @Field(() => String, { description: '`active`, `without-account` or `left`.' })
  status!: string;

  @Field(() => String, { nullable: true, description: 'The office that the member belongs to.' })
  regionalOffice!: string | null;

  @Field(() => [String], { description: 'The roles that the member holds.' })
  roleKeys!: string[];
}

/** Pages of members. */
export const MemberConnection = connectionOf(MemberType, 'Member');

/** Filters members. */
@InputType({ description: 'Conditions on a member; all of them hold.' })
export class MemberFilter {
  @Field(() => [MemberFilter], { nullable: true, description: 'All of these hold.' })
  AND?: MemberFilter[] | null;

  @Field(() => [MemberFilter], { nullable: true, description: 'At least one of these holds.' })
  OR?: MemberFilter[] | null;

  @Field(() => MemberFilter, { nullable: true, description: 'This does not hold.' })
  NOT?: MemberFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By name.' })
  fullName?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By status.' })
  status?: StringFilter | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether there is none.' })
  isNull?: boolean | null;
}

const MemberOrder = orderInputOf({ NAME: 'NAME' }, 'Member');

/** The arguments of a list of members. */
@ArgsType()
export class MemberListArgs extends PageArgs {
  @Field(() => MemberFilter, { nullable: true, description: 'Which members.' })
  where?: MemberFilter | null;

  @Field(() => MemberOrder, { nullable: true, description: 'In which order.' })
  orderBy?: InstanceType<typeof MemberOrder> | null;
}

/** The answer of a command on a member. */
export const MemberPayload = payloadOf(MemberType, 'Member');
