import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';
import { isRecord, ownTypes, type SchemaFinding, type SchemaRule, wordsOf } from '../finding.ts';

type Mutation = GraphQLField<unknown, unknown>;

/** A mutation is called after its thing and the trade's verb, takes one `input!` and answers with one `XxxPayload!`. */
export const mutationsByConvention: SchemaRule = ({ schema }) => {
  const things = thingsOf(schema);
  return Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap((mutation) => [
    ...nameOf(mutation, things),
    ...inputOf(mutation),
    ...payloadOf(mutation),
  ]);
};

/** The words that name the things of this schema. */
function thingsOf(schema: GraphQLSchema): ReadonlySet<string> {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const objects = ownTypes(schema).filter((type) => isObjectType(type) && !roots.includes(type));
  return new Set(
    objects.filter(({ name }) => !/(Payload|Edge|Connection)$/.test(name)).flatMap(({ name }) => wordsOf(name)),
  );
}

function nameOf({ name }: Mutation, things: ReadonlySet<string>): SchemaFinding[] {
  const [thing = '', ...verb] = wordsOf(name);
  if (verb.length === 0) return finding(name, 'needs a thing and a verb, such as "contactMerge".');
  return things.has(thing) ? [] : finding(name, `begins with "${thing}", which is no thing of this schema.`);
}

function inputOf({ name, args }: Mutation): SchemaFinding[] {
  const [input] = args;
  const isOne = args.length === 1 && input?.name === 'input' && isNonNullType(input.type);
  return isOne ? [] : finding(name, 'takes something else than one "input!".');
}

function payloadOf({ name, type }: Mutation): SchemaFinding[] {
  const payload = getNamedType(type);
  if (!isNonNullType(type) || !isObjectType(payload) || !/Payload$/.test(payload.name))
    return finding(name, `answers with ${String(type)}, not with an "XxxPayload!".`);
  return partsOf(payload);
}

/** A payload is `{ record, errors }`; what answers with something else than a record names it, and can leave it out. */
function partsOf(payload: GraphQLObjectType): SchemaFinding[] {
  const fields = Object.values(payload.getFields());
  const errors = fields.find(({ name }) => name === 'errors');
  const parts = fields.filter(({ name }) => name !== 'errors');
  return [
    ...(String(errors?.type) === '[UserError!]!' ? [] : finding(payload.name, 'lacks "errors: [UserError!]!".')),
    ...(parts.length === 0 ? finding(payload.name, 'answers nothing but errors.') : []),
    ...parts.flatMap(({ name, type }) => {
      const at = `${payload.name}.${name}`;
      if (isRecord(getNamedType(type)) && !isListType(type) && name !== 'record')
        return finding(at, 'is the record of the payload: call it "record".');
      const canBeAbsent = !isNonNullType(type) || isListType(type.ofType) || isScalarType(type.ofType);
      return canBeAbsent ? [] : finding(at, 'cannot be absent where the command was refused: make it nullable.');
    }),
  ];
}

function finding(at: string, message: string): SchemaFinding[] {
  return [{ at, rule: 'mutation', message }];
}
