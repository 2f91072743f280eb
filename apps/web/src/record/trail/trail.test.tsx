import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connectionOf, openCrm } from '../../testing/open-crm.tsx';
import { company } from '../../testing/records.ts';

const companies = ['one', 'two', 'three'].map((id) => company({ id: `com_${id}`, name: `Company ${id}` }));
const answers = { companies: connectionOf(companies), company: company({ id: 'com_two', name: 'Company two' }) };
const page = (id: string) => ({
  to: '/w/$workspace/companies/$id' as const,
  params: { workspace: 'demo', id },
});

describe('the page of a record that was opened from a list', () => {
  it('says where it stands in it, and leads to the one before and after, also by letters', async () => {
    const { user, router, address } = openCrm('/w/demo/companies', { answers });
    await screen.findByRole('link', { name: 'Company three' });

    await router.navigate(page('com_two'));

    expect(await screen.findByText('2 of 3')).toBeDefined();
    const previous = screen.getByRole('link', { name: 'Previous record' });
    expect(previous.getAttribute('href')).toBe('/w/demo/companies/com_one');
    await user.keyboard('j');
    await waitFor(() => expect(address()).toBe('/w/demo/companies/com_three'));
    expect(await screen.findByText('3 of 3')).toBeDefined();
    expect(screen.queryByRole('link', { name: 'Next record' })).toBeNull();
    await user.keyboard('k');
    await waitFor(() => expect(address()).toBe('/w/demo/companies/com_two'));
  });

  it('says nothing of it where it was opened another way', async () => {
    openCrm('/w/demo/companies/com_two', { answers });

    await screen.findByRole('heading', { level: 1, name: 'Company two' });

    expect(screen.queryByText('2 of 3')).toBeNull();
    expect(screen.queryByRole('link', { name: 'Next record' })).toBeNull();
  });
});
