import { describe, expect, it } from 'vitest';
import { findViewer } from './find-viewer.ts';
import { mockApi, topLevelError } from './testing/mock-api.ts';

const options = { workspace: 'demo', onUnauthenticated: () => undefined };
const workspace = {
  ...{ id: 'wsp_1', slug: 'demo', name: 'Demo', baseCurrency: 'EUR', timeZone: 'Europe/Berlin', weekStart: 1 },
};
const viewer = { memberId: 'mem_1', purposes: ['MARKETING'], permissions: [], fieldRules: [], workspace };

describe('who the viewer is', () => {
  it('is asked for a purpose that they hold', async () => {
    let asked = 0;
    const api = mockApi({
      viewer: () => {
        asked += 1;
        if (asked === 1) throw topLevelError('PURPOSE_NOT_HELD');
        return viewer;
      },
    });

    const found = await findViewer({ ...options, link: api.link }, ['RELATIONSHIP', 'MARKETING']);

    expect(found?.purposes).toEqual(['MARKETING']);
    expect(api.sent.map(({ variables }) => variables.purpose)).toEqual(['RELATIONSHIP', 'MARKETING']);
  });

  it('is nobody where no purpose is held', async () => {
    const api = mockApi({
      viewer: () => {
        throw topLevelError('PURPOSE_NOT_HELD');
      },
    });

    expect(await findViewer({ ...options, link: api.link }, ['RELATIONSHIP'])).toBeNull();
  });

  it('is not guessed when the server fails', async () => {
    const api = mockApi({
      viewer: () => {
        throw topLevelError('INTERNAL');
      },
    });

    await expect(findViewer({ ...options, link: api.link }, ['RELATIONSHIP', 'SUPPORT'])).rejects.toThrow('INTERNAL');
    expect(api.sent).toHaveLength(1);
  });
});
