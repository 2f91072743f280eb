import type { FieldPolicy, Reference, StoreObject, TypePolicies } from '@apollo/client/cache';
import { typesThatWithhold } from './generated/possible-types.ts';

type Entry = Readonly<Reference | StoreObject>;

/**
 * The API names what is withheld among the fields of one selection; the cache holds the record of all selections. So entries
 * of several answers are kept together, the newest for a field wins, and a field that has a value is not withheld.
 */
const withheld: FieldPolicy<readonly Entry[]> = {
  merge(existing = [], incoming, { readField }) {
    const fresh = new Set(incoming.map((entry) => readField('field', entry)));
    return [...existing.filter((entry) => !fresh.has(readField('field', entry))), ...incoming];
  },
  read(existing, { readField }) {
    return existing?.filter((entry) => {
      const field = readField<string>('field', entry);
      return field === undefined || readField(field) == null;
    });
  },
};

/** The policy of `withheld` for every type that has it. */
export function withheldPolicies(): TypePolicies {
  const money = { merge: true } as const;
  return {
    ...Object.fromEntries(typesThatWithhold.map((name) => [name, { fields: { withheld } }])),
    Money: money,
  };
}
