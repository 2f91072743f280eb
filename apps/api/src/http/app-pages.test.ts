import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fastify as createFastify, type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { appPages } from './app-pages.ts';

const PAGE = { accept: 'text/html' };

let root: string;
let server: FastifyInstance;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'smartx-pages-'));
  server = createFastify();
});
afterEach(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

it('an address inside an app shows that app, which says itself what it does not know', async () => {
  await givenApps('web', 'admin');

  const pages = await Promise.all(['/', '/w/demo/contacts?q=a', '/admin', '/admin/members'].map(page));

  expect(pages.map(({ body }) => body)).toEqual(['web', 'web', 'admin', 'admin']);
  expect(pages.map(({ statusCode, headers }) => [statusCode, headers['cache-control']])).toEqual(
    Array.from({ length: 4 }, () => [200, 'no-cache']),
  );
});

it('a built file is kept by browsers for good, the page that names it never', async () => {
  await givenApps('web');

  const [script, icon] = [await server.inject('/assets/main-a1b2.js'), await server.inject('/icon.svg')];

  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(icon.headers['cache-control']).toBe('no-cache');
});

it('what the build compressed leaves compressed for whoever takes that, and says that it depends on who asks', async () => {
  await givenApps('web');
  for (const name of ['index.html', 'assets/main-a1b2.js'])
    writeFileSync(join(root, 'apps/web/dist', `${name}.br`), 'brotli');
  const ask = (url: string, encoding: string) =>
    server.inject({ url, headers: { ...PAGE, 'accept-encoding': encoding } });

  const answers = await Promise.all([
    ...['/assets/main-a1b2.js', '/w/demo'].map((url) => ask(url, 'gzip, br')),
    ...['/assets/main-a1b2.js', '/w/demo'].map((url) => ask(url, 'identity')),
  ]);

  expect(answers.map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'br', undefined, undefined]);
  expect(answers.map(({ headers }) => headers.vary)).toEqual(Array.from({ length: 4 }, () => 'accept-encoding'));
  expect(answers.map(({ headers }) => headers['content-type'])).toEqual([
    ...[expect.stringContaining('javascript'), expect.stringContaining('text/html')],
    ...[expect.stringContaining('javascript'), expect.stringContaining('text/html')],
  ]);
  expect(answers[0]?.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(answers[1]?.headers['cache-control']).toBe('no-cache');
});

it.each([
  ['a program asks', 'GET', {}],
  ['something is sent', 'POST', PAGE],
  ['a script is missing', 'GET', { accept: '*/*' }],
] as const)('where %s at an address that there is not, no page comes back', async (_case, method, headers) => {
  await givenApps('web', 'admin');

  const answer = await server.inject({ method, url: '/assets/gone.js', headers });

  expect([answer.statusCode, answer.json()]).toEqual([404, { error: 'Not found' }]);
});

it('a server that was built without its apps says so by "not found", and serves the rest', async () => {
  server.get('/health/live', () => ({ status: 'ok' }));
  await appPages(server, root);

  expect((await page('/')).statusCode).toBe(404);
  expect((await server.inject('/health/live')).statusCode).toBe(200);
});

it('no file beside the built ones is served', async () => {
  await givenApps('web');
  writeFileSync(join(root, 'apps/web/secret.txt'), 'secret');

  for (const url of ['/../secret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt'])
    expect((await server.inject(url)).statusCode).not.toBe(200);
});

async function givenApps(...names: string[]): Promise<void> {
  for (const name of names) {
    const folder = join(root, 'apps', name, 'dist');
    for (const [path, text] of [
      ['index.html', name],
      ['icon.svg', '<svg/>'],
      ['assets/main-a1b2.js', 'main()'],
    ] as const) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }
  await appPages(server, root);
}

function page(url: string) {
  return server.inject({ url, headers: PAGE });
}
