import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  graphql,
  isInputObjectType,
  isListType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { operatorSchema, publicSchema, workspaceSchema } from '../schema.ts';
import { MAY_LOOK_LIKE_CARDS } from './refuse-card-numbers.ts';

const CARD = '4111 1111 1111 1111';

/** A text somewhere in the input of a command. */
interface TextPlace {
  readonly mutation: string;
  readonly input: string;
  /** `Type.field`. */
  readonly coordinate: string;
  /** The way to it, as errors name it. */
  readonly path: readonly string[];
}

describe.each([
  ['the workspace', workspaceSchema()],
  ['the privacy centre', publicSchema()],
  ['the operator', operatorSchema()],
])('B1-AC3 the number of a card in a command of %s', (_, schema) => {
  const places = textPlaces(schema);
  const guarded = places.filter(({ coordinate }) => !MAY_LOOK_LIKE_CARDS.has(coordinate));

  it('could stand in texts', () => {
    expect(places.length).toBeGreaterThan(0);
  });

  it.each(guarded.map((place) => [`${place.mutation}: ${place.path.join('.')}`, place] as const))(
    'is refused before anything is done, in %s',
    async (_name, { mutation, input, path }) => {
      const type = schema.getType(input);
      if (!isInputObjectType(type)) throw new TypeError(`${input} is no input.`);
      const source = `mutation M($input: ${input}!) { done: ${mutation}(input: $input) { errors { code message ... on InvalidInput { fields { path } } } } }`;

      // Without a context nothing but the guard can answer.
      const { data, errors } = await graphql({ schema, source, variableValues: { input: filled(type, path) } });

      expect(errors).toBeUndefined();
      expect(data?.done).toMatchObject({ errors: [{ code: 'INVALID_INPUT', fields: [{ path: path.join('.') }] }] });
      expect(JSON.stringify(data)).not.toContain('4111');
    },
  );
});

it('B1-AC3 what may look like a card is there, and is no text that somebody writes', () => {
  const coordinates = [workspaceSchema(), publicSchema(), operatorSchema()]
    .flatMap(textPlaces)
    .map((at) => at.coordinate);

  expect([...MAY_LOOK_LIKE_CARDS].filter((one) => !coordinates.includes(one))).toEqual([]);
  expect([...MAY_LOOK_LIKE_CARDS].map((one) => one.split('.')[1]).sort()).toEqual([
    'amount',
    'key',
    'password',
    'sha256',
    'token',
    'token',
  ]);
});

/** Every text in the input of every command, as the schema has them. */
function textPlaces(schema: GraphQLSchema): TextPlace[] {
  return Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ name: mutation, args }) =>
    args.flatMap(({ type }) => {
      const input = getNullableType(type);
      if (!isInputObjectType(input)) throw new TypeError(`${mutation} takes something else than an input.`);
      return textsOf(input, []).map((place) => ({ ...place, mutation, input: input.name }));
    }),
  );
}

function textsOf(type: GraphQLInputType, path: readonly string[]): Pick<TextPlace, 'coordinate' | 'path'>[] {
  const plain = getNullableType(type);
  // What is only looked for is kept nowhere.
  if (!isInputObjectType(plain) || plain.name.endsWith('Filter')) return [];
  return Object.values(plain.getFields()).flatMap((field) => {
    const at = [...path, field.name];
    const of = getNullableType(field.type);
    const inner = isListType(of) ? getNullableType(of.ofType) : of;
    const place = isListType(of) ? [...at, '0'] : at;
    if (isInputObjectType(inner)) return textsOf(inner, place);
    return inner.toString() === 'String' ? [{ coordinate: `${plain.name}.${field.name}`, path: place }] : [];
  });
}

/** An input with everything that it has to have, and the number of a card at one place. */
function filled(type: GraphQLInputType, [next, ...rest]: readonly string[]): unknown {
  const plain = getNullableType(type);
  if (isListType(plain)) return [filled(plain.ofType, rest)];
  if (!isInputObjectType(plain)) return next === undefined ? CARD : anyOf(plain.toString());
  const [first] = Object.values(plain.getFields());
  if (plain.isOneOf && next === undefined && first) return { [first.name]: blank(first.type) };
  const fields = Object.values(plain.getFields()).flatMap((field) => {
    if (field.name === next) return [[field.name, filled(field.type, rest)] as const];
    const isRequired = field.type.toString().endsWith('!') && field.defaultValue === undefined;
    return isRequired ? [[field.name, blank(field.type)] as const] : [];
  });
  return Object.fromEntries(fields);
}

function blank(type: GraphQLInputType): unknown {
  const plain = getNullableType(type);
  if (isListType(plain)) return [];
  return isInputObjectType(plain) ? filled(plain, []) : anyOf(plain.toString());
}

const VALUES: Readonly<Record<string, unknown>> = {
  ...{ Int: 1, Float: 1, Boolean: true, Date: '2026-01-31', DateTime: '2026-01-31T10:00:00Z' },
};

function anyOf(scalar: string): unknown {
  return VALUES[scalar] ?? 'x';
}
