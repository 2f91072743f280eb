import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { ownIdOf } from '../identity/assignable-member.ts';
import { Member } from '../identity/member.entity.ts';
import { Team, TeamMember } from '../identity/team.entity.ts';
import { purposesForAction } from '../kernel/actions.ts';
import { InvalidInputError, NotAllowedError, NotFoundError, StaleVersionError } from '../kernel/errors.ts';
import { isUuid, newId } from '../kernel/ids.ts';
import type { Change, Scope } from '../kernel/scope.ts';
import { rowScope } from '../kernel/viewer.ts';
import { applyPatch, type Patch } from '../record/apply-patch.ts';
import { InputCheck } from '../record/input/input-check.ts';
import { type ListedView, listViews, mayChangeView, openTyped, sealTyped, type ViewObject } from './list-views.ts';
import { SavedView, SavedViewFavourite, type VIEW_VISIBILITIES } from './saved-view.entity.ts';
import { joinState, partState, readViewState, type ViewState } from './view-state.ts';

/** What can be changed about a view; what is absent stays as it is. */
export interface SavedViewChanges {
  readonly name?: string | undefined;
  /** Everything that it keeps, as {@link readViewState} reads it. */
  readonly state?: unknown;
  readonly visibility?: (typeof VIEW_VISIBILITIES)[number] | undefined;
  /** Which team sees it; without one the first of the viewer's. */
  readonly teamId?: string | null | undefined;
  readonly isLocked?: boolean | undefined;
  readonly position?: number | undefined;
}

/** A view to be kept. */
export interface NewSavedView extends SavedViewChanges {
  readonly object: ViewObject;
  readonly name: string;
}

/** More views of one list nobody looks through. */
const MOST_OWN = 100;
const NAME = { max: 80, required: true } as const;

/** The views of lists that members keep for themselves, their team or everyone. */
export class SavedViewService {
  constructor(private readonly scope: Scope) {}

  /** The views of a list that the viewer sees, favourites first; none for a list that they may not read for this purpose. */
  async list(object: ViewObject): Promise<ListedView[]> {
    const action = `${object}:read` as const;
    const isServed = purposesForAction(action).includes(this.scope.purpose);
    if (rowScope(this.scope.viewer, action) === 'none' || !isServed) return [];
    return this.scope.transaction((em) => listViews(em, this.scope, { object }));
  }

  /** One view; null for one that is away or that the viewer does not see. */
  async find(viewId: string): Promise<ListedView | null> {
    const [view] = await this.scope.transaction((em) => listViews(em, this.scope, { id: viewId }));
    return view ?? null;
  }

  /**
   * Keeps a list as it is under a name.
   * @throws NotAllowedError also for one of everyone without the right to share · InvalidInputError
   */
  async create(input: NewSavedView): Promise<string> {
    this.scope.require('saved-view:update');
    const ownId = ownIdOf(this.scope);
    if (ownId === null) throw new NotAllowedError('saved-view:update');
    const name = readName(input.name);
    const state = readViewState(input.state);
    const { workspaceId, clock } = this.scope;
    return this.scope.transaction(async (em) => {
      await this.assertRoom(em, input.object, ownId);
      const now = clock.now();
      const owner = ref(em.getReference(Member, [workspaceId, ownId]));
      const id = newId();
      const { kept, typed } = partState(state);
      const typedValues = await sealTyped(this.scope, id, typed);
      const stamps = { createdAt: now, updatedAt: now };
      const view = em.create(SavedView, {
        ...{ workspaceId, id, object: input.object, name, state: kept, typedValues, owner },
        ...{ isLocked: input.isLocked ?? false, position: input.position ?? 0, visibility: 'personal', ...stamps },
      });
      Object.assign(view, await this.sharing(em, input.visibility ?? 'personal', input.teamId));
      em.persist(view);
      this.record(em, view, 1, [{ field: 'name' }]);
      return view.id;
    });
  }

  /**
   * Changes a view: its name, what it keeps, who sees it, whether it is locked.
   * @throws NotAllowedError for a locked one of somebody else and for one of everyone · NotFoundError · StaleVersionError ·
   * InvalidInputError
   */
  async update(viewId: string, changes: SavedViewChanges, ifVersion?: number | null): Promise<string> {
    const name = changes.name === undefined ? undefined : readName(changes.name);
    const state = changes.state === undefined ? undefined : readViewState(changes.state);
    return this.change(viewId, ifVersion, async (em, view) => {
      const { visibility, teamId, isLocked, position } = changes;
      const isHolder = isOwner(this.scope, view) || rowScope(this.scope.viewer, 'saved-view:share') !== 'none';
      if ((visibility !== undefined || isLocked !== undefined) && !isHolder)
        throw new NotAllowedError('saved-view:share');
      const shared = visibility === undefined ? {} : await this.sharing(em, visibility, teamId);
      const patched = applyPatch(view, { name, isLocked, position, ...shared }, this.scope.clock);
      const isKept = state === undefined || !(await this.setState(view, state));
      return isKept ? patched : [...patched, { field: 'state' }];
    });
  }

  /** Puts a view away; it comes back by {@link restore} for 30 days. @throws NotAllowedError · NotFoundError · StaleVersionError */
  async delete(viewId: string, ifVersion?: number | null): Promise<string> {
    return this.change(viewId, ifVersion, async (_em, view) => {
      const patch = { deletedAt: this.scope.clock.now(), deletedById: ownIdOf(this.scope) };
      return applyPatch(view, patch, this.scope.clock);
    });
  }

  /** Takes back that a view was put away. @throws NotAllowedError · NotFoundError */
  async restore(viewId: string): Promise<string> {
    const empty: Patch<SavedView> = { deletedAt: null, deletedById: null };
    return this.change(viewId, null, async (_em, view) => applyPatch(view, empty, this.scope.clock), true);
  }

  /** Puts a view among the viewer's own favourites, or takes it out. @throws NotAllowedError · NotFoundError */
  async setFavourite(viewId: string, isFavourite: boolean): Promise<string> {
    this.scope.require('saved-view:update');
    const { workspaceId, clock } = this.scope;
    const ownId = ownIdOf(this.scope);
    if (ownId === null) throw new NotAllowedError('saved-view:update');
    return this.scope.transaction(async (em) => {
      const [seen] = isUuid(viewId) ? await listViews(em, this.scope, { id: viewId }) : [];
      if (!seen) throw new NotFoundError('saved view');
      const savedView = em.getReference(SavedView, [workspaceId, viewId]);
      const member = em.getReference(Member, [workspaceId, ownId]);
      const mark = await em.findOne(SavedViewFavourite, { workspaceId, savedView, member });
      if (mark && !isFavourite) em.remove(mark);
      if (!mark && isFavourite) {
        const markedOn = clock.now().toISOString().slice(0, 10);
        const parts = { workspaceId, id: newId(), savedView: ref(savedView), member: ref(member), markedOn };
        em.persist(em.create(SavedViewFavourite, parts));
      }
      return viewId;
    });
  }

  private async change(
    viewId: string,
    ifVersion: number | null | undefined,
    decide: (em: EntityManager, view: SavedView) => Promise<Change[]>,
    isInBin = false,
  ): Promise<string> {
    this.scope.require('saved-view:update');
    return this.scope.transaction(async (em) => {
      const view = await this.getSeen(em, viewId, isInBin);
      if (ifVersion != null && ifVersion !== view.version) throw new StaleVersionError(ifVersion, view.version);
      const { visibility, isLocked } = view;
      if (!mayChangeView(this.scope, { ownerId: view.owner?.id ?? null, visibility, isLocked }))
        throw new NotAllowedError(visibility === 'everyone' ? 'saved-view:share' : 'saved-view:update');
      const changes = await decide(em, view);
      if (changes.length > 0) this.record(em, view, view.version + 1, changes);
      return view.id;
    });
  }

  /** What somebody does not see, an administrator too, is not there. */
  private async getSeen(em: EntityManager, id: string, isInBin: boolean): Promise<SavedView> {
    const { workspaceId } = this.scope;
    const view = isUuid(id) ? await em.findOne(SavedView, { workspaceId, id }) : null;
    const isThere = view !== null && (view.deletedAt != null) === isInBin;
    const isSeen =
      isThere && (view.visibility === 'everyone' || isOwner(this.scope, view) || (await this.isInTeam(em, view)));
    if (!view || !isSeen) throw new NotFoundError('saved view');
    return view;
  }

  private async isInTeam(em: EntityManager, { team }: SavedView): Promise<boolean> {
    const ownId = ownIdOf(this.scope);
    if (!team || ownId === null) return false;
    const { workspaceId } = this.scope;
    return (
      (await em.count(TeamMember, { workspaceId, team: [workspaceId, team.id], member: [workspaceId, ownId] })) > 0
    );
  }

  private async sharing(
    em: EntityManager,
    visibility: (typeof VIEW_VISIBILITIES)[number],
    teamId: string | null | undefined,
  ): Promise<Patch<SavedView>> {
    if (visibility === 'everyone') this.scope.require('saved-view:share');
    if (visibility !== 'team') return { visibility, team: null };
    const { workspaceId } = this.scope;
    const ownId = ownIdOf(this.scope) ?? '';
    const places = await em.find(TeamMember, { workspaceId, member: [workspaceId, ownId] }, { orderBy: { id: 'asc' } });
    const place = teamId ? places.find(({ team }) => team.id === teamId) : places[0];
    if (!place) throw new InvalidInputError([{ path: 'visibility', message: 'You are in no such team.' }]);
    return { visibility, team: ref(em.getReference(Team, [workspaceId, place.team.id])) };
  }

  /** True where it keeps something else than before. */
  private async setState(view: SavedView, state: ViewState): Promise<boolean> {
    const before = joinState(view.state, await openTyped(this.scope, view.id, view.typedValues));
    if (JSON.stringify(before) === JSON.stringify(state)) return false;
    const { kept, typed } = partState(state);
    const typedValues = await sealTyped(this.scope, view.id, typed);
    Object.assign(view, { state: kept, typedValues, updatedAt: this.scope.clock.now() });
    return true;
  }

  private async assertRoom(em: EntityManager, object: ViewObject, ownId: string): Promise<void> {
    const { workspaceId } = this.scope;
    const count = await em.count(SavedView, { workspaceId, object, owner: [workspaceId, ownId], deletedAt: null });
    if (count >= MOST_OWN)
      throw new InvalidInputError([{ path: 'name', message: `You keep ${MOST_OWN} views of this list already.` }]);
  }

  private record(em: EntityManager, view: SavedView, version: number, changes: readonly Change[]): void {
    // A name may be somebody's: the history says that it changed, never from what to what.
    const safe = changes.map((change) => (change.field === 'name' ? { field: 'name' } : change));
    const target = { targetType: 'saved_view', targetId: view.id, version, changes: safe };
    this.scope.record(em, { action: 'saved-view:update', ...target });
  }
}

function isOwner(scope: Scope, view: SavedView): boolean {
  return view.owner != null && view.owner.id === ownIdOf(scope);
}

function readName(text: string): string {
  const check = new InputCheck();
  const name = check.requiredText('name', text, NAME);
  check.assertValid();
  return name;
}
