import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isScalarType,
} from 'graphql';
import type { MetadataSource } from '../../read/read-type.ts';
import { READ_TYPES } from '../read-types.ts';
import { COMMAND_FACTS } from './command-facts.ts';
import { costFact } from './cost-facts.ts';
import { personalFacts } from './personal-facts.ts';

/** What stands between the sentence of a description and the facts below it. */
export const FACTS_BELOW = '\n\n@';

/** Instants come with no address of what they are. */
const INSTANT_SPECIFIED_BY = 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6';

/**
 * Says about each field what the code knows and nobody should have to write: below its description the action that it takes,
 * what is personal, what it costs and what it records; so introspection, explorers and the printed schema show it.
 */
export function completeSchema(schema: GraphQLSchema, metadata: MetadataSource): GraphQLSchema {
  describeRoots(schema);
  const instant = schema.getType('DateTime');
  if (isScalarType(instant)) instant.specifiedByURL ??= INSTANT_SPECIFIED_BY;
  const personal = personalFacts((name) => fieldsOf(schema, name), metadata);
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || !(isObjectType(type) || isInterfaceType(type))) continue;
    for (const field of Object.values(type.getFields())) {
      describeInput(field);
      const facts = [
        scopeOf(schema, type.name, field),
        directive('personal', { ...personal.get(`${type.name}.${field.name}`) }),
        directive('cost', { ...costFact(schema, type.name, field) }),
        emitsOf(schema, type.name, field),
      ].filter((fact) => fact !== '');
      if (facts.length > 0) field.description = `${field.description ?? ''}\n\n${facts.join(' ')}`;
    }
  }
  return schema;
}

function fieldsOf(schema: GraphQLSchema, name: string): string[] {
  const type = schema.getType(name);
  return isObjectType(type) ? Object.keys(type.getFields()) : [];
}

function describeRoots(schema: GraphQLSchema): void {
  describe(schema.getQueryType(), 'What can be read. All fields of an operation are read at the same moment.');
  describe(schema.getMutationType(), 'What can be done. Each command is carried out whole or not at all.');
  describe(schema.getSubscriptionType(), 'What can be watched: ids and versions, which the client then reads.');
}

function describe(type: GraphQLObjectType | null | undefined, text: string): void {
  if (type) type.description ??= text;
}

/** The `input` of a command needs no words beside those of its type. */
function describeInput({ args }: GraphQLField<unknown, unknown>): void {
  for (const arg of args) if (arg.name === 'input') arg.description ??= getNamedType(arg.type).description;
}

function scopeOf(schema: GraphQLSchema, parent: string, field: GraphQLField<unknown, unknown>): string {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  if (!roots.some((root) => root?.name === parent)) return '';
  // An aggregate counts what its list shows.
  const list = schema.getQueryType()?.getFields()[field.name.replace(/Aggregate$/, '')] ?? field;
  const actions = COMMAND_FACTS[field.name]?.needs ?? readActions(list);
  return actions ? directive('scope', { actions }) : '';
}

/** A list or record of a read type takes the action that limits its rows. */
function readActions({ type }: GraphQLField<unknown, unknown>): readonly string[] | null {
  const name = getNamedType(type).name.replace(/Connection$/, '');
  const read = READ_TYPES.find((one) => one.name === name);
  if (!read) return null;
  return read.readAction === null ? [] : [read.readAction];
}

function emitsOf(schema: GraphQLSchema, parent: string, { name }: GraphQLField<unknown, unknown>): string {
  const facts = parent === schema.getMutationType()?.name ? COMMAND_FACTS[name] : undefined;
  return facts ? directive('emits', { events: facts.emits }) : '';
}

/** A directive as it is written; nothing where there is nothing to say. */
function directive(name: string, args: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(args).filter(([key, value]) => value !== undefined && KNOWN_ARGUMENTS.has(key));
  const written = given.map(([key, value]) => `${key}: ${JSON.stringify(value).replaceAll('","', '", "')}`);
  return written.length > 0 ? `@${name}(${written.join(', ')})` : '';
}

/** A declaration says more about a column than concerns those who use the API. */
const KNOWN_ARGUMENTS = new Set([
  'actions',
  'events',
  'category',
  'mask',
  'stored',
  'withheld',
  'points',
  'sizedBy',
  'size',
]);
