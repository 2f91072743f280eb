import type { EntityManager } from '@mikro-orm/postgresql';
import { ownIdOf } from '../identity/assignable-member.ts';
import type { Scope } from '../kernel/scope.ts';
import { rowScope } from '../kernel/viewer.ts';
import type { SavedView, VIEW_OBJECTS, VIEW_VISIBILITIES } from './saved-view.entity.ts';
import { joinState, type ViewState } from './view-state.ts';

/** A list that has views. */
export type ViewObject = (typeof VIEW_OBJECTS)[number];

/** A view as somebody sees it. */
export interface ListedView {
  readonly id: string;
  readonly object: ViewObject;
  readonly name: string;
  readonly state: ViewState;
  readonly visibility: (typeof VIEW_VISIBILITIES)[number];
  readonly teamName: string | null;
  readonly ownerId: string | null;
  readonly isLocked: boolean;
  readonly isFavourite: boolean;
  /** Whether whoever looks may change it. */
  readonly mayChange: boolean;
  readonly version: number;
}

interface Row {
  id: string;
  object: ViewObject;
  name: string;
  state: unknown;
  typed: Uint8Array | null;
  visibility: ListedView['visibility'];
  team_name: string | null;
  owner_id: string | null;
  is_locked: boolean;
  is_favourite: boolean;
  version: number;
}

/** Which views of those with the alias `v` somebody sees: their own, those of their teams and those of everyone. */
const SEEN = `(v.owner_id = ?::uuid or v.visibility = 'everyone' or exists (select from team_member t
  where t.workspace_id = v.workspace_id and t.team_id = v.team_id and t.member_id = ?::uuid))`;

/** The views that somebody sees: their favourites first. All of a list, or one of them. */
export async function listViews(
  em: EntityManager,
  scope: Scope,
  which: { readonly object: ViewObject } | { readonly id: string },
): Promise<ListedView[]> {
  const me = ownIdOf(scope);
  const [column, value] = 'id' in which ? ['id', which.id] : ['object', which.object];
  const rows = await em.execute<Row[]>(
    `select v.id, v.object, v.name, v.state, v.typed_values as typed, v.visibility, g.name as team_name, v.owner_id, v.is_locked,
       v.version, f.id is not null as is_favourite
     from saved_view v
     left join team g on g.workspace_id = v.workspace_id and g.id = v.team_id
     left join saved_view_favourite f on f.workspace_id = v.workspace_id and f.saved_view_id = v.id and f.member_id = ?::uuid
     where v.workspace_id = ? and v.${column} = ? and v.deleted_at is null and ${SEEN}
     order by f.id is null, v.position, lower(v.name), v.id`,
    [me, scope.workspaceId, value, me, me],
  );
  const views: ListedView[] = [];
  for (const row of rows) views.push(await toListed(scope, row));
  return views;
}

/** Whether somebody may change a view that they see: a locked one, or one of everyone, takes its owner or an administrator. */
export function mayChangeView(
  scope: Scope,
  view: { readonly ownerId: string | null; readonly visibility: ListedView['visibility']; readonly isLocked: boolean },
): boolean {
  if (rowScope(scope.viewer, 'saved-view:update') === 'none') return false;
  const mayShare = rowScope(scope.viewer, 'saved-view:share') !== 'none';
  const isOwn = view.ownerId !== null && view.ownerId === ownIdOf(scope);
  if (view.visibility === 'everyone') return mayShare;
  return isOwn || mayShare || (view.visibility === 'team' && !view.isLocked);
}

/** What was typed into the filters of a view, opened. */
export function openTyped({ workspaceId, vault }: Scope, id: string, sealed: Uint8Array | null | undefined) {
  return sealed ? vault.open({ workspaceId, ...placeOfTyped(id) }, Buffer.from(sealed)) : null;
}

/** Seals what was typed into the filters of a view; it concerns nobody, or several, and lies under the key of the workspace. */
export function sealTyped({ workspaceId, vault }: Scope, id: SavedView['id'], typed: string | null) {
  return typed === null ? null : vault.seal(workspaceId, { workspaceId, ...placeOfTyped(id) }, typed);
}

function placeOfTyped(id: string) {
  return { table: 'saved_view', column: 'typed_values', rowId: id };
}

async function toListed(scope: Scope, row: Row): Promise<ListedView> {
  const shown = {
    ...{ id: row.id, object: row.object, name: row.name, visibility: row.visibility, teamName: row.team_name },
    ...{ ownerId: row.owner_id, isLocked: row.is_locked, isFavourite: row.is_favourite, version: row.version },
  };
  const state = joinState(row.state, await openTyped(scope, row.id, row.typed));
  return { ...shown, state, mayChange: mayChangeView(scope, shown) };
}
