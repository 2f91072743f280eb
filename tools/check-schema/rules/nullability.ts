import { isInterfaceType, isNonNullType, isObjectType, Kind } from 'graphql';
import { isRecord, type MemberField, ownFields, type SchemaFinding, type SchemaRule } from '../finding.ts';

/** Lists that count and name what is withheld cannot be withheld themselves; nor can what every record has. */
const NEVER_NULL = ['id', 'createdAt', 'updatedAt', 'version', 'withheld'];

/** Parts of a record whose own `withheld` speaks for them: they are gone as a whole, or the record that changed says why. */
const EXPLAINED_ABOVE = new Set(['ContactPoint', 'CustomFieldValue', 'DisputedValue', 'FieldChange']);

/** What can be withheld is nullable and its type says why; ids and the like are always there. */
export const nullableWhereWithheld: SchemaRule = ({ schema }) =>
  ownFields(schema)
    .filter(({ parent }) => isObjectType(parent) || isInterfaceType(parent))
    .flatMap(judge);

function judge(member: MemberField): SchemaFinding[] {
  const { at, parent, field, type } = member;
  const isWithheld = canBeWithheld(member);
  if (isWithheld && isNonNullType(type)) return finding(at, 'is personal and can be withheld: make it nullable.');
  if (isWithheld && isObjectType(parent) && !parent.getFields().withheld && !EXPLAINED_ABOVE.has(parent.name))
    return finding(at, `can be withheld, and ${parent.name} has no "withheld" that says why it is missing.`);
  const isAlwaysThere = NEVER_NULL.includes(field.name) && (field.name !== 'version' || isRecord(parent));
  if (isWithheld || !isAlwaysThere || isNonNullType(type)) return [];
  return finding(at, 'is always there: make it non-null.');
}

/** As `@personal(withheld: true)` says, which comes from the classification of the column. */
function canBeWithheld({ field: { astNode } }: MemberField): boolean {
  const personal = astNode?.directives?.find(({ name }) => name.value === 'personal');
  const withheld = personal?.arguments?.find(({ name }) => name.value === 'withheld')?.value;
  return withheld?.kind === Kind.BOOLEAN && withheld.value;
}

function finding(at: string, message: string): SchemaFinding[] {
  return [{ at, rule: 'nullability', message }];
}
