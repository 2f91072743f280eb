import { Field, InputType } from 'type-graphql';

/** An amount of money as an input. */
@InputType({ description: 'An amount of money.' })
export class MoneyInput {
  @Field(() => String, { description: 'A decimal number with a point, such as `1200.50`.' })
  amount!: string;

  @Field(() => String, { description: 'The currency (ISO 4217).' })
  currency!: string;
}
