import { expect, it } from 'vitest';
import { CopyLinks } from './copy-links.ts';

const CLAIM = { workspace: 'demo', reference: 'PR-7K2M-94QD', token: 'the-token' };
const KEY = Buffer.alloc(32, 7);

/** What the database remembers of uses; tested with it. */
function uses() {
  const used = new Set<string>();
  return { isFirst: async (key: string) => !used.has(key) && Boolean(used.add(key)) };
}

function linkOf(path: string): string {
  return path.slice('/downloads/copy/'.length);
}

it('B12-AC3 a link fetches a copy once, within two minutes, and shows nothing of what it claims', async () => {
  let now = 0;
  const links = new CopyLinks(KEY, () => now, uses());
  const [one, other, late] = [links.issue(CLAIM), links.issue(CLAIM), links.issue(CLAIM)].map(linkOf);

  expect(Buffer.from(one ?? '', 'base64url').toString('latin1')).not.toMatch(/PR-|the-token|demo/);
  expect(await links.redeem(one ?? '')).toEqual(CLAIM);
  expect(await links.redeem(one ?? '')).toBeNull();
  now = 119_999;
  expect(await links.redeem(other ?? '')).toEqual(CLAIM);
  now = 120_000;
  expect(await links.redeem(late ?? '')).toBeNull();
});

it('a link that was made up, changed or sealed by another server opens nothing', async () => {
  const links = new CopyLinks(KEY, () => 0, uses());
  const link = linkOf(links.issue(CLAIM));

  const changed = `${link.slice(0, -2)}${link.endsWith('AA') ? 'BB' : 'AA'}`;
  expect([await links.redeem('x'), await links.redeem(changed)]).toEqual([null, null]);
  expect(await new CopyLinks(Buffer.alloc(32, 8), () => 0, uses()).redeem(link)).toBeNull();
});
