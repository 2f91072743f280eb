import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf, PageArgs } from '../../graphql/types/connection.types.ts';
import { payloadOf } from '../../graphql/types/payload.types.ts';
import { Node, RecordType } from '../../graphql/types/shared.types.ts';

/** How the workspace uses a purpose. */
@ObjectType('PurposeSetting', {
  description: 'How this workspace uses one purpose of the product’s list.',
  implements: [Node, RecordType],
  simpleResolvers: true,
})
export class PurposeSettingType extends RecordType {
  @Field(() => String, { description: 'For what data would be used, by the name of the enum `Purpose`.' })
  purpose!: string;

  @Field(() => Boolean, { description: 'Whether data is used for it here.' })
  isOn!: boolean;

  @Field(() => String, { description: 'Its ground in GDPR Art. 6(1), where a person has none of their own.' })
  basis!: string;

  @Field(() => String, { description: 'What the notice says about it.' })
  wording!: string;
}

/** Pages of purposes. */
export const PurposeSettingConnection = connectionOf(PurposeSettingType, 'PurposeSetting');

/** The arguments of a list of purposes. */
@ArgsType()
export class PurposeSettingListArgs extends PageArgs {}

/** The answer of a command on a purpose. */
export const PurposeSettingPayload = payloadOf(PurposeSettingType, 'PurposeSetting');

/** Changes of a purpose. */
@InputType({ description: 'Switches a purpose on or off, or words it anew.' })
export class PurposeUpdateInput {
  @Field(() => String, { description: 'Which purpose is set, by the name of the enum `Purpose`.' })
  purpose!: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether data is used for it.' })
  isOn?: boolean | null;

  @Field(() => String, { nullable: true, description: 'What the notice says about it, in 10 to 500 characters.' })
  wording?: string | null;

  @Field(() => Int, { nullable: true, description: 'Only if it is still at this version.' })
  ifVersion?: number | null;
}
