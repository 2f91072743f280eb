import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { CalendarDate } from '../../graphql/types/calendar-date.scalar.ts';
import { RecordInput } from '../../graphql/types/record.inputs.ts';

/** What a country gives to heirs. */
@ObjectType('EstateRule', { description: 'What the law of a country says about the data of people who died.' })
export class EstateRuleType {
  @Field(() => String, { description: '`FR`, `IT`, `DK`, or `other` for every country without a rule of its own.' })
  country!: string;

  @Field(() => String, { description: 'The law by its name.' })
  law!: string;

  @Field(() => [String], { description: 'On which grounds a request is followed.' })
  grants!: readonly string[];

  @Field(() => [String], { description: 'On which grounds it is refused.' })
  refuses!: readonly string[];

  @Field(() => Int, { nullable: true, description: 'For how many years after the death it gives something.' })
  yearsAfterDeath!: number | null;
}

/** A proof that was seen. */
@InputType({ description: 'Notes which proof of the death and of who asks was seen; it is seen and not kept.' })
export class EstateProofInput extends RecordInput {
  @Field(() => String, {
    description:
      '`death-certificate`, `certificate-of-inheritance`, `will-or-directive`, `court-order` or `notary-letter`.',
  })
  proof!: string;

  @Field(() => CalendarDate, { description: 'The day of death of the people whom the request covers.' })
  diedOn!: string;
}

/** A decision about an estate. */
@InputType({ description: 'Decides whether whoever asks about somebody who died has a say.' })
export class EstateDecideInput extends RecordInput {
  @Field(() => Boolean, { description: 'Whether the request is followed; its usual steps come then.' })
  isGranted!: boolean;

  @Field(() => String, { description: 'Whose rule: `FR`, `IT`, `DK` or `other`.' })
  country!: string;

  @Field(() => String, { description: 'On which ground, of those that `estateRules` names for the country.' })
  ground!: string;

  @Field(() => String, { description: 'Why, in 10 to 2000 characters; whoever asks reads it where it is refused.' })
  reason!: string;
}
