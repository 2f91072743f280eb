/** The object types behind every interface and union of `schema.graphql`. */
export const possibleTypes = {
  Node: ['AccessCopy', 'Activity', 'ApiKey', 'ArchivedItem', 'AuditEntry', 'AuthorisedAgent', 'BulkAction', 'Company', 'ConsentEvent', 'Contact', 'ContactPoint', 'CustomFieldDefinition', 'DataSubject', 'Deal', 'DealContact', 'DealLine', 'Disclosure', 'DisputedValue', 'FieldChange', 'File', 'HoldItem', 'ImportRun', 'ImportTemplate', 'Invitation', 'ItemRestriction', 'KeptItem', 'Lead', 'LeadAnswer', 'LegalContact', 'LegalHold', 'MarketingTopic', 'Member', 'Note', 'Pipeline', 'PrivacyRequest', 'PrivacyRequestCorrection', 'PrivacyRequestEvent', 'PrivacyRequestEvidence', 'PrivacyRequestMessage', 'PrivacyRequestSubject', 'Product', 'PurposeRestriction', 'PurposeSetting', 'RecipientNotice', 'RestrictionException', 'Stage', 'Suppression', 'Task', 'Team'],
  Record: ['Activity', 'BulkAction', 'Company', 'Contact', 'CustomFieldDefinition', 'Deal', 'File', 'ImportRun', 'ImportTemplate', 'Lead', 'MarketingTopic', 'Member', 'Note', 'Pipeline', 'PrivacyRequest', 'Product', 'PurposeSetting', 'Stage', 'Task', 'Team'],
  UserError: ['DuplicateFound', 'InvalidInput', 'NotAllowed', 'NotFound', 'ProcessingRestricted', 'PurposeRefused', 'Refused', 'VersionConflict'],
};

/** The object types that say which of their fields are withheld. */
export const typesThatWithhold = ['Activity', 'Company', 'Contact', 'CustomFieldValue', 'Deal', 'DealContact', 'FieldChange', 'File', 'Lead', 'Note', 'PrivacyRequest', 'Product', 'Task'];
