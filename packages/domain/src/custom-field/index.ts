export {
  CUSTOM_FIELD_CLASSIFICATIONS,
  CUSTOM_FIELD_OBJECTS,
  CUSTOM_FIELD_TYPES,
  CustomFieldDefinition,
  CustomValue,
  SPECIAL_CONDITIONS,
} from './custom-field.entity.ts';
export { CustomFieldService } from './custom-field.service.ts';
export {
  CUSTOM_FIELD_LIMITS,
  type CustomFieldChanges,
  type CustomFieldObject,
  type CustomFieldUpdate,
  FIELD_CATEGORIES,
  MOST_CUSTOM_FIELDS,
  type NewCustomField,
  type SpecialCondition,
} from './custom-field-input.ts';
export { CustomValueService } from './custom-value.service.ts';
export { type CustomValueInput, indexedText } from './custom-value-input.ts';
export type { FieldSettings } from './rule/field-settings.ts';
