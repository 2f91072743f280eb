import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { RecordInput } from '../../graphql/types/record.inputs.ts';
import { Node } from '../../graphql/types/shared.types.ts';

/** A value that a person wants corrected. */
@ObjectType('PrivacyRequestCorrection', {
  description: 'A value that a person wants corrected (GDPR Art. 16).',
  implements: Node,
  simpleResolvers: true,
})
export class RequestCorrectionType extends Node {
  @Field(() => String, {
    description: '`fullName`, `email`, `phone`, `postalAddress`, `city`, `country`, `jobTitle` or `birthDate`.',
  })
  field!: string;

  @Field(() => String, { nullable: true, description: 'As it should be; null once it is destroyed after closing.' })
  proposed!: string | null;

  @Field(() => String, { description: '`open`, `granted` or `refused`.' })
  state!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was decided.' })
  decidedAt!: Date | null;
}

/** A verdict on one value. */
@InputType({ description: 'Whether one value is corrected.' })
export class CorrectionVerdictInput {
  @Field(() => ID, { description: 'The value, of `corrections`.' })
  id!: string;

  @Field(() => Boolean, { description: 'Whether it is corrected; what is refused stands beside the value.' })
  isGranted!: boolean;
}

/** A decision. */
@InputType({ description: 'Decides a right that is weighed; the person is told with the reasons.' })
export class PrivacyRequestDecideInput extends RecordInput {
  @Field(() => String, { description: '`granted`, `partly` or `refused`; of corrections it follows from them.' })
  outcome!: string;

  @Field(() => String, { description: 'The reasons in 10 to 2000 characters; the person reads them.' })
  reason!: string;

  @Field(() => [String], { nullable: true, description: 'Of an objection granted in part: what stays closed.' })
  purposes?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'On which ground a restriction is granted; by default the one that the person named.',
  })
  restrictionGround?: string | null;

  @Field(() => [CorrectionVerdictInput], { nullable: true, description: 'Of a correction: each of its values.' })
  corrections?: CorrectionVerdictInput[] | null;
}
