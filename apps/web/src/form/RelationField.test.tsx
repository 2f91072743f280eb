import { SmartxClientProvider } from '@smartx/client';
import { type MockApi, mockApi, type RootAnswers, topLevelError } from '@smartx/client/testing';
import { renderUi } from '@smartx/ui/testing';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { company, contact } from '../testing/records.ts';
import { RelationField } from './RelationField.tsx';

interface FieldProps {
  api: MockApi;
  kind: 'company' | 'contact' | 'member';
  initial?: string;
  chosenLabel?: string | null;
}

function Field({ api, kind, initial = '', chosenLabel = null }: FieldProps) {
  const [value, setValue] = useState(initial);
  return (
    <SmartxClientProvider workspace="demo" purpose="RELATIONSHIP" onUnauthenticated={() => undefined} link={api.link}>
      <RelationField
        kind={kind}
        label="Related"
        required={false}
        value={value}
        chosenLabel={chosenLabel}
        onChange={setValue}
      />
      <output>{value}</output>
    </SmartxClientProvider>
  );
}

function show(kind: FieldProps['kind'], answers: RootAnswers, more: Omit<FieldProps, 'api' | 'kind'> = {}) {
  const api = mockApi(answers);
  renderUi(<Field api={api} kind={kind} {...more} />);
  return { api, user: userEvent.setup(), input: screen.getByRole('combobox', { name: 'Related' }) };
}

describe('a relation', () => {
  it('asks the server for what is typed, and takes the choice by keyboard', async () => {
    const { api, user, input } = show('company', { companies: { nodes: [company()] } });

    await user.type(input, 'acme');
    await waitFor(() => expect(api.sent.at(-1)?.variables.text).toBe('acme'));
    await screen.findByRole('option', { name: 'Acme SA' });
    await user.keyboard('{ArrowDown}{Enter}');

    expect(input).toHaveProperty('value', 'Acme SA');
    expect(document.querySelector('output')?.textContent).toBe('com_acme');
  });

  it('tells people of one name apart by where they work', async () => {
    const other = contact({ id: 'con_2', company: { id: 'com_2', name: 'Beta SA' } });
    const { user, input } = show('contact', { contacts: { nodes: [contact(), other] } });

    await user.type(input, 'ana');

    expect(await screen.findByRole('option', { name: 'Ana Ruiz · Acme SA' })).toBeDefined();
    expect(screen.getByRole('option', { name: 'Ana Ruiz · Beta SA' })).toBeDefined();
  });

  it('shows no name where none may be shown', async () => {
    const { user, input } = show('contact', { contacts: { nodes: [contact({ fullName: null, company: null })] } });

    await user.click(input);

    expect(await screen.findByRole('option', { name: 'No name shown' })).toBeDefined();
  });

  it('finds colleagues', async () => {
    const nodes = [{ __typename: 'Member', id: 'mem_1', displayName: 'Olivia Owner' }];
    const { user, input } = show('member', { members: { nodes } });

    await user.type(input, 'oli');

    expect(await screen.findByRole('option', { name: 'Olivia Owner' })).toBeDefined();
  });

  it('begins with what was chosen, and lets go of it', async () => {
    const { user, input } = show(
      'company',
      { companies: { nodes: [] } },
      { initial: 'com_acme', chosenLabel: 'Acme SA' },
    );
    expect(input).toHaveProperty('value', 'Acme SA');

    await user.click(screen.getByLabelText('Remove: Related'));

    expect(document.querySelector('output')?.textContent).toBe('');
    expect(input).toHaveProperty('value', '');
  });

  it('says that nothing was found', async () => {
    const { user, input } = show('company', { companies: { nodes: [] } });

    await user.type(input, 'zzz');

    expect(await screen.findByText('Nothing found')).toBeDefined();
  });

  it('stays usable where the search fails', async () => {
    const { user, input } = show('company', {
      companies: () => {
        throw topLevelError('INTERNAL');
      },
    });

    await user.type(input, 'acme');

    expect(await screen.findByText('Nothing found')).toBeDefined();
  });
});
