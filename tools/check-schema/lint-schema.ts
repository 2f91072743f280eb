import type { Inspected, SchemaFinding, SchemaRule } from './finding.ts';
import { deprecatedUntilADate } from './rules/deprecations.ts';
import { describedBySentences } from './rules/descriptions.ts';
import { factsOfWaysIn } from './rules/facts.ts';
import { listsOfRecords } from './rules/lists.ts';
import { mutationsByConvention } from './rules/mutations.ts';
import { namesByKind, namesByType } from './rules/names.ts';
import { nullableWhereWithheld } from './rules/nullability.ts';

const RULES: readonly SchemaRule[] = [
  describedBySentences,
  namesByKind,
  namesByType,
  mutationsByConvention,
  listsOfRecords,
  nullableWhereWithheld,
  factsOfWaysIn,
  deprecatedUntilADate,
];

/** Everything in a schema that breaks a convention of the contract. */
export function lintSchema(inspected: Inspected): SchemaFinding[] {
  return RULES.flatMap((rule) => rule(inspected));
}
