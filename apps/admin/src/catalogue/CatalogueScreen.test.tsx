import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { broken, openConsole } from '../testing/open-console.tsx';

const column = (name: string, property: string, more: object = {}) => ({
  ...{ column: name, property, kind: 'relating', category: 'contact', onErasure: 'clear', keptFor: null },
  ...{ stored: null, mask: null },
  ...more,
});
const CATALOGUE = {
  categories: [
    {
      ...{ category: 'contact', label: 'How to reach you', examples: 'e-mail, phone', retention: '24 months' },
      purposes: ['RELATIONSHIP', 'SUPPORT', 'BILLING', 'MARKETING'],
    },
  ],
  tables: [
    {
      ...{ table: 'contact', title: 'Your details', subjects: 'owned', appendOnly: false },
      columns: [
        column('full_name', 'fullName', { kind: 'identifying', stored: 'searchable' }),
        column('note', 'note', { stored: 'sealed', onErasure: 'redact' }),
        column('version', 'version', { kind: 'notPersonal', category: null, onErasure: null }),
      ],
    },
  ],
};
const ALL = { dataCatalogue: CATALOGUE };

describe('the catalogue of personal data', () => {
  it('begins with what is personal, and says how much of everything that is', async () => {
    openConsole('catalogue', { answers: ALL });

    expect(await screen.findByText('full_name')).toBeDefined();
    expect(screen.queryByText('version')).toBeNull();
    expect(screen.getByText('2 of 3')).toBeDefined();
    expect(screen.getAllByText('Relationship, Support and 2 more')).toHaveLength(2);
  });

  it('is narrowed down by what the address says', async () => {
    openConsole('catalogue?stored=sealed', { answers: ALL });

    expect(await screen.findByText('note')).toBeDefined();
    expect(screen.queryByText('full_name')).toBeNull();
  });

  it('remembers in the address what somebody chooses', async () => {
    const { user, address } = openConsole('catalogue', { answers: ALL });
    await screen.findByText('full_name');

    await user.selectOptions(screen.getByLabelText('Class'), 'identifying');

    expect(screen.queryByText('note')).toBeNull();
    expect(address()).toBe('catalogue?kind=identifying');
  });

  it('says that the filter leaves nothing, and takes it back', async () => {
    const { user } = openConsole('catalogue?q=zzz', { answers: ALL });
    await screen.findByText('No column fits');

    await user.click(screen.getByRole('button', { name: 'Clear the filter' }));

    expect(await screen.findByText('full_name')).toBeDefined();
  });

  it('says everything about one column beside the list', async () => {
    openConsole('catalogue?open=contact.full_name', { answers: ALL });

    const peek = within(await screen.findByRole('complementary', { name: 'contact.full_name' }));
    expect(peek.getByText('Relationship, Support, Billing, Marketing')).toBeDefined();
    expect(peek.getByText('24 months')).toBeDefined();
    expect(peek.getByText('cleared')).toBeDefined();
  });

  it('shows the categories with purposes and times of keeping', async () => {
    openConsole('catalogue?view=categories', { answers: ALL });

    expect(await screen.findByRole('heading', { name: /How to reach you/ })).toBeDefined();
    expect(screen.getByText('Relationship, Support, Billing, Marketing')).toBeDefined();
  });

  it('says what failed', async () => {
    openConsole('catalogue', { answers: { dataCatalogue: broken } });

    expect(await screen.findByText('The catalogue could not be loaded')).toBeDefined();
  });

  it('is not for every role', async () => {
    openConsole('catalogue', { answers: { dataCatalogue: null } });

    expect(await screen.findByText('The catalogue is not for your role')).toBeDefined();
  });
});
