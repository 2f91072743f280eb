import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MemberDeparture } from '../handover/member-departure.ts';
import { TeamService } from '../identity/membership/team.service.ts';
import { InvalidInputError, NotAllowedError, NotFoundError, StaleVersionError } from '../kernel/errors.ts';
import type { Scope } from '../kernel/scope.ts';
import { deedsOn, historyOf } from '../testing/records.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { SavedViewService } from './saved-view.service.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

const NAMED = { field: 'contact', operator: 'contains', value: 'Zdenka Vranková' } as const;
const STATE = {
  ...{ view: 'table', sort: '-created', match: 'any' },
  columns: { hidden: ['phone'], order: ['name'], widths: { name: 240 }, density: 'compact' },
  filters: [
    NAMED,
    { join: 'all', of: [{ field: 'lifecycle', operator: 'isAnyOf', value: '', values: ['customer', 'lead'] }] },
  ],
};
const namesOf = async (scope: Scope) =>
  (await new SavedViewService(scope).list('contact')).map(
    ({ name, isFavourite }) => `${name}${isFavourite ? ' *' : ''}`,
  );

describe('a saved view', () => {
  it('keeps filters, order and columns, and nothing of what was typed into them in clear', async () => {
    const scope = await (await domain.givenWorkspace()).as('sales');
    const views = new SavedViewService(scope);

    const id = await views.create({ object: 'contact', name: 'Mine', state: STATE });
    await views.update(id, { name: 'Ours', state: { filters: [NAMED] } }, 1);

    const [view] = await views.list('contact');
    expect(view).toMatchObject({ id, name: 'Ours', visibility: 'personal', mayChange: true, version: 2 });
    expect(view?.state).toEqual({ filters: [NAMED] });
    expect((await views.list('deal')).length).toBe(0);
    const stored = await scope.transaction((em) =>
      em.execute('select v::text as row from saved_view v where id = ?', [id]),
    );
    expect(JSON.stringify(stored)).not.toContain('Zdenka');
    expect(await historyOf(scope, id)).toEqual(['name: null → null', 'name: null → null', 'state: null → null']);
    await expect(views.update(id, { name: 'Late' }, 1)).rejects.toThrow(StaleVersionError);
  });

  it('gives back what was kept, to the letter', async () => {
    const views = new SavedViewService(await (await domain.givenWorkspace()).as('viewer'));
    const odd = ['|', '', ' a "b" \\ c ', 'مرحبا', '👩‍🚀', "'; drop table x; --"];
    const state = {
      ...STATE,
      filters: [{ field: 'city', operator: 'isAnyOf', value: '', values: odd }, ...STATE.filters],
    };

    const id = await views.create({ object: 'contact', name: 'Odd', state });

    expect((await views.find(id))?.state).toEqual(state);
  });

  it('is refused where it is no state of a list', async () => {
    const views = new SavedViewService(await (await domain.givenWorkspace()).as('sales'));
    const filter = (change: object) => ({ filters: [{ ...NAMED, ...change }] });

    for (const state of [
      filter({ field: 'Ana Ruiz' }),
      filter({ operator: 'drop table' }),
      filter({ value: 'a\nb' }),
      filter({ value: 'x'.repeat(201) }),
      filter({ note: 'about somebody' }),
      { filters: Array.from({ length: 21 }, () => NAMED) },
      { filters: [{ join: 'any', of: [{ join: 'any', of: [NAMED] }] }] },
      { view: 'Ana Ruiz' },
      'all',
    ])
      await expect(views.create({ object: 'contact', name: 'Bad', state })).rejects.toThrow(InvalidInputError);
    await expect(views.create({ object: 'contact', name: ' ' })).rejects.toThrow(InvalidInputError);
  });

  it('is seen by its owner, their team or everyone, and shared with everyone by administrators', async () => {
    const workspace = await domain.givenWorkspace();
    const [owner, ana, ben, cleo] = [
      await workspace.as('owner'),
      await workspace.as('sales'),
      await workspace.as('sales'),
      await workspace.as('viewer'),
    ];
    const teams = new TeamService(owner);
    const team = await teams.create('East');
    for (const { viewer } of [ana, ben]) await teams.addMember(team, viewer.id ?? '');
    const own = new SavedViewService(ana);
    await own.create({ object: 'contact', name: 'Alone' });
    const ours = await own.create({ object: 'contact', name: 'Team', visibility: 'team' });
    const all = await new SavedViewService(owner).create({ object: 'contact', name: 'All', visibility: 'everyone' });
    await own.setFavourite(ours, true);
    await own.setFavourite(ours, true);

    expect(await namesOf(ana)).toEqual(['Team *', 'All', 'Alone']);
    expect(await namesOf(ben)).toEqual(['All', 'Team']);
    expect([await namesOf(cleo), await namesOf(owner)]).toEqual([['All'], ['All']]);
    await expect(own.create({ object: 'contact', name: 'X', visibility: 'everyone' })).rejects.toThrow(NotAllowedError);
    await expect(own.update(all, { name: 'X' })).rejects.toThrow(NotAllowedError);
    await expect(new SavedViewService(cleo).setFavourite(ours, true)).rejects.toThrow(NotFoundError);
    await expect(
      new SavedViewService(cleo).create({ object: 'contact', name: 'X', visibility: 'team' }),
    ).rejects.toThrow(InvalidInputError);
    const bens = new SavedViewService(ben);
    await bens.update(ours, { name: 'Team of us' });
    await expect(bens.update(ours, { isLocked: true })).rejects.toThrow(NotAllowedError);
    await own.update(ours, { isLocked: true });
    await expect(bens.update(ours, { name: 'X' })).rejects.toThrow(NotAllowedError);
    await expect(bens.delete(ours)).rejects.toThrow(NotAllowedError);
    await own.update(ours, { name: 'Still mine' });
  });

  it('is put away and comes back; nobody of another workspace finds it', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const views = new SavedViewService(scope);
    const id = await views.create({ object: 'deal', name: 'Late deals', visibility: 'everyone' });
    const stranger = new SavedViewService(await (await domain.givenWorkspace()).as('owner'));

    expect(await stranger.find(id)).toBeNull();
    for (const attempt of [
      () => stranger.update(id, { name: 'X' }),
      () => stranger.delete(id),
      () => stranger.setFavourite(id, true),
    ])
      await expect(attempt()).rejects.toThrow(NotFoundError);
    await views.delete(id, 1);
    expect(await views.list('deal')).toEqual([]);
    await expect(stranger.restore(id)).rejects.toThrow(NotFoundError);
    await views.restore(id);

    expect((await views.list('deal')).map(({ name }) => name)).toEqual(['Late deals']);
    expect(await deedsOn(scope, id)).toEqual(['saved-view:update', 'saved-view:update', 'saved-view:update']);
  });

  it('goes with a member who leaves where it was theirs alone, and passes on where others see it', async () => {
    const workspace = await domain.givenWorkspace();
    const [owner, administrator] = [await workspace.as('owner'), await workspace.as('administrator')];
    const theirs = new SavedViewService(administrator);
    const alone = await theirs.create({ object: 'contact', name: 'Alone' });
    const shared = await theirs.create({ object: 'contact', name: 'All', visibility: 'everyone' });
    await theirs.setFavourite(shared, true);

    await new MemberDeparture(owner, async () => undefined).leave(administrator.viewer.id ?? '', owner.viewer.id);

    const [view, ...others] = await new SavedViewService(owner).list('contact');
    expect([view?.name, view?.ownerId, others.length]).toEqual(['All', owner.viewer.id, 0]);
    const left = await owner.transaction((em) =>
      em.execute(
        'select count(*)::integer as views, (select count(*)::integer from saved_view_favourite where workspace_id = v.workspace_id) as marks from saved_view v where workspace_id = ? group by workspace_id',
        [owner.workspaceId],
      ),
    );
    expect(left).toEqual([{ views: 1, marks: 0 }]);
    expect([await historyOf(owner, alone), (await historyOf(owner, shared)).length > 0]).toEqual([[], true]);
  });
});
