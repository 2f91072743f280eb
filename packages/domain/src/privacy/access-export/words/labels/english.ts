/** Columns whose name says less well in English what they are. */
export const ENGLISH_LABELS: Readonly<Record<string, string>> = {
  clearValue: 'Value',
  sealedValue: 'Value',
  textValue: 'Value',
  numberValue: 'Value',
  dateValue: 'Value',
  instantValue: 'Value',
  booleanValue: 'Value',
  fromSealed: 'From',
  fromValue: 'From',
  toSealed: 'To',
  toValue: 'To',
  isPrimary: 'The main one',
  isShared: 'Used by others too',
  valueChangedAt: 'Address changed at',
  'definition.label': 'Field',
};
