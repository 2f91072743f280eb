import {
  type Action,
  type FieldRule,
  purposesForAction,
  RequestError,
  type Responsible,
  ROW_REACH,
  type RowScope,
  rowScope,
} from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { ReadContext } from '../../context.ts';
import type { ReadField, ReadType } from '../../read-type.ts';
import { VIEWER_ID } from '../../statement/late.ts';

/** The conditions under which a row exists for the viewer: workspace, bin, row scope. A row that fails one does not exist. */
export function visibleRows(type: ReadType, alias: string, context: ReadContext): RawBuilder<unknown>[] {
  const row = sql.ref(alias);
  const { viewer } = context;
  const conditions = [sql`${row}.workspace_id = ${viewer.workspaceId}::uuid`];
  if (type.hasBin) conditions.push(sql`${row}.deleted_at is null`);
  const scope = type.readAction === null ? 'all' : reach(type.readAction, context);
  if (scope === 'none') conditions.push(sql`false`);
  if (scope === 'own' || scope === 'team') conditions.push(ownedBy(type, row, scope, context));
  return conditions;
}

/** An action says for which purposes it may be done; for another one it reaches nothing. */
function reach(action: Action, { viewer, purpose }: ReadContext): RowScope {
  return purposesForAction(action).includes(purpose) ? rowScope(viewer, action) : 'none';
}

function ownedBy(
  type: ReadType,
  row: RawBuilder<unknown>,
  scope: 'own' | 'team',
  { viewer }: ReadContext,
): RawBuilder<unknown> {
  const owner = type.ownerColumn === undefined ? sql`null::uuid` : sql`${row}.${sql.ref(type.ownerColumn)}`;
  const isWhose: Readonly<Record<Responsible, RawBuilder<unknown>>> = {
    viewer: sql`${owner} = ${VIEWER_ID}`,
    'team-mate': sql`${owner} in (
      select theirs.member_id from team_member mine join team_member theirs
        on theirs.workspace_id = mine.workspace_id and theirs.team_id = mine.team_id
      where mine.workspace_id = ${viewer.workspaceId}::uuid and mine.member_id = ${VIEWER_ID})`,
    nobody: sql`${owner} is null`,
  };
  const reached = ROW_REACH[scope].map((responsible) => isWhose[responsible]);
  return sql`(${sql.join(reached, sql` or `)})`;
}

/** How the viewer sees a field of a type. */
export function fieldRule(type: ReadType, field: string, context: ReadContext): FieldRule {
  return context.viewer.permissions.fieldRules.get(`${type.name}.${field}`) ?? 'show';
}

/**
 * Makes sure that the viewer sees the field behind a property, whatever its name in the API: an amount is two columns.
 * @throws RequestError `FIELD_WITHHELD`; `use` says what was asked for
 */
export function assertPropertyShown(type: ReadType, property: string, context: ReadContext, use: string): void {
  for (const name of fieldsTold(type, property))
    if (fieldRule(type, name, context) !== 'show')
      throw new RequestError('FIELD_WITHHELD', `You cannot ${use} by "${name}", because it is withheld from you.`);
}

/** The fields of the API that a property tells: its own, the amount that it is half of, the name that it was made of. */
export function fieldsTold(type: ReadType, property: string): string[] {
  const shown = Object.entries(type.fields).filter(([, field]) => showsProperty(field, property));
  const told = type.tells?.[property];
  return [property, ...shown.map(([name]) => name), ...(told === undefined ? [] : [told])];
}

function showsProperty(field: ReadField, property: string): boolean {
  if (field.kind === 'column') return field.property === property;
  if (field.kind === 'money') return field.minor === property || field.currency === property;
  return field.kind === 'either' && (field.sealed === property || field.clear === property);
}
