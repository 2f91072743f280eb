import {
  CUSTOM_FIELD_CLASSIFICATIONS,
  CUSTOM_FIELD_OBJECTS,
  CUSTOM_FIELD_TYPES,
  type CustomFieldObject,
  type CustomFieldUpdate,
  type CustomValueInput,
  type FieldSettings,
  type NewCustomField,
  SPECIAL_CONDITIONS,
  type SpecialCondition,
} from '@smartx/domain/custom-field';
import { decodeId, InvalidInputError, kindOfId } from '@smartx/domain/kernel';
import { Field, InputType, Int } from 'type-graphql';
import { closedList } from '../graphql/closed-list.ts';
import { RecordInput } from '../graphql/types/record.inputs.ts';
import { SPECIAL_CONDITION_WORDS } from './custom-field.types.ts';

/** A new custom field. */
@InputType({ description: 'Adds a field to an object.' })
export class CustomFieldDefineInput {
  @Field(() => String, { description: '`company`, `contact`, `lead`, `deal` or `product`.' })
  object!: string;

  @Field(() => String, { description: '1 to 40 lower-case letters, digits and `_`; unique within its object.' })
  key!: string;

  @Field(() => String, { description: 'Its name for people.' })
  label!: string;

  @Field(() => String, {
    description: '`text`, `long-text`, `number`, `money`, `date`, `instant`, `boolean`, `select` or `url`.',
  })
  type!: string;

  @Field(() => [String], { nullable: true, description: 'What can be chosen, for a `select`.' })
  options?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: '`identifying` (without it), `relating` or `not-personal` (GDPR Art. 4(1)).',
  })
  classification?: string | null;

  @Field(() => String, { description: 'What its values are about, such as `identity`; `special` is of GDPR Art. 9.' })
  category!: string;

  @Field(() => String, {
    nullable: true,
    description: `Has to be said for the category \`special\`, and for no other: ${SPECIAL_CONDITION_WORDS}`,
  })
  specialCondition?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether values are stored encrypted: true without it, and always for `special`.',
  })
  isSealed?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Its place, from 0; the last one without it.' })
  position?: number | null;

  @Field(() => String, { nullable: true, description: 'In which currency its amounts are, for `money`: ISO 4217.' })
  currency?: string | null;

  @Field(() => String, { nullable: true, description: 'What people read beside it, up to 300 characters.' })
  helpText?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a value can be changed and not emptied.' })
  isRequired?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether no two records have the same value; only of a field that is not sealed.',
  })
  isUnique?: boolean | null;

  @Field(() => String, { nullable: true, description: 'What a form proposes where there is no value yet.' })
  defaultValue?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The least number, amount or date, or the least length of a text.',
  })
  minimum?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The greatest number, amount or date, or the greatest length of a text.',
  })
  maximum?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the whole of a `text` or `url` has to fit: characters, `.`, `\\d \\w \\s`, `[a-z]`, groups, `|` and `* + ? {2,5}`.',
  })
  pattern?: string | null;
}

/** Changes of a custom field. */
@InputType({ description: 'Changes of a custom field: what is absent stays.' })
export class CustomFieldUpdateInput extends RecordInput {
  @Field(() => String, { nullable: true, description: 'Its name for people.' })
  label?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'What can be chosen; values keep an option that was taken away.',
  })
  options?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Its place, from 0.' })
  position?: number | null;

  @Field(() => String, {
    nullable: true,
    description: `For the category \`special\`, which is never without one, so that null is refused: ${SPECIAL_CONDITION_WORDS}`,
  })
  specialCondition?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether nobody is asked for it any more; its values stay until it is removed.',
  })
  isRetired?: boolean | null;

  @Field(() => String, { nullable: true, description: 'What people read beside it, up to 300 characters.' })
  helpText?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a value can be changed and not emptied.' })
  isRequired?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether no two records have the same value; only of a field that is not sealed.',
  })
  isUnique?: boolean | null;

  @Field(() => String, { nullable: true, description: 'What a form proposes where there is no value yet.' })
  defaultValue?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The least number, amount or date, or the least length of a text.',
  })
  minimum?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The greatest number, amount or date, or the greatest length of a text.',
  })
  maximum?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the whole of a `text` or `url` has to fit: characters, `.`, `\\d \\w \\s`, `[a-z]`, groups, `|` and `* + ? {2,5}`.',
  })
  pattern?: string | null;
}

/** A value to be set. */
@InputType({ description: 'What a record is to hold in one of its custom fields.' })
export class CustomFieldValueInput {
  @Field(() => String, { description: 'The key of the field.' })
  key!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The value as text, whatever its type: `42.5`, `2026-01-31`, `2026-01-31T12:00:00Z`, `true`; null empties it.',
  })
  value?: string | null;
}

/** Values to be set. */
@InputType({ description: 'Sets custom fields of a company, contact, lead, deal or product; the others stay.' })
export class CustomValuesSetInput extends RecordInput {
  @Field(() => [CustomFieldValueInput], { description: 'The fields that change, with their new values; others stay.' })
  values!: CustomFieldValueInput[];
}

/** The input as the domain takes it, field by field. @throws InvalidInputError for a word that is not in its list */
export function toNewCustomField(input: CustomFieldDefineInput): NewCustomField {
  const { key, label, options, category, isSealed, position } = input;
  return {
    object: closedList(CUSTOM_FIELD_OBJECTS, input.object, 'object'),
    type: closedList(CUSTOM_FIELD_TYPES, input.type, 'type'),
    classification: closedList(CUSTOM_FIELD_CLASSIFICATIONS, input.classification, 'classification'),
    specialCondition: toCondition(input.specialCondition),
    ...{ key, label, category },
    ...{ options: options ?? undefined, isSealed: isSealed ?? undefined, position: position ?? undefined },
    currency: input.currency,
    ...toSettings(input),
  };
}

/** The input as the domain takes it, field by field. @throws InvalidInputError for a condition that is not in its list */
export function toCustomFieldChanges(input: CustomFieldUpdateInput): CustomFieldUpdate {
  const { label, options, position, isRetired } = input;
  return {
    ...{ label: label ?? undefined, options: options ?? undefined, position: position ?? undefined },
    specialCondition: toCondition(input.specialCondition),
    isRetired: isRetired ?? undefined,
    ...toSettings(input),
  };
}

function toSettings(input: CustomFieldDefineInput | CustomFieldUpdateInput): FieldSettings {
  const { helpText, isRequired, isUnique, defaultValue, minimum, maximum, pattern } = input;
  const flags = { isRequired: isRequired ?? undefined, isUnique: isUnique ?? undefined };
  return { helpText, defaultValue, minimum, maximum, pattern, ...flags };
}

/** An emptied one stays apart from one that was not given: the domain refuses it. */
function toCondition(word: string | null | undefined): SpecialCondition | null | undefined {
  return word === null ? null : closedList(SPECIAL_CONDITIONS, word, 'specialCondition');
}

/** Which record an id names. @throws InvalidInputError for an id of something without custom fields */
export function toRecord(publicId: string): { object: CustomFieldObject; id: string } {
  const kind = kindOfId(publicId);
  const object = CUSTOM_FIELD_OBJECTS.find((one) => one === kind);
  if (!object) {
    const message = 'Expected the id of a company, contact, lead, deal or product.';
    throw new InvalidInputError([{ path: 'id', message }]);
  }
  return { object, id: decodeId(object, publicId) };
}

/** The input as the domain takes it, field by field. */
export function toCustomValues({ values }: CustomValuesSetInput): CustomValueInput[] {
  return values.map(({ key, value }) => ({ key, value: value ?? null }));
}
