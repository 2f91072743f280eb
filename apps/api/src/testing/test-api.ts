import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RoleKey } from '@smartx/domain/identity';
import { type Action, isAction, type Purpose, type RowScope, type Scope, type Viewer } from '@smartx/domain/kernel';
import { openTestDomain, type TestDomain, type TestWorkspace } from '@smartx/domain/testing';
import type { FastifyInstance } from 'fastify';
import { type Application, openApplication } from '../application.ts';
import type { ResolvedViewer, ViewerResolver } from '../identity/viewer.types.ts';
import { createServer, type ServerOptions } from '../server.ts';
import { watchAnswers } from './watch-answers.ts';
import { watchCommands } from './watch-commands.ts';

/** A top-level error of an answer. */
export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly traceId?: string };
}

/** What the API answered, with the statements that its reads sent, cut to their kind. */
export interface Answer<Data> {
  readonly status: number;
  readonly data: Data;
  readonly errors: readonly AnswerError[] | undefined;
  readonly extensions?: { readonly cost?: object };
  readonly statements: readonly string[];
}

/** Somebody who calls the API. */
export interface Caller {
  readonly scope: Scope;
  query<Data = Record<string, unknown>>(document: string, variables?: Record<string, unknown>): Promise<Answer<Data>>;
  /** Sends the body of a request as this caller. */
  send<Data = Record<string, unknown>>(body: object): Promise<Answer<Data>>;
  /** Sends a request of any kind as this caller, to the address of {@link TestApi.listen}. */
  readonly fetch: typeof fetch;
  /** What says who calls, for a request of another kind. */
  readonly headers: Readonly<Record<string, string>>;
  /** Ends the session. */
  signOut(): void;
  /** Gives the caller's roles other rules from now on. */
  become(further: FurtherRules): void;
}

/** What a role of a test hides or reaches beside what the product's role does. */
export interface FurtherRules {
  readonly fields?: Readonly<Record<string, 'mask' | 'deny'>>;
  readonly scopes?: Readonly<Partial<Record<Action, RowScope>>>;
  /** Whether the caller may send documents of their own; true unless a test says otherwise. */
  readonly isDeveloper?: boolean;
  /** The organisation that receives what the caller reads; without it nobody does. */
  readonly recipient?: string;
}

/** A workspace of one test case, reached through the API. */
export interface ApiWorkspace extends TestWorkspace {
  /** Somebody with a role, for one purpose. */
  call(role: RoleKey, purpose?: Purpose, further?: FurtherRules): Promise<Caller>;
}

/** The API on a real database. Who calls is set by the test; everything behind that is the real thing. */
export interface TestApi {
  readonly domain: TestDomain;
  readonly app: Application;
  readonly server: FastifyInstance;
  givenWorkspace(): Promise<ApiWorkspace>;
  anonymous<Data>(document: string): Promise<Answer<Data>>;
  /** Listens on a free port of this machine, and gives the address. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

const CALLER_HEADER = 'x-test-caller';

/** What a test file's API differs in. */
export interface TestApiOptions extends Pick<ServerOptions, 'documents' | 'costPerSecond'> {
  /** A database of its own, for whoever would disturb the tests that share one. */
  readonly database?: Parameters<typeof openTestDomain>[0];
}

/** Opens the API for one test file; close it after. */
export async function openTestApi({ database, ...options }: TestApiOptions = {}): Promise<TestApi> {
  const domain = await openTestDomain(database);
  const dataFolder = await mkdtemp(join(tmpdir(), 'smartx-api-'));
  const app = await openApplication(
    {
      urls: domain.urls,
      masterKey: Buffer.from(domain.masterKey, 'base64'),
      clock: domain.clock,
      dataFolder,
      publicUrl: 'http://127.0.0.1:3000',
    },
    { error: (fields, message) => process.stderr.write(`${message} ${JSON.stringify(fields)}\n`) },
  );
  const callers = new Map<string, ResolvedViewer>();
  const server = await createServer({
    app,
    viewers: testViewers(callers),
    logLevel: 'error',
    ...options,
  });
  const assertNothingTold = watchAnswers(server, {
    ...{ database: domain.urls.app, folder: dataFolder },
    tables: [...app.orm.getMetadata().getAll().values()].map(({ tableName }) => tableName),
  });
  const send = <Data>(headers: Record<string, string>, body: object) => post<Data>(app, server, headers, body);
  return {
    domain,
    app,
    server,
    givenWorkspace: async () => {
      const workspace = await domain.givenWorkspace();
      return {
        ...workspace,
        call: async (role, purpose = 'RELATIONSHIP', further = {}) => {
          const scope = await workspace.as(role, purpose);
          const name = String(scope.viewer.id);
          const enter = (rules: FurtherRules) => {
            callers.set(name, {
              viewer: withRules(scope.viewer, rules),
              account: null,
              workspace: { ...workspace, name: workspace.slug, isOperator: false, closingAt: null },
              recipient: further.recipient ?? null,
              sessionId: null,
              authUserId: null,
              isDeveloper: rules.isDeveloper ?? true,
            });
          };
          enter(further);
          return {
            scope,
            query: (query, variables = {}) => send({ [CALLER_HEADER]: name }, { query, variables }),
            send: (body) => send({ [CALLER_HEADER]: name }, body),
            fetch: (input, init) => fetch(input, withHeader(init, CALLER_HEADER, name)),
            headers: { [CALLER_HEADER]: name },
            signOut: () => void callers.delete(name),
            become: enter,
          };
        },
      };
    },
    anonymous: (query) => send({}, { query }),
    listen: () => server.listen({ host: '127.0.0.1', port: 0 }),
    close: async () => {
      await server.close();
      await app.close();
      await rm(dataFolder, { recursive: true, force: true });
      await domain.close();
      assertNothingTold();
    },
  };
}

function withRules(viewer: Viewer, { fields = {}, scopes = {} }: FurtherRules): Viewer {
  const { permissions } = viewer;
  const fieldRules = new Map([...permissions.fieldRules, ...Object.entries(fields)]);
  const actions = new Map(permissions.scopes);
  for (const [action, scope] of Object.entries(scopes)) if (isAction(action)) actions.set(action, scope);
  const signature = `${permissions.signature} ${JSON.stringify([fields, scopes])}`;
  return { ...viewer, permissions: { ...permissions, scopes: actions, fieldRules, signature } };
}

function withHeader(init: RequestInit | undefined, name: string, value: string): RequestInit {
  const headers = new Headers(init?.headers);
  headers.set(name, value);
  headers.set('apollo-require-preflight', 'true');
  return { ...init, headers };
}

function testViewers(callers: ReadonlyMap<string, ResolvedViewer>): ViewerResolver {
  return {
    resolve: async ({ authorization, ...headers }) =>
      callers.get(String(authorization?.replace('Bearer ', '') ?? headers[CALLER_HEADER])) ?? null,
    findSignedIn: async () => null,
    membershipsOf: async () => [],
    invalidate: () => undefined,
    close: async () => undefined,
  };
}

async function post<Data>(
  app: Application,
  server: FastifyInstance,
  headers: Record<string, string>,
  payload: object,
): Promise<Answer<Data>> {
  const statements: string[] = [];
  app.readPool.onStatement = (text) => statements.push(kindOf(text));
  const document = 'query' in payload ? payload.query : null;
  const send = () => server.inject({ method: 'POST', url: '/graphql', headers, payload });
  const response = await watchCommands(document, async () => send());
  app.readPool.onStatement = null;
  return { status: response.statusCode, statements, ...response.json() };
}

function kindOf(statement: string): string {
  return /^(begin|set local|select|commit)/.exec(statement)?.[0] ?? statement;
}
