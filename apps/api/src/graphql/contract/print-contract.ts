import {
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  Kind,
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql';
import { FACTS_BELOW } from './complete-schema.ts';

/** A schema as SDL; the facts that stand below a description become directives of the field. */
export function printContract(schema: GraphQLSchema): string {
  const document = parse(printSchema(lexicographicSortSchema(schema)));
  return `${print(visit(document, { FieldDefinition: withDirectives }))}\n`;
}

function withDirectives(field: FieldDefinitionNode): FieldDefinitionNode | undefined {
  const { description } = field;
  const at = description ? description.value.indexOf(FACTS_BELOW) : -1;
  if (!description || at < 0) return undefined;
  const directives = parseDirectives(description.value.slice(at));
  const text = { ...description, value: description.value.slice(0, at) };
  return { ...field, description: text, directives: [...(field.directives ?? []), ...directives] };
}

function parseDirectives(text: string): readonly ConstDirectiveNode[] {
  const [definition] = parse(`type Facts { of: ID ${text} }`).definitions;
  return definition?.kind === Kind.OBJECT_TYPE_DEFINITION ? (definition.fields?.[0]?.directives ?? []) : [];
}
