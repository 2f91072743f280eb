import type { RoleKey } from '@smartx/domain/identity';
import { newId } from '@smartx/domain/kernel';
import { lettersTo, openTestDomain, type TestDomain } from '@smartx/domain/testing';
import { fastify as createFastify, type FastifyInstance, type LightMyRequestResponse } from 'fastify';
import { type Identity, openIdentity } from '../identity.ts';
import { type Admitted, admitUser } from '../sign-in/admit-user.ts';
import type { ResolvedViewer } from '../viewer.types.ts';

/** The origin under which the test's pages live. */
export const ORIGIN = 'https://crm.example.test';

/** A person who can sign in. */
export interface TestPerson extends Admitted {
  readonly email: string;
  readonly password: string;
}

/** The sign-in behind real HTTP on a real database. */
export interface TestSignIn {
  readonly domain: TestDomain;
  readonly identity: Identity;
  readonly server: FastifyInstance;
  givenPerson(workspace: { slug: string }, role?: RoleKey, email?: string): Promise<TestPerson>;
  post(url: string, payload: object, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  /** The cookie of a new session. */
  signIn(person: { email: string; password: string }): Promise<string>;
  /** Who a request is, as the API sees it. */
  who(headers: Record<string, string>, slug: string | null, address?: string): Promise<ResolvedViewer | null>;
  /** The token in the newest letter to an address. */
  mailedToken(email: string, workspaceSlug?: string): Promise<string>;
  close(): Promise<void>;
}

/** Opens the sign-in for one test file; close it after. Each call has limits of its own. */
export async function openTestSignIn(): Promise<TestSignIn> {
  const domain = await openTestDomain();
  const identity = await openIdentity({
    ...domain,
    secret: Buffer.from(domain.masterKey, 'base64'),
    publicUrl: ORIGIN,
  });
  const server = createFastify();
  identity.routes(server);
  const post: TestSignIn['post'] = async (url, payload, headers = {}) =>
    server.inject({ method: 'POST', url, payload, headers: { origin: ORIGIN, ...headers } });
  return {
    domain,
    identity,
    server,
    post,
    givenPerson: (workspace, role, email) => givenPerson(domain, identity, workspace, role, email),
    signIn: async ({ email, password }) => {
      const response = await post('/auth/sign-in/email', { email, password });
      if (response.statusCode !== 200) throw new Error(`sign-in answered ${response.statusCode}: ${response.body}`);
      return cookieOf(response);
    },
    who: (headers, slug, address) => identity.viewers.resolve(headers, slug, address),
    mailedToken: (email, slug) => mailedToken(domain, identity, email, slug),
    close: async () => {
      await server.close();
      await identity.close();
      await domain.close();
    },
  };
}

/** The cookies that an answer sets, as a browser sends them back. */
export function cookieOf(response: { cookies: { name: string; value: string }[] }): string {
  return response.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
}

async function givenPerson(
  domain: TestDomain,
  { auth }: Identity,
  { slug }: { slug: string },
  role: RoleKey = 'sales',
  email = `${newId()}@example.test`,
): Promise<TestPerson> {
  const password = 'a long enough password';
  const input = { email, password, fullName: 'Ana Ruiz', workspaceSlug: slug, roles: [role] };
  return { email, password, ...(await admitUser({ ...domain, auth }, 'seed', input)) };
}

async function mailedToken(domain: TestDomain, identity: Identity, email: string, slug?: string): Promise<string> {
  await identity.settle();
  const [newest] = await lettersTo(domain, email, slug);
  return /#(\S+)/.exec(newest?.body ?? '')?.[1] ?? '';
}
