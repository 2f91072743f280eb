import { Field, InputType } from 'type-graphql';
import { BooleanFilter, DateFilter, DateTimeFilter, FloatFilter, StringFilter } from './filter.types.ts';

/** Filters by a custom field. */
@InputType({
  description:
    'Conditions on a custom field, in the one place that fits its type. A field that is stored encrypted takes `eq`, `in` and `isNull` only.',
})
export class CustomFieldFilter {
  @Field(() => String, { description: 'The key of the field.' })
  key!: string;

  @Field(() => StringFilter, { nullable: true, description: 'For a `text`, `long-text`, `select` or `url`.' })
  text?: StringFilter | null;

  @Field(() => FloatFilter, { nullable: true, description: 'For a `number` or `money`.' })
  number?: object | null;

  @Field(() => DateFilter, { nullable: true, description: 'For a `date`.' })
  date?: object | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'For an `instant`.' })
  instant?: object | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'For a `boolean`.' })
  boolean?: BooleanFilter | null;
}
