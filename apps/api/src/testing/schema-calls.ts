import {
  type Action,
  encodeId,
  type IdKind,
  isIdKind,
  newId,
  type Purpose,
  purposesForAction,
} from '@smartx/domain/kernel';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';

/** Where in the arguments of a field an id can stand: the names on the way to it. */
export type IdPath = readonly string[];

/** Ids that take part in a call beside the one that is looked at, by what they name. */
export type IdOf = (kind: IdKind | null) => string;

const DEEPEST = 3;

/** Every place in the arguments of a field where an id of a record can stand. */
export function idPaths({ args }: GraphQLField<unknown, unknown>): IdPath[] {
  return args.flatMap(({ name, type }) => pathsIn(type, [name]));
}

function pathsIn(type: GraphQLInputType, path: IdPath): IdPath[] {
  const named = getNamedType(type);
  if (named.name === 'ID') return [path];
  // A filter combines itself and other filters without end; what holds one level down holds below.
  if (!isInputObjectType(named) || path.length > DEEPEST) return [];
  return Object.values(named.getFields()).flatMap((field) =>
    ['AND', 'OR', 'NOT', 'ne', 'nin'].includes(field.name) ? [] : pathsIn(field.type, [...path, field.name]),
  );
}

/** The variables of a call: what has to be there with any value, and at the path this id. */
export function variablesFor(
  args: readonly GraphQLArgument[],
  path: IdPath,
  id: string,
  idOf: IdOf,
): Record<string, unknown> {
  const fill = (fields: readonly (GraphQLArgument | GraphQLInputField)[], rest: IdPath): Record<string, unknown> =>
    Object.fromEntries(
      fields.flatMap((field) => {
        const isOnPath = field.name === rest[0];
        if (!isOnPath && !isNeeded(field)) return [];
        return [[field.name, argumentOf(field.name, field.type, isOnPath ? rest.slice(1) : null)]];
      }),
    );
  const argumentOf = (name: string, type: GraphQLInputType, rest: IdPath | null): unknown => {
    const value = oneValue(name, type, rest);
    return isListType(getNullableType(type)) ? [value] : value;
  };
  const oneValue = (name: string, type: GraphQLInputType, rest: IdPath | null): unknown => {
    const named = getNamedType(type);
    if (rest?.length === 0) return id;
    if (isInputObjectType(named)) return fill(Object.values(named.getFields()), rest ?? []);
    if (isEnumType(named)) return named.getValues()[0]?.name;
    return named.name === 'ID' ? idOf(kindNamed(name)) : anyScalar(named.name);
  };
  return fill(args, path);
}

function isNeeded({ type, defaultValue }: GraphQLArgument | GraphQLInputField): boolean {
  return isNonNullType(type) && defaultValue === undefined;
}

function anyScalar(name: string): unknown {
  const known: Record<string, unknown> = { Boolean: true, Int: 1, Float: 1.5, Decimal: '1.00', JSONObject: {} };
  return known[name] ?? (name.startsWith('Date') ? '2026-06-15' : 'contact');
}

/** What ids are called that are not called after what they name. */
const CALLED: Readonly<Record<string, IdKind>> = {
  owner: 'member',
  assignee: 'member',
  uploadedBy: 'member',
  item: 'reviewItem',
  request: 'privacyRequest',
  template: 'importTemplate',
  parent: 'company',
};

/** What an input that is called `ownerId` or `reassignToMemberId` names; null where the name does not say it. */
export function kindNamed(name: string): IdKind | null {
  const said = name.replace(/Ids?$/, '');
  const last = said.replace(/^.*(?=[A-Z])/, '').toLowerCase();
  return CALLED[said] ?? [said, last].find(isIdKind) ?? null;
}

/** The document of a call whose arguments are variables. */
export function documentOf(
  operation: 'query' | 'mutation',
  { name, args }: GraphQLField<unknown, unknown>,
  purpose: string,
  selection: string,
): string {
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  return `${operation} Q(${declared}) @purpose(is: ${purpose}) { ${name}(${passed}) ${selection} }`;
}

/** The least that can be selected of a type. */
export function leastOf(type: GraphQLOutputType): string {
  return isLeafType(getNamedType(type)) ? '' : '{ __typename }';
}

/** An id of this kind that names nothing. */
export function nothingOf(kind: IdKind): string {
  return encodeId(kind, newId());
}

/** A purpose of an owner for which records may be read: working with people, where that is among them. */
export function purposeToRead(action: Action | null): Purpose {
  const held = (['RELATIONSHIP', 'DATA_CARE', 'RIGHTS_HANDLING', 'SECURITY', 'LEGAL_OBLIGATION'] as const).find(
    (purpose) => action === null || purposesForAction(action).includes(purpose),
  );
  if (!held) throw new Error(`Nobody has a purpose to do ${action}.`);
  return held;
}

/** Who reads for a purpose: the owner, but for what the privacy officer alone works for. */
export function readerFor(purpose: Purpose): 'owner' | 'privacy-officer' {
  return purpose === 'LEGAL_OBLIGATION' ? 'privacy-officer' : 'owner';
}
