import type { MemberChanges } from '@smartx/domain/identity';
import { Field, ID, InputType } from 'type-graphql';
import { RecordInput } from '../graphql/types/record.inputs.ts';

/** Changes of a member. */
@InputType({ description: 'Changes of a member: a field that is absent stays, null empties it.' })
export class MemberUpdateInput extends RecordInput {
  @Field(() => String, { nullable: true, description: 'How colleagues see the member.' })
  fullName?: string | null;

  @Field(() => String, { nullable: true, description: 'The office that the member belongs to.' })
  regionalOffice?: string | null;
}

/** The roles of a member. */
@InputType({ description: 'Makes the roles of a member exactly these.' })
export class MemberAssignRolesInput extends RecordInput {
  @Field(() => [String], { description: 'The keys of the roles, such as `sales`; at least one.' })
  roles!: string[];
}

/** A departure. */
@InputType({ description: 'Lets a member go and passes on what they are responsible for.' })
export class MemberLeaveInput extends RecordInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The colleague who takes over their records and open tasks; needed where there are any.',
  })
  reassignToMemberId?: string | null;
}

/** The input as the domain takes it, field by field. */
export function toMemberChanges({ fullName, regionalOffice }: MemberUpdateInput): MemberChanges {
  return { ...(fullName !== undefined && { fullName }), ...(regionalOffice !== undefined && { regionalOffice }) };
}
