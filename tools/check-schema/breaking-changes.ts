import {
  BreakingChangeType,
  findBreakingChanges,
  type GraphQLSchema,
  isEnumType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { removalDate } from './rules/deprecations.ts';

/** Removals that were announced: by a deprecation whose day has come. */
const REMOVALS: readonly BreakingChangeType[] = [
  BreakingChangeType.FIELD_REMOVED,
  BreakingChangeType.VALUE_REMOVED_FROM_ENUM,
];

/** What a client of the released schema would notice: everything that breaks it but what was announced and is due. */
export function undeclaredBreaks(released: GraphQLSchema, current: GraphQLSchema, today: string): string[] {
  return (
    findBreakingChanges(released, current)
      // A scalar of GraphQL itself that nothing uses any more is no loss.
      .filter(({ description }) => !description.startsWith('Standard scalar '))
      .filter(({ type, description }) => !(REMOVALS.includes(type) && wasAnnounced(released, description, today)))
      .map(({ description }) => description)
      .sort()
  );
}

/** graphql-js names what is gone in its sentence: "Contact.fax was removed.", "FAX was removed from enum type Channel." */
function wasAnnounced(released: GraphQLSchema, description: string, today: string): boolean {
  const date = removalDate(reasonFor(released, description));
  return date !== null && date <= today;
}

function reasonFor(released: GraphQLSchema, description: string): string | null | undefined {
  const [, value = '', enumName = ''] = /^(\w+) was removed from enum type (\w+)/.exec(description) ?? [];
  const enumType = released.getType(enumName);
  if (isEnumType(enumType)) return enumType.getValue(value)?.deprecationReason;
  const [, typeName = '', fieldName = ''] = /^(\w+)\.(\w+) was removed/.exec(description) ?? [];
  const type = released.getType(typeName);
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[fieldName]?.deprecationReason : null;
}
