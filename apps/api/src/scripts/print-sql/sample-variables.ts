import { encodeId, type IdKind, isIdKind } from '@smartx/domain/kernel';
import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';

/** The record that every sample is about. */
export const SAMPLE_ID = '00000000-0000-7000-8000-00000000000e';

const KINDS: Readonly<Record<string, IdKind>> = {
  owner: 'member',
  assignee: 'member',
  import: 'importRun',
  request: 'privacyRequest',
};

/** Values for the variables that an operation cannot do without, and for choices; texts are their own names, so that the SQL shows where they go. */
export function sampleVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  kind: IdKind,
): Record<string, unknown> {
  const needed = variableDefinitions.filter(({ defaultValue }) => !defaultValue);
  return Object.fromEntries(
    needed.flatMap(({ variable, type }) => {
      const input = typeFromAST(schema, type);
      return isInputType(input) && isNonNullType(input)
        ? [[variable.name.value, sample(input, variable.name.value, kind)]]
        : [];
    }),
  );
}

function sample(type: GraphQLInputType, name: string, kind: IdKind): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return [sample(bare.ofType, name, kind)];
  if (isEnumType(bare)) return bare.getValues()[0]?.name;
  if (isInputObjectType(bare)) {
    const fields = Object.values(bare.getFields());
    const needed = fields.filter((field) => isNonNullType(field.type) && field.defaultValue === undefined);
    const given = needed.length > 0 || !bare.isOneOf ? needed : fields.slice(0, 1);
    return Object.fromEntries(given.map((field) => [field.name, sample(field.type, field.name, kind)]));
  }
  return ofScalar(String(bare), name, kind);
}

function ofScalar(type: string, name: string, kind: IdKind): unknown {
  if (type === 'ID') return encodeId(kindOf(name) ?? kind, SAMPLE_ID);
  if (type === 'Int' || type === 'Float') return 25;
  if (type === 'Boolean') return true;
  if (type === 'Date') return '2026-01-31';
  return type === 'DateTime' ? '2026-01-31T12:00:00.000Z' : name;
}

/** `companyId` names a company; an `id` alone says nothing. */
function kindOf(name: string): IdKind | null {
  const thing = name.replace(/Ids?$/, '');
  return isIdKind(thing) ? thing : (KINDS[thing] ?? null);
}
