import { ownEnumValues, ownFields, type SchemaFinding, type SchemaRule } from '../finding.ts';

/** How a reason names the day from which the field may be gone. */
const REMOVAL = /\bRemoved on (\d{4}-\d{2}-\d{2})\./;

/** The day from which something deprecated may be gone; null for a reason that does not say. */
export function removalDate(reason: string | null | undefined): string | null {
  const date = REMOVAL.exec(reason ?? '')?.[1];
  return date && !Number.isNaN(Date.parse(date)) ? date : null;
}

/** What is deprecated says until when it works, and is gone by then. */
export const deprecatedUntilADate: SchemaRule = ({ schema, today }) => {
  const deprecated = [
    ...ownFields(schema).map(({ at, field }) => ({ at, reason: field.deprecationReason })),
    ...ownFields(schema).flatMap(({ at, args }) =>
      args.map((arg) => ({ at: `${at}(${arg.name})`, reason: arg.deprecationReason })),
    ),
    ...ownEnumValues(schema).map(({ at, value }) => ({ at, reason: value.deprecationReason })),
  ];
  return deprecated.flatMap(({ at, reason }) => judge(at, reason, today));
};

function judge(at: string, reason: string | null | undefined, today: string): SchemaFinding[] {
  if (reason == null) return [];
  const date = removalDate(reason);
  if (date === null)
    return [{ at, rule: 'deprecation', message: 'is deprecated without a day: end with "Removed on 2027-01-31."' }];
  return date <= today ? [{ at, rule: 'deprecation', message: `was to be removed on ${date}.` }] : [];
}
