import { defineEntity, p } from '@mikro-orm/core';
import { instant, oneOf, recordStamps, sealedBytes, tenantKey, tenantTable } from '../kernel/base-columns.ts';
import { identifying, notPersonal, type PersonalDeclaration } from '../kernel/classify.ts';

const VALUE: PersonalDeclaration = { category: 'identity', onErasure: 'delete-row' };

/** The objects to which a workspace adds fields. */
export const CUSTOM_FIELD_OBJECTS = ['company', 'contact', 'lead', 'deal', 'product'] as const;

/** What a custom field says about a person. */
export const CUSTOM_FIELD_CLASSIFICATIONS = ['identifying', 'relating', 'not-personal'] as const;

/** What a custom field can hold. */
export const CUSTOM_FIELD_TYPES = [
  ...(['text', 'long-text', 'number', 'money', 'date', 'instant', 'boolean', 'select', 'url'] as const),
] as const;

/**
 * Under what data of a special category may be held at all: GDPR Art. 9(2)(b) to (j) in their order, and Art. 10 for offences.
 * Explicit consent, letter (a), is not among them: see `docs/decisions/0036-no-field-rests-on-explicit-consent.md`.
 */
export const SPECIAL_CONDITIONS = [
  'employment-law',
  'vital-interests',
  'non-profit',
  'made-public',
  'legal-claims',
  'public-interest',
  'health-care',
  'public-health',
  'archive-research',
  'offences-law',
] as const;

const CustomFieldDefinitionSchema = defineEntity({
  name: 'CustomFieldDefinition',
  ...tenantTable({ subjects: 'none' }),
  properties: {
    ...tenantKey(),
    object: notPersonal(oneOf('object', CUSTOM_FIELD_OBJECTS)),
    key: notPersonal(p.text()),
    label: notPersonal(p.text()),
    type: notPersonal(oneOf('type', CUSTOM_FIELD_TYPES)),
    options: notPersonal(p.json<readonly string[]>().nullable()),
    /** A custom field is identifying and sealed until the workspace declares otherwise. */
    classification: notPersonal(oneOf('classification', CUSTOM_FIELD_CLASSIFICATIONS).default('identifying')),
    category: notPersonal(p.text().default('identity')),
    specialCondition: notPersonal(oneOf('special_condition', SPECIAL_CONDITIONS).nullable()),
    isSealed: notPersonal(p.boolean().default(true)),
    position: notPersonal(p.integer().default(0)),
    /** In which currency its amounts are, for the type `money`. */
    currency: notPersonal(p.text().nullable()),
    /** What people read beside it. */
    helpText: notPersonal(p.text().nullable()),
    /** A value can be changed and not emptied, and a form is not sent without one. */
    isRequired: notPersonal(p.boolean().default(false)),
    /** No two records of the object have the same value. */
    isUnique: notPersonal(p.boolean().default(false)),
    /** What a form proposes for a record without a value, in the spelling of a value. */
    defaultValue: notPersonal(p.text().nullable()),
    /** Bounds of a number, an amount or a date, or of the length of a text. */
    minimum: notPersonal(p.text().nullable()),
    maximum: notPersonal(p.text().nullable()),
    /** What a whole text has to fit. */
    pattern: notPersonal(p.text().nullable()),
    /** Since when nobody is asked for it any more; its values stay until it is removed. */
    retiredAt: notPersonal(instant().nullable()),
    ...recordStamps(),
  },
  checks: [
    {
      name: 'custom_field_special_condition',
      expression: `(category = 'special') = (special_condition is not null)`,
    },
  ],
  uniques: [{ name: 'custom_field_key', properties: ['workspaceId', 'object', 'key'] }],
});

/** A field that a workspace adds to an object; data, not schema. */
export class CustomFieldDefinition extends CustomFieldDefinitionSchema.class {}
CustomFieldDefinitionSchema.setClass(CustomFieldDefinition);

const CustomValueSchema = defineEntity({
  name: 'CustomValue',
  ...tenantTable({ subjects: { via: 'subjectId' } }),
  properties: {
    ...tenantKey(),
    definition: () =>
      notPersonal(
        p.manyToOne(CustomFieldDefinition).ref().joinColumns('workspace_id', 'definition_id').deleteRule('no action'),
      ),
    recordId: notPersonal(p.uuid()),
    subjectId: identifying(p.uuid().nullable(), VALUE),
    textValue: identifying(p.text().nullable(), { ...VALUE, stored: 'searchable' }),
    numberValue: identifying(p.float().columnType('double precision').nullable(), { ...VALUE, stored: 'searchable' }),
    dateValue: identifying(p.date().nullable(), { ...VALUE, stored: 'searchable' }),
    instantValue: identifying(instant().nullable(), { ...VALUE, stored: 'searchable' }),
    booleanValue: identifying(p.boolean().nullable(), { ...VALUE, stored: 'searchable' }),
    sealedValue: identifying(sealedBytes().nullable(), { ...VALUE, stored: 'sealed' }),
    blindIndex: identifying(p.blob().nullable(), VALUE),
  },
  checks: [
    {
      name: 'custom_value_one_form',
      expression: 'num_nonnulls(text_value, number_value, date_value, instant_value, boolean_value, sealed_value) = 1',
    },
  ],
  uniques: [{ name: 'custom_value_once', properties: ['workspaceId', 'definition', 'recordId'] }],
  indexes: [
    { name: 'custom_value_by_record', properties: ['workspaceId', 'recordId'] },
    { name: 'custom_value_by_subject', properties: ['workspaceId', 'subjectId'], where: 'subject_id is not null' },
    { name: 'custom_value_by_text', properties: ['workspaceId', 'definition', 'textValue'] },
    { name: 'custom_value_by_number', properties: ['workspaceId', 'definition', 'numberValue'] },
    { name: 'custom_value_by_date', properties: ['workspaceId', 'definition', 'dateValue'] },
    { name: 'custom_value_by_instant', properties: ['workspaceId', 'definition', 'instantValue'] },
    { name: 'custom_value_by_blind_index', properties: ['workspaceId', 'definition', 'blindIndex'] },
  ],
});

/** One record's value of one custom field, in exactly one typed column. */
export class CustomValue extends CustomValueSchema.class {}
CustomValueSchema.setClass(CustomValue);
