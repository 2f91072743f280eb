import {
  type GraphQLArgument,
  type GraphQLEnumValue,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

/** Something in a schema that breaks a convention. */
export interface SchemaFinding {
  /** Where, as in `Contact.fullName`, `Query.contacts(first)` or `CountRelation.EXACT`. */
  readonly at: string;
  readonly rule: string;
  readonly message: string;
}

/** What a rule looks at. */
export interface Inspected {
  readonly schema: GraphQLSchema;
  /** The date of the check, as `2026-05-01`. */
  readonly today: string;
}

/** A convention of the contract. */
export type SchemaRule = (inspected: Inspected) => SchemaFinding[];

/** A field of an object, an interface or an input. */
export interface MemberField {
  readonly at: string;
  readonly parent: GraphQLNamedType;
  readonly field: GraphQLField<unknown, unknown> | GraphQLInputField;
  readonly type: GraphQLOutputType | GraphQLInputType;
  readonly args: readonly GraphQLArgument[];
}

/** The types that this schema declares, without those of GraphQL itself. */
export function ownTypes(schema: GraphQLSchema): GraphQLNamedType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
}

/** Every field of every type, input fields included. */
export function ownFields(schema: GraphQLSchema): MemberField[] {
  return ownTypes(schema).flatMap((parent) => {
    if (isInputObjectType(parent))
      return Object.values(parent.getFields()).map((field) => member(parent, field, field.type, []));
    if (!isObjectType(parent) && !isInterfaceType(parent)) return [];
    return Object.values(parent.getFields()).map((field) => member(parent, field, field.type, field.args));
  });
}

function member(
  parent: GraphQLNamedType,
  field: MemberField['field'],
  type: MemberField['type'],
  args: readonly GraphQLArgument[],
): MemberField {
  return { at: `${parent.name}.${field.name}`, parent, field, type, args };
}

/** Every value of every enum. */
export function ownEnumValues(schema: GraphQLSchema): { readonly at: string; readonly value: GraphQLEnumValue }[] {
  return ownTypes(schema)
    .filter(isEnumType)
    .flatMap((type) => type.getValues().map((value) => ({ at: `${type.name}.${value.name}`, value })));
}

/** The words of a name: `contactPointAdd` and `LAST_INTERACTION_AT` have three each. */
export function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** Whether records of a type have an id that names them everywhere. */
export function isRecord(type: GraphQLNamedType): boolean {
  return isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
}
