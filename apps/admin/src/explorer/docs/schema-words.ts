import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** A description, taken apart: its sentence, and the facts that the server writes below it. */
export interface Described {
  readonly text: string;
  /** Directives as they are written: `@scope(actions: ["contact:read"])`. */
  readonly facts: readonly string[];
}

/** Takes a description apart. */
export function describe(description: string | null | undefined): Described {
  const [text = '', below = ''] = (description ?? '').split(/\n\n(?=@)/, 2);
  return { text, facts: below.match(/@\w+\((?:"[^"]*"|[^")])*\)/g) ?? [] };
}

/** Something of the schema that a search found. */
export interface Found {
  readonly type: string;
  /** Null where the type itself was found. */
  readonly field: string | null;
  readonly text: string;
}

const MOST = 50;

/** Types and fields whose name or description has the words; names before descriptions. */
export function searchSchema(schema: GraphQLSchema, words: string): Found[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [];
  const all = ownTypes(schema).flatMap((type) => [
    { type: type.name, field: null, text: describe(type.description).text },
    ...membersOf(type).map(({ name, description }) => ({
      type: type.name,
      field: name,
      text: describe(description).text,
    })),
  ]);
  const named = all.filter((one) => (one.field ?? one.type).toLowerCase().includes(wanted));
  const told = all.filter((one) => !named.includes(one) && one.text.toLowerCase().includes(wanted));
  return [...named.sort((one, other) => rank(one, wanted) - rank(other, wanted)), ...told].slice(0, MOST);
}

/** What is called exactly so, then what begins so. */
function rank({ type, field }: Found, wanted: string): number {
  const name = (field ?? type).toLowerCase();
  if (name === wanted) return 0;
  return name.startsWith(wanted) ? 1 : 2;
}

function ownTypes(schema: GraphQLSchema): GraphQLNamedType[] {
  return Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
}

/** The fields or values of a type. */
export function membersOf(type: GraphQLNamedType) {
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) return Object.values(type.getFields());
  return isEnumType(type) ? type.getValues() : [];
}
