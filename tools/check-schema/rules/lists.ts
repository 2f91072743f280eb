import { getNamedType, getNullableType, isInterfaceType, isListType, isNonNullType, isObjectType } from 'graphql';
import { isRecord, type MemberField, ownFields, type SchemaFinding, type SchemaRule } from '../finding.ts';

/** Records that are parts of another one and bounded by the domain: they are read as a whole, as a plain list. */
const PLAIN_LISTS = new Set([
  'Contact.addresses',
  'Contact.disputedValues',
  'Contact.emails',
  'Contact.phones',
  'DataSubject.contacts',
  'DataSubject.itemRestrictions',
  'DataSubject.legalContacts',
  'DataSubject.members',
  'DataSubject.purposeRestrictions',
  'DataSubject.restrictionExceptions',
  'Deal.contacts',
  'Deal.lines',
  'Lead.answers',
  'Pipeline.stages',
  'PrivacyRequest.copies',
  'PrivacyRequest.corrections',
  'PrivacyRequest.evidence',
  'PrivacyRequest.messages',
  'PrivacyRequest.subjects',
]);

const PAGE_ARGUMENTS = ['first', 'after', 'last', 'before'];

/** A list of records is a connection with pages, and no list has holes. */
export const listsOfRecords: SchemaRule = ({ schema }) =>
  ownFields(schema).flatMap((member) => [...holes(member), ...connections(member), ...plainRecords(member)]);

function holes({ at, type }: MemberField): SchemaFinding[] {
  const list = getNullableType(type);
  const mayHaveHoles = isListType(list) && !isNonNullType(list.ofType);
  // `nodes(ids)` answers at each place what the id of that place names, or nothing.
  return mayHaveHoles && at !== 'Query.nodes' ? finding(at, 'is a list with holes: make its entries non-null.') : [];
}

function connections({ at, parent, type, args }: MemberField): SchemaFinding[] {
  const named = getNamedType(type);
  if (!/Connection$/.test(named.name) || !isObjectType(named)) return [];
  const missing = PAGE_ARGUMENTS.filter((name) => args.every((arg) => arg.name !== name));
  const parts = ['nodes', 'edges', 'pageInfo', 'totalCount'].filter((name) => !named.getFields()[name]);
  return [
    ...(missing.length > 0 ? finding(at, `is a connection without ${missing.join(', ')}.`) : []),
    ...(parts.length > 0 ? finding(named.name, `is a connection without ${parts.join(', ')}.`) : []),
    ...(isListType(getNullableType(type)) ? finding(at, `of ${parent.name} is a list of connections.`) : []),
  ];
}

function plainRecords({ at, parent, type }: MemberField): SchemaFinding[] {
  const isOutput = isObjectType(parent) || isInterfaceType(parent);
  const isPlainList = isOutput && isListType(getNullableType(type)) && isRecord(getNamedType(type));
  if (!isPlainList || /(Connection|Payload)$/.test(parent.name) || PLAIN_LISTS.has(at) || at === 'Query.nodes')
    return [];
  return finding(at, 'is a plain list of records: make it a connection.');
}

function finding(at: string, message: string): SchemaFinding[] {
  return [{ at, rule: 'list', message }];
}
