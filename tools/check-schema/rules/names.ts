import { getNamedType, isEnumType, isInputObjectType } from 'graphql';
import {
  type MemberField,
  ownEnumValues,
  ownFields,
  ownTypes,
  type SchemaFinding,
  type SchemaRule,
} from '../finding.ts';

/** Names that another rule of the trade outweighs, with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'AuditEntry.operationId': 'the UUID of an operation, which is no record and has no id of the API',
  'AuditEntry.targetId': 'what a deed was about can be a row that the API does not show',
  'Contact.birthDate': 'the word of the trade; a day, not something that happens on one',
  'ContactCreateInput.birthDate': 'the word of the trade',
  'ContactUpdateInput.birthDate': 'the word of the trade',
  'CustomFieldValue.dateValue': 'named after the kind of field that a workspace defined',
  'CustomFieldValue.instantValue': 'named after the kind of field that a workspace defined',
  'DuplicateFound.candidates': 'the ids of contacts, which are candidates here',
  'PolicyClause.id': 'the anchor of a clause on the page, no record',
  'PrivacyRequest.carryOutFrom': 'the beginning of a span, which "at" would not say',
  'PurposeVerdict.since': 'the beginning of a state that lasts',
};

/** Types PascalCase, fields and arguments camelCase, enum values UPPER_SNAKE; inputs end in `Input` or `Filter`. */
export const namesByKind: SchemaRule = ({ schema }) => [
  ...ownTypes(schema).flatMap((type) => {
    if (!/^[A-Z][A-Za-z0-9]*$/.test(type.name)) return finding(type.name, 'is not written in PascalCase.');
    if (isInputObjectType(type) && !/(Input|Filter)$/.test(type.name))
      return finding(type.name, 'is an input and ends in neither "Input" nor "Filter".');
    if (isEnumType(type) && /Enum$/.test(type.name)) return finding(type.name, 'says "Enum", which it is anyway.');
    return [];
  }),
  ...ownEnumValues(schema).flatMap(({ at, value }) =>
    /^[A-Z][A-Z0-9_]*$/.test(value.name) ? [] : finding(at, 'is not written in UPPER_SNAKE.'),
  ),
  ...ownFields(schema).flatMap(({ at, field, args }) => [
    ...(isFieldName(field.name, at) ? [] : finding(at, 'is not written in camelCase.')),
    ...args.flatMap(({ name }) => (isFieldName(name, at) ? [] : finding(`${at}(${name})`, 'is not in camelCase.'))),
  ]),
];

/** `AND`, `OR`, `NOT` of a filter are words of logic. */
function isFieldName(name: string, at: string): boolean {
  return /^[a-z][A-Za-z0-9]*$/.test(name) || (/Filter\./.test(at) && /^(AND|OR|NOT)$/.test(name));
}

/** Instants are `…At`, days `…On`, ids `id` or `…Id`; and what is called so is one. */
export const namesByType: SchemaRule = ({ schema }) =>
  ownFields(schema)
    .filter(({ at, parent }) => EXCEPTIONS[at] === undefined && !isOperators(parent.name))
    .flatMap(judgeType);

/** The operators of a filter by value: their type is that of what they filter. */
function isOperators(name: string): boolean {
  return /^(Id|Date|DateTime|CustomField)Filter$/.test(name);
}

function judgeType({ at, field: { name }, type }: MemberField): SchemaFinding[] {
  const of = getNamedType(type).name.replace(/Filter$/, '');
  const isId = /(^id|Id|^ids|Ids)$/.test(name);
  // What another system calls a record is an id, too; it says of which system.
  if (isId !== /^(ID|Id|ExternalId|ExternalIdInput)$/.test(of))
    return finding(at, isId ? 'is called an id and is none.' : 'is an id: end in "Id".');
  const isInstant = /[a-z]At$/.test(name);
  if (isInstant !== (of === 'DateTime'))
    return finding(at, isInstant ? 'is called an instant and is none.' : 'is an instant: end in "At".');
  const isDay = /[a-z]On$/.test(name) && of !== 'Boolean';
  if (isDay !== (of === 'Date')) return finding(at, isDay ? 'is called a day and is none.' : 'is a day: end in "On".');
  return [];
}

function finding(at: string, message: string): SchemaFinding[] {
  return [{ at, rule: 'name', message }];
}
