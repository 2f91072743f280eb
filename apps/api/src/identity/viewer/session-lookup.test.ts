import type { MikroORM } from '@smartx/domain/database';
import { expect, it } from 'vitest';
import type { Auth } from '../auth.ts';
import { OutageWatch } from '../sign-in/outage-watch.ts';
import { lookUpSession } from './session-lookup.ts';

const COOKIE = { name: 'smartx.session_token', value: 'signed' };

it('a session that cannot be looked up because its connection is cut each time is an outage, and no bug', async () => {
  const outages = new OutageWatch();
  const lost = Object.assign(new Error('terminating connection'), { code: '57P01' });
  const parts = { ...failing(() => outages.note(lost)), outages };

  await expect(lookUpSession(parts, COOKIE)).rejects.toMatchObject({ name: 'OutageError' });
});

it('what the library fails at while the database is there stays a bug', async () => {
  const parts = { ...failing(() => undefined), outages: new OutageWatch() };

  await expect(lookUpSession(parts, COOKIE)).rejects.toThrow('Failed to get session');
});

/** The sign-in library as it fails: it tells its log why, and its caller only that it did. The database answers. */
function failing(tellLog: () => void): { auth: Auth; orm: MikroORM } {
  const getSession = async () => {
    tellLog();
    throw new Error('Failed to get session');
  };
  const fork = () => ({ execute: async () => [] });
  return { auth: { api: { getSession } } as unknown as Auth, orm: { em: { fork } } as unknown as MikroORM };
}
