import { screen, waitFor, within } from '@testing-library/react';
import { buildSchema, introspectionFromSchema } from 'graphql';
import { describe, expect, it, vi } from 'vitest';
import { type ConsoleSetup, connectionOf, openConsole } from '../testing/open-console.tsx';

// jsdom lays nothing out; the editor asks where its letters stand.
const nowhere = { top: 0, bottom: 0, left: 0, right: 0, x: 0, y: 0, width: 0, height: 0 };
Object.assign(Range.prototype, { getClientRects: () => [], getBoundingClientRect: () => nowhere });

const SMALL = introspectionFromSchema(
  buildSchema(`
    "Somebody to deal with."
    type Contact {
      """
      How people call them.

      @personal(category: "identity", withheld: true) @cost(points: 1)
      """
      fullName: String
    }
    type Query { "Everybody." contacts("How many." first: Int): [Contact] }`),
);
const ANA = { __typename: 'Contact', id: 'con_1', fullName: 'Ana Ruiz', company: null };

/** Opens the explorer; the real schema is large, and describing it takes a second each time. */
function openExplorer(setup: ConsoleSetup = {}, introspection: object = { data: SMALL }) {
  const opened = openConsole('explorer', setup);
  const others = globalThis.fetch;
  vi.stubGlobal('fetch', (input: string, init?: RequestInit) =>
    String(init?.body).includes('__schema') ? Promise.resolve(Response.json(introspection)) : others(input, init),
  );
  return opened;
}

const textOf = (name: string) => screen.getByRole('textbox', { name }).textContent;

describe('the API explorer', () => {
  it('runs an example as it stands, shows the answer, and offers it again', async () => {
    const { user, sent } = openExplorer({ answers: { contacts: connectionOf([ANA]) } });

    await user.click(await screen.findByRole('button', { name: 'Run' }));
    const answer = screen.getByRole('region', { name: 'Answer' });
    await waitFor(() => expect(answer.textContent).toContain('Ana Ruiz'));
    expect(within(answer).getByText('200')).toBeDefined();
    expect(sent('ContactPage')).toEqual({ first: 10 });

    await user.click(screen.getByRole('button', { name: 'Examples' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Sums by stage' }));
    await waitFor(() => expect(textOf('Document')).toContain('dealsAggregate'));
    await user.click(screen.getByRole('button', { name: 'Sent' }));
    await user.click(await screen.findByRole('menuitem', { name: 'ContactPage' }));
    await waitFor(() => expect(textOf('Document')).toContain('contacts'));
  });

  it('says that variables are no JSON, without asking the server', async () => {
    const { user, sent } = openExplorer();
    await user.click(await screen.findByRole('textbox', { name: 'Variables' }));
    await user.keyboard('{Control>}a{/Control}oops');

    await user.click(screen.getByRole('button', { name: 'Run' }));

    expect(await screen.findByText('The variables are no JSON object.')).toBeDefined();
    expect(sent('ContactPage')).toBeUndefined();
  });

  it('finds a field by its name, and tells what is personal and what it costs', async () => {
    const { user, address } = openExplorer();
    const docs = within(await screen.findByRole('region', { name: 'Documentation of the schema' }));

    await user.type(docs.getByRole('searchbox'), 'fullname{Enter}');
    await user.click(await docs.findByRole('button', { name: 'Contact.fullName' }));

    expect(await docs.findByRole('heading', { name: 'Contact' })).toBeDefined();
    expect(docs.getByText('How people call them.')).toBeDefined();
    expect(docs.getByText('@personal(category: "identity", withheld: true)')).toBeDefined();
    expect(docs.getByText('@cost(points: 1)')).toBeDefined();
    expect(address()).toBe('explorer?type=Contact');
  });

  it('is for nobody to whom the server does not describe its schema', async () => {
    openExplorer({}, { errors: [{ message: 'no', extensions: { code: 'INTROSPECTION_NOT_ALLOWED' } }] });

    expect(await screen.findByText('The API explorer is for developers')).toBeDefined();
  });

  it('is not offered to a privacy officer', async () => {
    openExplorer({ as: ['privacy-officer'] });

    expect(await screen.findByText('This part is not for your role')).toBeDefined();
    expect(screen.queryByRole('link', { name: 'API explorer' })).toBeNull();
  });
});
