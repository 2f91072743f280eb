import { stubSockets } from '@smartx/client/testing/sockets';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connectionOf, openCrm } from '../testing/open-crm.tsx';
import { contact } from '../testing/records.ts';

const PAGE = '/w/demo/contacts/con_ana';
const LIST = '/w/demo/contacts';
const heading = (name: string) => screen.findByRole('heading', { level: 1, name }, { timeout: 3_000 });
const changed = (recordVersion: number, recordId = 'con_ana') =>
  ({ recordType: 'CONTACT', recordId, recordVersion, kind: 'CHANGED' }) as const;
const subscribed = ({ sockets }: ReturnType<typeof openCrm>) =>
  waitFor(() => expect(sockets.subscriptions).toHaveLength(1));

describe('what is changed elsewhere', () => {
  it('shows on the page of a record, under the purpose in force', async () => {
    const crm = openCrm(PAGE, { answers: { contact: contact({ version: 1 }) } });
    await heading('Ana Ruiz');
    await subscribed(crm);
    expect(crm.sockets.subscriptions[0]).toMatchObject({ purpose: 'RELATIONSHIP' });

    crm.api.answer({ contact: contact({ version: 2, fullName: 'Ana Ruiz Soler' }) });
    crm.sockets.tell(changed(2));

    await heading('Ana Ruiz Soler');
  });

  it('shows in a list, also a record that was not there before', async () => {
    const crm = openCrm(LIST, { answers: { contacts: connectionOf([contact()]) } });
    await screen.findByText('Ana Ruiz');
    await subscribed(crm);

    crm.api.answer({ contacts: connectionOf([contact(), contact({ id: 'con_bob', fullName: 'Bob Moss' })]) });
    crm.sockets.tell(changed(1, 'con_bob'));

    await screen.findByText('Bob Moss', {}, { timeout: 3_000 });
  });

  it('leads off the page of a record that may no longer be seen', async () => {
    const crm = openCrm(PAGE, { answers: { contact: contact() } });
    await heading('Ana Ruiz');
    await subscribed(crm);

    crm.api.answer({ contact: null });
    crm.sockets.tell({ recordType: 'CONTACT', recordId: 'con_ana', recordVersion: null, kind: 'GONE' });

    await heading('There is no such contact');
  });

  it('leaves alone what somebody is typing, and the version that they began with', async () => {
    const crm = openCrm(PAGE, {
      answers: {
        contact: contact({ version: 7 }),
        contactUpdate: { record: null, errors: [] },
      },
    });
    await heading('Ana Ruiz');
    await subscribed(crm);
    await crm.user.click(screen.getByRole('button', { name: 'Edit' }));
    const form = within(await screen.findByRole('dialog', { name: 'Edit contact' }));
    const city = await form.findByLabelText('City');
    await crm.user.clear(city);
    await crm.user.type(city, 'Porto');

    crm.api.answer({ contact: contact({ version: 8, city: 'Paris', fullName: 'Ana Ruiz Soler' }) });
    crm.sockets.tell(changed(8));

    await waitFor(() => expect(document.title).toContain('Ana Ruiz Soler'), { timeout: 3_000 });
    expect(form.getByLabelText('City')).toHaveProperty('value', 'Porto');
    expect(form.getByLabelText('Name')).toHaveProperty('value', 'Ana Ruiz');
    await crm.user.click(form.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(crm.sent('ContactUpdate')?.input).toEqual({ id: 'con_ana', city: 'Porto', ifVersion: 7 }),
    );
  });

  it('is not asked for again where it was changed here, but for its place in the history', async () => {
    const saved = contact({ version: 8, city: 'Porto' });
    const crm = openCrm(PAGE, {
      answers: { contact: contact({ version: 7 }), contactUpdate: { record: saved, errors: [] } },
    });
    await heading('Ana Ruiz');
    await subscribed(crm);
    await crm.user.click(screen.getByRole('button', { name: 'Edit' }));
    const form = within(await screen.findByRole('dialog', { name: 'Edit contact' }));
    await crm.user.type(await form.findByLabelText('City'), '!');
    await crm.user.click(form.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const sent = crm.api.sent.length;

    crm.sockets.tell(changed(8));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(crm.api.sent.slice(sent).map(({ name }) => name)).toEqual(['RecordTimeline']);

    crm.sockets.tell(changed(9));
    await waitFor(() => expect(crm.api.sent.slice(sent).map(({ name }) => name)).toContain('ContactScreen'));
  });

  it('says nothing where there is no socket', async () => {
    openCrm(PAGE, { answers: { contact: contact() } });
    stubSockets(false);

    await heading('Ana Ruiz');

    expect(screen.queryAllByRole('alert').filter((alert) => alert.textContent)).toEqual([]);
  });
});
