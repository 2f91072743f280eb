import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openCrm } from '../../testing/open-crm.tsx';
import { contact } from '../../testing/records.ts';

const BOTH = { purposes: ['RELATIONSHIP', 'PROSPECTING'] };

async function workForProspecting({ user }: ReturnType<typeof openCrm>) {
  await user.click(await screen.findByRole('button', { name: /Working for/ }));
  await user.click(await screen.findByRole('menuitem', { name: /^Prospecting/ }));
}

describe('under another purpose', () => {
  it('an empty list says that the purpose is why, and the way back is one click', async () => {
    const crm = openCrm('/w/demo/leads', BOTH);
    await screen.findByText('No leads yet');

    await workForProspecting(crm);
    expect(await screen.findByText('Nothing to show for “Prospecting”')).toBeDefined();
    expect(screen.queryByText('No leads yet')).toBeNull();
    await crm.user.click(screen.getByRole('button', { name: 'Work for “Relationship”' }));

    expect(await screen.findByText('No leads yet')).toBeDefined();
  });

  it('records that the purpose has no use for say so instead of being empty, and nobody is led to make one', async () => {
    const crm = openCrm('/w/demo/deals', BOTH);

    await workForProspecting(crm);

    expect(await screen.findByText('Deals: not used for “Prospecting”')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'New deal' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Work for “Relationship”' })).toBeDefined();
  });

  it('a value of a kind that the purpose has no use for names both', async () => {
    const entry = { __typename: 'Withheld', field: 'jobTitle', reason: 'CATEGORY', hint: null, category: 'identity' };
    const { user } = openCrm('/w/demo/contacts/con_ana', {
      answers: { contact: contact({ jobTitle: null, withheld: [entry] }) },
    });

    await user.click(await screen.findByRole('button', { name: /not for Relationship, why\?/ }));

    const why = within(await screen.findByRole('dialog'));
    expect(why.getByText(/kind “identity” is not used for “Relationship”/)).toBeDefined();
  });
});
