/** The object types behind every interface and union of `schema.graphql`. */
export const possibleTypes = {
  Node: ['Activity', 'ApiKey', 'Company', 'Contact', 'ContactPoint', 'Deal', 'DealLine', 'FieldChange', 'Invitation', 'Lead', 'LeadAnswer', 'Member', 'Note', 'Pipeline', 'Product', 'Stage', 'Task', 'Team'],
  Record: ['Activity', 'Company', 'Contact', 'Deal', 'Lead', 'Member', 'Note', 'Pipeline', 'Product', 'Stage', 'Task', 'Team'],
  UserError: ['DuplicateFound', 'InvalidInput', 'NotAllowed', 'NotFound', 'ProcessingRestricted', 'PurposeRefused', 'Refused', 'VersionConflict'],
};

/** The object types that say which of their fields are withheld. */
export const typesThatWithhold = ['Activity', 'Company', 'Contact', 'Deal', 'Lead', 'Note', 'Product', 'Task'];
