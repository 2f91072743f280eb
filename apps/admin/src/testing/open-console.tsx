import { type RootAnswers, topLevelError } from '@smartx/client/testing';
import { renderUi } from '@smartx/ui/testing';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createConsoleRouter } from '../routes.tsx';
import { SignedInProvider } from '../shell/SignedInProvider.tsx';
import { type ConsoleServer, type PageAnswers, startConsoleServer } from './console-server.ts';

/** What a test says about the world; the rest is as in a usual workspace. */
export interface ConsoleSetup {
  /** The roles of whoever looks. */
  readonly as?: readonly string[];
  /** Whether it is the operator's own workspace. */
  readonly isOperator?: boolean;
  /** When it ends, where it is being closed. */
  readonly closingAt?: string | null;
  /** Answers of the API by root field. */
  readonly answers?: RootAnswers;
  /** Answers beside the API, by method and path. */
  readonly pages?: PageAnswers;
}

/** The open console. */
export interface OpenConsole extends ConsoleServer {
  readonly user: ReturnType<typeof userEvent.setup>;
  /** The variables of the last operation of that name. */
  sent(name: string): Readonly<Record<string, unknown>> | undefined;
  /** The address in the bar. */
  address(): string;
}

/** The member who looks. */
export const OLIVIA = { __typename: 'Member', id: 'mem_olivia', displayName: 'Olivia Owner', email: 'o@demo.example' };

/** Opens a page of the console as the browser would, with a server that answers from memory. */
export function openConsole(page: string, setup: ConsoleSetup = {}): OpenConsole {
  localStorage.clear();
  const account = { id: 'acc_1', fullName: 'Olivia Owner', email: 'owner@demo.example', locale: null };
  const workspaces = [
    {
      slug: 'demo',
      name: 'Demo GmbH',
      closingAt: setup.closingAt ?? null,
      isOperator: setup.isOperator ?? false,
      roles: setup.as ?? ['owner'],
    },
  ];
  const server = startConsoleServer(
    { viewer: VIEWER, members: connectionOf([OLIVIA]), ...setup.answers },
    { 'GET /auth/me': { body: { account, workspaces } }, ...setup.pages },
  );
  const history = createMemoryHistory({ initialEntries: [`/admin/w/demo/${page}`] });
  const router = createConsoleRouter(history);
  renderUi(
    <SignedInProvider failure={() => 'nobody answers'}>
      <RouterProvider router={router} />
    </SignedInProvider>,
  );
  return {
    ...server,
    user: userEvent.setup(),
    sent: (name) => server.api.sent.findLast((operation) => operation.name === name)?.variables,
    address: () => history.location.href.replace('/admin/w/demo/', ''),
  };
}

const VIEWER = { memberId: OLIVIA.id, workspace: { id: 'wsp_1', timeZone: 'UTC' } };

/** Some records as the API pages them. */
export function connectionOf(nodes: readonly object[], total = nodes.length) {
  return {
    nodes,
    pageInfo: { startCursor: 'a', endCursor: 'z', hasNextPage: false, hasPreviousPage: false },
    totalCount: { value: total, relation: 'EXACT' },
  };
}

/** A command that worked. */
export function done(record: object | null = null) {
  return { record, errors: [] };
}

/** A command that was refused; with the path of a field, for that one. */
export function refused(message: string, path = 'id') {
  const error = { __typename: 'InvalidInput', code: 'INVALID_INPUT', message, path, fields: [{ path, message }] };
  return { record: null, errors: [error] };
}

/** A root answer that fails as a whole. */
export function broken(): never {
  throw topLevelError('INTERNAL');
}

/** A root answer for somebody whose session is over. */
export function unauthenticated(): never {
  throw topLevelError('UNAUTHENTICATED');
}

/** Waits until a toast says something. The live region says it too: waiting for one of them alone would wait until the toast is gone. */
export async function toastSays(text: string): Promise<void> {
  await screen.findAllByText(text);
}
