import { InvalidInputError, RequestError } from '@smartx/domain/kernel';
import { parseMoney } from '@smartx/domain/record';

/** An operator of a filter of amounts, in the smallest unit of the currency. */
export interface AmountOperator {
  /** The operator on the number of units. */
  readonly operator: string;
  readonly value: unknown;
  /** The currency that the amount has to be of; null where it is only asked whether there is one. */
  readonly currency: string | null;
  /** Whether what meets it is left out. */
  readonly isNot: boolean;
}

/** Amounts are compared within a currency, never converted. */
const OPPOSITES: Readonly<Record<string, string>> = { ne: 'eq', nin: 'in' };

/** Reads a filter of amounts. @throws RequestError `INVALID_FILTER` for amounts without a currency, or that are none */
export function amountOperators(name: string, argument: Readonly<Record<string, unknown>>): AmountOperator[] {
  const { currency, ...operators } = argument;
  return Object.entries(operators).flatMap(([given, value]): AmountOperator[] => {
    if (value === undefined) return [];
    const operator = OPPOSITES[given] ?? given;
    if (operator === 'isNull') return [{ operator, value, currency: null, isNot: false }];
    if (typeof currency !== 'string')
      throw new RequestError('INVALID_FILTER', `"${name}" compares amounts of one currency: say which.`);
    const units = Array.isArray(value) ? value.map((one) => unitsOf(one, currency)) : unitsOf(value, currency);
    return [{ operator, value: units, currency, isNot: operator !== given }];
  });
}

function unitsOf(amount: unknown, currency: string): string {
  try {
    return parseMoney(String(amount), currency).minor.toString();
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    throw new RequestError('INVALID_FILTER', error.fields[0]?.message ?? error.message);
  }
}
