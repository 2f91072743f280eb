import { Field, InputType, ObjectType } from 'type-graphql';

/** What was decided. */
@ObjectType('PublicDecision', { description: 'What was decided about a right that is weighed.', simpleResolvers: true })
export class PublicDecisionType {
  @Field(() => String, { description: '`granted`, `partly` or `refused`.' })
  outcome!: string;

  @Field(() => String, { nullable: true, description: 'The reasons; null once they are destroyed.' })
  reason!: string | null;
}

/** A value that is to be corrected. */
@ObjectType('PublicCorrection', { description: 'A value that the person wants corrected.', simpleResolvers: true })
export class PublicCorrectionType {
  @Field(() => String, { description: 'Which value, such as `fullName`.' })
  field!: string;

  @Field(() => String, { description: '`open`, `granted` or `refused`.' })
  state!: string;
}

/** A value as it should be. */
@InputType({ description: 'A value that is wrong, as it should be.' })
export class RequestCorrectionInput {
  @Field(() => String, {
    description: '`fullName`, `email`, `phone`, `postalAddress`, `city`, `country`, `jobTitle` or `birthDate`.',
  })
  field!: string;

  @Field(() => String, { description: 'As it should be, up to 300 characters.' })
  value!: string;
}
