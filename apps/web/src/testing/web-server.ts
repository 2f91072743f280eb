import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MockApi, mockApi, type RootAnswers } from '@smartx/client/testing';
import { type FakeSockets, stubSockets } from '@smartx/client/testing/sockets';
import { type DocumentNode, parse } from 'graphql';
import { vi } from 'vitest';

/** What `/auth/…` answers: a body, or a status with a body. */
export type AuthAnswer = (body: Record<string, unknown>) => AuthReply | Promise<AuthReply>;

interface AuthReply {
  readonly status?: number;
  readonly body?: object;
}

/** The server as the browser meets it: `/auth` and `/graphql` behind `fetch`. */
export interface WebServer {
  readonly api: MockApi;
  readonly sockets: FakeSockets;
  /** What was sent to `/auth`, in order. */
  readonly auth: { readonly path: string; readonly body: Record<string, unknown> }[];
  /** Until it is called with `true`, nobody answers any more. */
  online(isOnline: boolean): void;
}

const documents = new Map<string, DocumentNode>();

/** Puts a server behind `fetch`; documents are known by the id that the build has written for them. */
export function startWebServer(answers: RootAnswers, auth: Readonly<Record<string, AuthAnswer>>): WebServer {
  const api = mockApi(answers);
  const sent: WebServer['auth'] = [];
  const sockets = stubSockets();
  let isUp = true;
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    if (!isUp) throw new TypeError('Failed to fetch');
    const path = String(input);
    const body: Record<string, unknown> = typeof init?.body === 'string' ? JSON.parse(init.body) : {};
    if (path === '/graphql') return respond(await api.run(documentOf(body), variablesOf(body)));
    sent.push({ path, body });
    const { status = 200, body: answer = {} } = (await auth[path]?.(body)) ?? {
      status: 404,
      body: { code: 'NOT_FOUND' },
    };
    return respond(answer, status);
  });
  return {
    api,
    sockets,
    auth: sent,
    online: (is) => {
      isUp = is;
    },
  };
}

function respond(body: object, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'retry-after': '120' },
  });
}

/** @throws Error for a document that no manifest holds: the real server would refuse it */
function documentOf({ query, documentId }: Record<string, unknown>): DocumentNode {
  if (typeof query === 'string') return parse(query);
  const id = String(documentId);
  if (documents.size === 0) readManifests();
  const known = documents.get(id);
  if (!known) throw new Error(`The manifests hold no document ${id}; run tools/codegen.ts.`);
  return known;
}

function readManifests(): void {
  for (const file of [
    '../gql/persisted-documents.json',
    '../../../../packages/client/src/generated/persisted-documents.json',
  ]) {
    const manifest: Record<string, string> = JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
    for (const [id, text] of Object.entries(manifest)) documents.set(id, parse(text));
  }
}

function variablesOf({ variables }: Record<string, unknown>): Record<string, unknown> {
  return typeof variables === 'object' && variables !== null ? { ...variables } : {};
}
