import { ArgsType, type ClassType, Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { MoneyType } from './shared.types.ts';

/** What numbers come to. */
@ObjectType({
  description: 'What the numbers of a group come to; those that are empty or withheld are left out.',
  simpleResolvers: true,
})
export class NumberSummary {
  @Field(() => Float, { description: 'All of them together.' })
  sum!: number;

  @Field(() => Float, { description: 'Their arithmetic mean.' })
  average!: number;

  @Field(() => Float, { description: 'The smallest of them.' })
  min!: number;

  @Field(() => Float, { description: 'The largest of them.' })
  max!: number;
}

/** What amounts in one currency come to. */
@ObjectType({
  description: 'What the amounts of a group in one currency come to; those that are empty or withheld are left out.',
  simpleResolvers: true,
})
export class MoneySummary {
  @Field(() => MoneyType, { description: 'All of them together.' })
  sum!: MoneyType;

  @Field(() => MoneyType, { description: 'Their arithmetic mean, rounded to the smallest unit of the currency.' })
  average!: MoneyType;

  @Field(() => MoneyType, { description: 'The smallest of them.' })
  min!: MoneyType;

  @Field(() => MoneyType, { description: 'The largest of them.' })
  max!: MoneyType;
}

/** One group of an aggregate. */
@ObjectType({
  description: 'One group of an aggregate: how many records, and what they come to.',
  simpleResolvers: true,
})
export class AggregateGroup {
  @Field(() => String, {
    nullable: true,
    description: 'What the records have in common: an id, a value or a month such as `2026-06`; null for none.',
  })
  key!: string | null;

  @Field(() => Int, { description: 'How many records.' })
  count!: number;

  @Field(() => [MoneyType], { description: 'The sum, one amount for each currency; nothing is converted.' })
  sums!: MoneyType[];

  @Field(() => [MoneySummary], { description: 'What the amounts come to, for each currency.' })
  amounts!: MoneySummary[];

  @Field(() => NumberSummary, {
    nullable: true,
    description: 'What the numbers come to; null where amounts were asked for, or none is there.',
  })
  numbers!: NumberSummary | null;
}

/** What an aggregate of a type can be asked, each with its description: the groups and what is summed up. */
interface Asked {
  readonly groups: Readonly<Record<string, string>>;
  readonly sums?: Readonly<Record<string, string>>;
}

/** The arguments of an aggregate of a type. */
export function aggregateArgsOf(filter: ClassType, name: string, { groups, sums }: Asked): ClassType {
  const group = registered(groups, `${name}Group`, `By what a list of ${name} can be grouped.`);

  @ArgsType()
  class AggregateArgs {
    @Field(() => filter, { nullable: true, description: 'Which records count.' })
    where?: object | null;

    @Field(() => group, { nullable: true, description: 'By what they are grouped; without it there is one group.' })
    groupBy?: string | null;
  }
  if (sums) {
    const sum = registered(sums, `${name}Sum`, `What can be summed up over a list of ${name}.`);
    const options = { nullable: true, description: 'What is summed up, with its average and both ends.' };
    Field(() => sum, options)(AggregateArgs.prototype, 'sum');
  }
  return AggregateArgs;
}

function registered(descriptions: Readonly<Record<string, string>>, name: string, description: string): object {
  const values = Object.fromEntries(Object.keys(descriptions).map((value) => [value, value]));
  const valuesConfig = Object.fromEntries(
    Object.entries(descriptions).map(([value, text]) => [value, { description: text }]),
  );
  registerEnumType(values, { name, description, valuesConfig });
  return values;
}
