import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MockApi, mockApi, type RootAnswers } from '@smartx/client/testing';
import { type FakeSockets, stubSockets } from '@smartx/client/testing/sockets';
import { type DocumentNode, parse } from 'graphql';
import { vi } from 'vitest';

/** What the server answers beside the API, by method and path: a body, or a status with a body. */
export type PageAnswers = Readonly<Record<string, { readonly status?: number; readonly body?: object }>>;

/** The server as the browser meets it. */
export interface ConsoleServer {
  readonly api: MockApi;
  readonly sockets: FakeSockets;
  /** What was asked beside the API, by method and path, in order. */
  readonly asked: string[];
}

const documents = new Map<string, DocumentNode>();

/** Puts a server behind `fetch`; documents are known by the id that the build has written for them. */
export function startConsoleServer(answers: RootAnswers, pages: PageAnswers): ConsoleServer {
  const api = mockApi(answers);
  const asked: string[] = [];
  const sockets = stubSockets();
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    const path = String(input);
    if (path === '/graphql') {
      const body: Record<string, unknown> = JSON.parse(String(init?.body));
      return respond(await api.run(documentOf(body), variablesOf(body)));
    }
    const page = `${init?.method ?? 'GET'} ${path}`;
    asked.push(page);
    const { status = 200, body = {} } = pages[page] ?? { status: 404, body: { code: 'NOT_FOUND' } };
    return respond(body, status);
  });
  return { api, sockets, asked };
}

function respond(body: object, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
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
