import type { Category } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import { REFUSALS, type WithheldReason } from '../masks.ts';
import type { Selected } from '../selection.ts';
import { type Entry, jsonLiteral, jsonObject } from './json.ts';
import type { NodeScope } from './node-scope.ts';
import { isAlwaysOn } from './visible/category.ts';
import { reasonSql } from './visible/purpose.ts';

/** Which of the selected fields of a type are withheld, and from whom. */
export interface WithheldFields {
  /** Those that go when the person refuses the purpose. */
  readonly personal: ReadonlySet<string>;
  /** Those of them that the declared purpose has no use for, whoever allows it, with the kind of data that they are. */
  readonly unserved: ReadonlyMap<string, Category>;
  /** Those of them that are somebody's words. */
  readonly written: ReadonlySet<string>;
  /** Those that the role masks or denies, with the hint that is given. */
  readonly byRole: ReadonlyMap<string, RawBuilder<unknown> | null>;
}

/** Compiles the list of what is withheld of a row, as one place of the selection asks for it. */
export function selectWithheld(scope: NodeScope, place: Selected, fields: WithheldFields): RawBuilder<unknown> {
  const { decision } = scope;
  const byRole = [...fields.byRole].map(([field, hint]) => entry(scope, place, field, 'ROLE', hint));
  const allowed = withPurpose(scope, place, fields, byRole);
  if (!decision.allowed || !decision.refusal) return allowed;
  const refused = [...Object.values(REFUSALS), 'PURPOSE_OFF' as const].map((reason) => {
    const names = [...fields.personal, ...fields.byRole.keys()];
    return sql`when ${sql.lit(reason)} then ${list(names.map((field) => entry(scope, place, field, reason, null)))}`;
  });
  return sql`case when ${decision.allowed} then ${allowed}
    else case ${reasonSql(decision.refusal)} ${sql.join(refused, sql` `)} end end`;
}

/** What the purpose has no use for is withheld in the rows that are about somebody. */
function withPurpose(
  scope: NodeScope,
  place: Selected,
  fields: WithheldFields,
  byRole: readonly RawBuilder<unknown>[],
): RawBuilder<unknown> {
  const shown = (entries: readonly RawBuilder<unknown>[]) => withAuthor(scope, place, fields, entries) ?? list(entries);
  const { allowed, isNobodys } = scope.decision;
  if (fields.unserved.size === 0 || (!allowed && !isNobodys && !isAlwaysOn(scope.context))) return shown(byRole);
  const unserved = [...fields.unserved].map(([field, category]) =>
    entry(scope, place, field, 'CATEGORY', null, category),
  );
  const ofSomebody = shown([...unserved, ...byRole]);
  return isNobodys ? sql`case when ${isNobodys} then ${shown(byRole)} else ${ofSomebody} end` : ofSomebody;
}

/** GDPR Art. 18: the words of somebody who is restricted are withheld, although others whom they concern allow the purpose. */
function withAuthor(
  scope: NodeScope,
  place: Selected,
  { written, unserved }: WithheldFields,
  byRole: readonly RawBuilder<unknown>[],
): RawBuilder<unknown> | null {
  const isRestricted = written.size === 0 ? null : scope.decision.isAuthorRestricted;
  if (!isRestricted) return null;
  const words = [...written]
    .filter((field) => !unserved.has(field))
    .map((field) => entry(scope, place, field, 'RESTRICTED', null));
  return sql`case when ${isRestricted} then ${list([...words, ...byRole])} else ${list(byRole)} end`;
}

function entry(
  { plan }: NodeScope,
  { children, object }: Selected,
  field: string,
  reason: WithheldReason,
  hint: RawBuilder<unknown> | null,
  category: Category | null = null,
): RawBuilder<unknown> {
  const value: Readonly<Record<string, string | null>> = { field, reason, category, __typename: object };
  if (hint === null)
    return jsonLiteral(Object.fromEntries(children.map(({ key, name }) => [key, value[name] ?? null])));
  const entries = children.map(
    ({ key, name }): Entry => ({ key, value: name === 'hint' ? hint : sql`${value[name] ?? null}::text` }),
  );
  return jsonObject(entries, plan);
}

function list(entries: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return entries.length === 0 ? sql`'[]'::json` : sql`json_build_array(${sql.join(entries)})`;
}

/** A hint at a masked e-mail address: `ana@example.eu` as `a•••@e•••.eu`. */
export function emailHintSql(email: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select case when m.v is null then null when m.v !~ '^.+@' then '•••'
      else left(m.v, 1) || '•••@' || left(m.d, 1) || '•••' || coalesce(substring(m.d from '^.+(\\.[^.]*)$'), '') end
    from (select e.v, substring(e.v from '[^@]*$') as d from (select ${email} as v) e) m)`;
}
