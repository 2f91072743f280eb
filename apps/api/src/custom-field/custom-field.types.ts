import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, Float, Int, ObjectType } from 'type-graphql';
import { CalendarDate } from '../graphql/types/calendar-date.scalar.ts';
import { connectionOf, PageArgs } from '../graphql/types/connection.types.ts';
import { payloadOf } from '../graphql/types/payload.types.ts';
import { Node, RecordType, WithheldType } from '../graphql/types/shared.types.ts';
import { UserError } from '../graphql/types/user-error.types.ts';

/** The conditions under which data of a special category is held, for the documentation. */
export const SPECIAL_CONDITION_WORDS =
  'what allows it, of GDPR Art. 9(2): `employment-law` (b), `vital-interests` (c), `non-profit` (d), `made-public` (e), `legal-claims` (f), ' +
  '`public-interest` (g), `health-care` (h), `public-health` (i), `archive-research` (j); or of Art. 10: `offences-law`.';

/** A field that the workspace adds to an object. */
@ObjectType('CustomFieldDefinition', {
  description: 'A field that the workspace adds to an object.',
  implements: [Node, RecordType],
  simpleResolvers: true,
})
export class CustomFieldDefinitionType extends RecordType {
  @Field(() => String, { description: '`company`, `contact`, `lead`, `deal` or `product`.' })
  object!: string;

  @Field(() => String, { description: 'Names it within its object.' })
  key!: string;

  @Field(() => String, { description: 'Its name for people.' })
  label!: string;

  @Field(() => String, {
    description: '`text`, `long-text`, `number`, `money`, `date`, `instant`, `boolean`, `select` or `url`.',
  })
  type!: string;

  @Field(() => [String], { nullable: true, description: 'What can be chosen, for a `select`.' })
  options!: string[] | null;

  @Field(() => String, {
    description: '`identifying`, `relating` (says something about a person) or `not-personal` (GDPR Art. 4(1)).',
  })
  classification!: string;

  @Field(() => String, { description: 'What its values are about; `special` is of GDPR Art. 9.' })
  category!: string;

  @Field(() => String, {
    nullable: true,
    description: `Where the category is \`special\`, null for every other one: ${SPECIAL_CONDITION_WORDS}`,
  })
  specialCondition!: string | null;

  @Field(() => Boolean, { description: 'Whether its values are stored encrypted under the key of the person.' })
  isSealed!: boolean;

  @Field(() => Int, { description: 'Its place among the fields of its object, from 0.' })
  position!: number;

  @Field(() => String, { nullable: true, description: 'In which currency its amounts are, for `money`.' })
  currency!: string | null;

  @Field(() => String, { nullable: true, description: 'What people read beside it.' })
  helpText!: string | null;

  @Field(() => Boolean, { description: 'Whether a value can be changed and not emptied.' })
  isRequired!: boolean;

  @Field(() => Boolean, { description: 'Whether no two records have the same value.' })
  isUnique!: boolean;

  @Field(() => String, { nullable: true, description: 'What a form proposes where there is no value yet.' })
  defaultValue!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The least number, amount or date, or the least length of a text.',
  })
  minimum!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The greatest number, amount or date, or the greatest length of a text.',
  })
  maximum!: string | null;

  @Field(() => String, { nullable: true, description: 'What the whole of a `text` or `url` has to fit.' })
  pattern!: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Since when nobody is asked for it any more; its values stay until it is removed.',
  })
  retiredAt!: Date | null;

  @Field(() => Int, { description: 'How many records have a value in it: what removing it would take away.' })
  valueCount!: number;
}

/** Pages of definitions. */
export const CustomFieldDefinitionConnection = connectionOf(CustomFieldDefinitionType, 'CustomFieldDefinition');

/** The arguments of a list of definitions. */
@ArgsType()
export class CustomFieldListArgs extends PageArgs {
  @Field(() => String, { description: '`company`, `contact`, `lead`, `deal` or `product`.' })
  object!: string;
}

/** A value of a custom field. */
@ObjectType('CustomFieldValue', {
  description: 'The value that a record has in a custom field, in the one place that fits its type.',
  simpleResolvers: true,
})
export class CustomFieldValueType {
  @Field(() => String, { description: 'The key of the field.' })
  key!: string;

  @Field(() => String, { description: 'The name of the field.' })
  label!: string;

  @Field(() => String, {
    description: '`text`, `long-text`, `number`, `money`, `date`, `instant`, `boolean`, `select` or `url`.',
  })
  type!: string;

  @Field(() => Boolean, { description: 'Whether it is stored encrypted.' })
  isSealed!: boolean;

  @Field(() => String, { nullable: true, description: 'A text, or what was chosen.' })
  textValue!: string | null;

  @Field(() => Float, { nullable: true, description: 'What a field for numbers holds.' })
  numberValue!: number | null;

  @Field(() => CalendarDate, { nullable: true, description: 'A calendar date.' })
  dateValue!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'What a field for dates with a time holds, in UTC.' })
  instantValue!: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Yes or no.' })
  booleanValue!: boolean | null;

  @Field(() => [WithheldType], { description: 'What is not shown, and why.' })
  withheld!: WithheldType[];
}

/** The answer of a command on a definition. */
export const CustomFieldPayload = payloadOf(CustomFieldDefinitionType, 'CustomField');

/** The answer of setting values, on any of the objects. */
@ObjectType({ description: 'What setting custom fields answers.', simpleResolvers: true })
export class CustomValuesPayload {
  @Field(() => RecordType, {
    nullable: true,
    description: 'The record after the change; null where it failed or is out of sight.',
  })
  record!: RecordType | null;

  @Field(() => [UserError], { description: 'Why nothing was done; empty where it was.' })
  errors!: UserError[];
}
