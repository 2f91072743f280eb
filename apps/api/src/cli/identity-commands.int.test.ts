import { Member } from '@smartx/domain/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnvironment } from '../env.ts';
import { openTestApi, type TestApi } from '../testing/test-api.ts';
import type { CliContext } from './command.ts';
import { COMMANDS } from './commands.ts';
import { EXIT, parseCommand, runCommand } from './run-command.ts';

const PASSWORD = 'a long enough password';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

describe('smartx user create', () => {
  it('makes somebody who signs in and is the member that was asked for', async () => {
    const workspace = await api.domain.givenWorkspace();

    const { code, out } = await smartx(...userArgs(workspace.slug, 'CLI.ANA@example.test', 'owner'), '--json');

    expect(code).toBe(EXIT.ok);
    const made = JSON.parse(out.join('\n'));
    const signedIn = await api.app.identity.auth.api.signInEmail({
      body: { email: 'cli.ana@example.test', password: PASSWORD },
      headers: new Headers(),
    });
    const [membership] = await api.app.identity.viewers.membershipsOf(made.accountId);
    expect(signedIn.user.email).toBe('cli.ana@example.test');
    expect(membership).toMatchObject({
      memberId: made.memberId,
      roles: ['owner'],
      workspace: { slug: workspace.slug },
    });
  });

  it('gives somebody who can sign in one workspace more and leaves their password', async () => {
    const [first, second] = [await api.domain.givenWorkspace(), await api.domain.givenWorkspace()];
    await smartx(...userArgs(first.slug, 'cli.ben@example.test', 'sales'));

    const args = userArgs(second.slug, 'cli.ben@example.test', 'support').map((arg) =>
      arg === PASSWORD ? 'another password' : arg,
    );
    const { code, notes } = await smartx(...args);

    expect([code, notes.join()]).toEqual([EXIT.ok, expect.stringContaining('stays as it was')]);
    const body = { email: 'cli.ben@example.test', password: PASSWORD };
    await expect(api.app.identity.auth.api.signInEmail({ body, headers: new Headers() })).resolves.toBeDefined();
  });

  it.each([
    ['a workspace that does not exist', ['--workspace', 'no-such-workspace'], 'NOT_FOUND'],
    ['a role that does not exist', ['--role', 'king'], 'owner, administrator'],
    ['a password that is too short', ['--password', 'short'], '12 to 128 characters'],
    ['something that is no address', ['--email', 'nobody'], 'name@example.com'],
  ])('refuses %s and makes nothing', async (_case, wrong, message) => {
    const workspace = await api.domain.givenWorkspace();

    const { code, notes } = await smartx(...userArgs(workspace.slug, 'cli.cem@example.test', 'sales'), ...wrong);

    expect([code, notes.join()]).toEqual([EXIT.refused, expect.stringContaining(message)]);
    const users = await api.app.identity.auth.$context.then(({ internalAdapter }) =>
      internalAdapter.findUserByEmail('cli.cem@example.test'),
    );
    const members = await workspace.asSystem().transaction((em) => em.count(Member, { workspaceId: workspace.id }));
    expect([users, members]).toEqual([null, 0]);
  });

  it('refuses somebody who belongs to the workspace already', async () => {
    const { slug } = await api.domain.givenWorkspace();
    await smartx(...userArgs(slug, 'cli.dia@example.test', 'sales'));

    const { code, notes } = await smartx(...userArgs(slug, 'cli.dia@example.test', 'owner'));

    expect([code, notes.at(-1)]).toEqual([EXIT.refused, expect.stringContaining('DUPLICATE_FOUND')]);
  });
});

describe('smartx api-key create', () => {
  it('prints the key alone on the last line, and the key works for what it was made for', async () => {
    const { slug } = await api.domain.givenWorkspace();

    const { out } = await smartx(
      'api-key',
      'create',
      '--workspace',
      slug,
      '--scopes',
      'contact:read, developer',
      '--purposes',
      'RELATIONSHIP,SUPPORT',
    );

    const key = out.at(-1) ?? '';
    expect(key).toMatch(/^smx_[A-Za-z0-9_-]{43}$/);
    const viewer = await api.app.identity.viewers.resolve({ authorization: `Bearer ${key}` }, slug);
    expect(viewer).toMatchObject({ viewer: { kind: 'api-key', permissions: { purposes: 3n } }, isDeveloper: true });
  });

  it('takes the last day on which the key is good', async () => {
    const { slug } = await api.domain.givenWorkspace();
    const args = [
      'api-key',
      'create',
      '--workspace',
      slug,
      '--scopes',
      'contact:read',
      '--purposes',
      'SUPPORT',
      '--expires',
    ];

    const [good, never, past] = [
      await smartx(...args, '2026-06-15'),
      await smartx(...args, '2026-02-31'),
      await smartx(...args, '2026-06-14'),
    ];

    expect([good.code, never.code, past.code]).toEqual([EXIT.ok, EXIT.refused, EXIT.refused]);
  });

  it.each([
    ['an action that does not exist', ['--scopes', 'contact:steal'], 'contact:steal'],
    ['a purpose that does not exist', ['--purposes', 'CURIOSITY'], 'CURIOSITY'],
    ['a workspace that does not exist', ['--workspace', 'no-such-workspace'], 'NOT_FOUND'],
  ])('refuses %s', async (_case, wrong, message) => {
    const { slug } = await api.domain.givenWorkspace();
    const args = ['--workspace', slug, '--scopes', 'contact:read', '--purposes', 'SUPPORT'];

    const { code, out, notes } = await smartx('api-key', 'create', ...args, ...wrong);

    expect([code, out]).toEqual([EXIT.refused, []]);
    expect(notes.join()).toContain(message);
  });
});

function userArgs(slug: string, email: string, role: string): string[] {
  const named = ['--email', email, '--password', PASSWORD, '--workspace', slug, '--role', role, '--name', 'A Person'];
  return ['user', 'create', ...named];
}

async function smartx(...args: string[]): Promise<{ code: number; out: string[]; notes: string[] }> {
  const [out, notes]: [string[], string[]] = [[], []];
  const found = parseCommand(COMMANDS, args);
  const context: CliContext = {
    app: api.app,
    environment: readEnvironment({}),
    out: (line) => out.push(line),
    note: (line) => notes.push(line),
    isJson: found.values.json === true,
  };
  return { code: await runCommand(found, context), out, notes };
}
