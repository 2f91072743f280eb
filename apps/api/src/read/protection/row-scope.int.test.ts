import { DealService } from '@smartx/domain/deal';
import { TeamService } from '@smartx/domain/identity';
import { encodeId, newId, type RowScope } from '@smartx/domain/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const REACHED: Record<RowScope, string[]> = {
  all: ['my own', 'of a colleague', 'of nobody', 'of somebody else'],
  team: ['my own', 'of a colleague', 'of nobody'],
  own: ['my own'],
  none: [],
};

it.each(['all', 'team', 'own', 'none'] as const)(
  'reaches the same records for reading and for writing: %s',
  async (scope) => {
    const workspace = await api.givenWorkspace();
    const scopes = { 'deal:read': scope, 'deal:update': scope } as const;
    const [me, colleague, stranger] = [
      await workspace.call('sales', 'RELATIONSHIP', { scopes }),
      await workspace.call('sales'),
      await workspace.call('sales'),
    ];
    const teams = new TeamService(workspace.asSystem());
    const teamId = await teams.create(`Team ${newId()}`);
    for (const { scope: member } of [me, colleague]) await teams.addMember(teamId, String(member.viewer.id), false);
    const deals = new DealService(workspace.asSystem());
    const ids = new Map<string, string>();
    for (const [name, ownerId] of [
      ['my own', me.scope.viewer.id],
      ['of a colleague', colleague.scope.viewer.id],
      ['of somebody else', stranger.scope.viewer.id],
      ['of nobody', null],
    ] as const)
      ids.set(name, encodeId('deal', await deals.create({ name, ownerId })));

    const { data } = await me.query<{ deals: { nodes: { name: string }[] } }>(
      'query D @purpose(is: RELATIONSHIP) { deals(orderBy: { field: NAME }) { nodes { name } } }',
    );
    const written: string[] = [];
    for (const [name, id] of ids) {
      const answer = await me.query<{ dealUpdate: { errors: unknown[] } }>(
        `mutation U($id: ID!, $name: String!) @purpose(is: RELATIONSHIP) {
          dealUpdate(input: { id: $id, name: $name }) { errors { code } } }`,
        { id, name: `${name}, changed` },
      );
      if (answer.data.dealUpdate.errors.length === 0) written.push(name);
    }

    expect(data.deals.nodes.map(({ name }) => name)).toEqual(REACHED[scope]);
    expect(written.sort()).toEqual(REACHED[scope]);
  },
);
