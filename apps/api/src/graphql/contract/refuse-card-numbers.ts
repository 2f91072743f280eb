import { type FieldProblem, InvalidInputError } from '@smartx/domain/kernel';
import { hasCardNumber } from '@smartx/domain/record';
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { toUserError } from '../user-error.ts';

const MESSAGE = 'This looks like the number of a payment card. Write its last four digits only.';

/**
 * Texts of an input that are no words of anybody: what we made ourselves, a password, which is never stored, and an amount. The
 * id that another system gave is whatever that system counts with.
 */
export const MAY_LOOK_LIKE_CARDS: ReadonlySet<string> = new Set([
  ...['ExternalIdChangeInput.key', 'MoneyInput.amount', 'UploadCreateInput.sha256'],
  ...['PrivacyRequestApproveInput.password', 'RequestAccessInput.token', 'RequestAnswerInput.token'],
]);

/**
 * Makes every command refuse the number of a payment card, in whichever text of its input it stands, before anything of it is
 * looked at (PCI DSS: no PAN anywhere). An input that is added later is guarded by being in the schema.
 */
export function refuseCardNumbers(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) guard(field);
  return schema;
}

function guard(field: GraphQLField<unknown, unknown>): void {
  const { resolve = defaultFieldResolver } = field;
  field.resolve = (source, args: Readonly<Record<string, unknown>>, context, info) => {
    const problems = field.args.flatMap(({ name, type }) => cardsIn(args[name], type, name === 'input' ? [] : [name]));
    return problems.length === 0 ? resolve(source, args, context, info) : refusal(field, problems);
  };
}

/** The places in an input that hold the number of a card, named as the domain names what is wrong with it. */
function cardsIn(value: unknown, type: GraphQLInputType, path: readonly string[]): FieldProblem[] {
  if (value === null || value === undefined) return [];
  const plain = getNullableType(type);
  if (isListType(plain)) {
    const items = Array.isArray(value) ? value : [value];
    return items.flatMap((item, index) => cardsIn(item, plain.ofType, [...path, `${index}`]));
  }
  if (isInputObjectType(plain))
    return Object.values(plain.getFields()).flatMap((field) => {
      if (MAY_LOOK_LIKE_CARDS.has(`${plain.name}.${field.name}`)) return [];
      return cardsIn(Reflect.get(Object(value), field.name), field.type, [...path, field.name]);
    });
  const isCard = plain.name === 'String' && typeof value === 'string' && hasCardNumber(value);
  return isCard ? [{ path: path.join('.'), message: MESSAGE }] : [];
}

/** A payload that says why nothing was done, whatever else it has. */
function refusal({ type }: GraphQLField<unknown, unknown>, problems: readonly FieldProblem[]): object {
  const payload = getNamedType(type);
  const fields = isObjectType(payload) ? Object.values(payload.getFields()) : [];
  const nothing = fields.map(({ name, type: of }) => [name, nothingOf(of)]);
  return { ...Object.fromEntries(nothing), errors: [toUserError(new InvalidInputError(problems))] };
}

function nothingOf(type: GraphQLOutputType): unknown {
  if (!isNonNullType(type)) return null;
  return isListType(type.ofType) ? [] : false;
}
