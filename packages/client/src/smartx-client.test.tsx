import type { FragmentType } from '@apollo/client';
import { gql } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { CompanySuggestions } from './operations/suggestions.ts';
import { SmartxClientProvider } from './react/SmartxClientProvider.tsx';
import { useFragmentData } from './react/use-fragment-data.ts';
import { createSmartxClient } from './smartx-client.ts';
import { mockApi, topLevelError } from './testing/mock-api.ts';

const ACME = { __typename: 'Company', id: 'com_1', name: 'Acme', domain: 'acme.example', city: null };

describe('a client', () => {
  it('runs for the purpose it was opened for, not for the default of the document', async () => {
    const api = mockApi({ companies: { nodes: [ACME] } });
    const client = createSmartxClient({ ...opened('SUPPORT'), link: api.link });

    await client.query({ query: CompanySuggestions, variables: { text: 'ac' } });

    expect(api.sent).toEqual([{ name: 'CompanySuggestions', variables: { text: 'ac', purpose: 'SUPPORT' } }]);
  });

  it('leaves an operation with a purpose of its own alone', async () => {
    const api = mockApi({ node: null });
    const client = createSmartxClient({ ...opened('SUPPORT'), link: api.link });

    await client.query({
      query: gql`query Own($id: ID!) @purpose(is: SECURITY) { node(id: $id) { id } }`,
      variables: { id: 'x' },
    });

    expect(api.sent[0]?.variables).toEqual({ id: 'x' });
  });

  it('says that the session is over', async () => {
    const api = mockApi({
      companies: () => {
        throw topLevelError('UNAUTHENTICATED');
      },
    });
    const onUnauthenticated = vi.fn();
    const client = createSmartxClient({ workspace: 'acme', purpose: 'SUPPORT', onUnauthenticated, link: api.link });

    await expect(client.query({ query: CompanySuggestions, variables: { text: '' } })).rejects.toThrow();

    expect(onUnauthenticated).toHaveBeenCalledOnce();
  });

  it('keeps what each selection says is withheld, and forgets it once there is a value', async () => {
    const entry = (field: string) => ({ field, reason: 'NO_CONSENT', hint: null });
    const contact = { __typename: 'Contact', id: 'con_1' };
    const api = mockApi({ contact: { ...contact, jobTitle: null, withheld: [entry('jobTitle')] } });
    const client = createSmartxClient({ ...opened('SUPPORT'), link: api.link });
    const read = async (field: string) => {
      const query = gql`query Read @purpose(is: SUPPORT) { contact(id: "con_1") { id ${field} withheld { field reason hint } } }`;
      const { data } = await client.query<{ contact: { withheld: { field: string }[] } }>({
        query,
        fetchPolicy: 'network-only',
      });
      return data?.contact.withheld.map((one) => one.field);
    };
    await read('jobTitle');

    api.answer({ contact: { ...contact, city: null, withheld: [entry('city')] } });
    expect(await read('city')).toEqual(['jobTitle', 'city']);

    api.answer({ contact: { ...contact, jobTitle: 'Buyer', withheld: [] } });
    expect(await read('jobTitle')).toEqual(['city']);
  });
});

interface CardFragment {
  __typename: 'Company';
  city: string | null;
  ' $fragmentName'?: 'CardFragment';
}

const Card_company = gql`fragment Card_company on Company { __typename city }`;
const ScreenQuery = gql`
  query Screen @purpose(is: SUPPORT) { company(id: "com_1") { __typename id name ...Card_company } }
  ${Card_company}
`;

describe('a fragment', () => {
  it('is seen by the component that declares it alone, and follows the record', async () => {
    const api = mockApi({ company: { ...ACME, city: 'Lyon' } });
    const seen: unknown[] = [];
    function Card(props: { company: FragmentType<CardFragment> }) {
      return <p>{useFragmentData<CardFragment>(Card_company, props.company).city}</p>;
    }
    function Screen() {
      const { data } = useQuery<{ company: FragmentType<CardFragment> & { name: string } }>(ScreenQuery);
      if (!data) return null;
      seen.push(data.company);
      return <Card company={data.company} />;
    }
    render(
      <SmartxClientProvider {...opened('SUPPORT')} link={api.link}>
        <Screen />
      </SmartxClientProvider>,
    );

    expect(await screen.findByText('Lyon')).toBeDefined();
    expect(seen[0]).toEqual({ __typename: 'Company', id: 'com_1', name: 'Acme' });
  });
});

function opened(purpose: 'SUPPORT') {
  return { workspace: 'acme', purpose, onUnauthenticated: () => undefined } as const;
}
