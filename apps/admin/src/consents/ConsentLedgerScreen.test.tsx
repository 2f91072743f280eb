import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { broken, connectionOf, OLIVIA, openConsole } from '../testing/open-console.tsx';

function entry(more: object = {}) {
  return {
    ...{ __typename: 'ConsentEvent', id: 'cns_1', occurredAt: '2026-11-20T09:30:00Z', purpose: 'MARKETING' },
    ...{ recordedAt: '2026-11-21T09:30:00Z', expiresAt: null, event: 'given', channel: 'email', topic: 'News' },
    ...{ method: 'phone-call', actorKind: 'member', actor: OLIVIA, wording: 'Yes, send me your newsletter.' },
    ...{ wordingHash: 'ab12', language: 'en', confirmsId: null },
    subject: {
      ...{ __typename: 'DataSubject', id: 'sub_ana', erasedAt: null, members: [], mergedInto: null },
      contacts: [{ __typename: 'Contact', id: 'con_ana', fullName: 'Ana Ruiz' }],
    },
    ...more,
  };
}

function mergedInto(fullName: string) {
  const contacts = [{ __typename: 'Contact', id: 'con_kim', fullName }];
  return { __typename: 'DataSubject', id: 'sub_kim', erasedAt: null, contacts, members: [], mergedInto: null };
}

const LEDGER = { consentEvents: connectionOf([entry()], 1_204), node: entry() };
const state = (more: object) => ({
  ...{ __typename: 'ConsentState', purpose: 'MARKETING', channel: 'email', topic: null, contactPointId: null },
  ...{ state: 'objected', beganAt: '2026-11-20T09:30:00Z', endsAt: null, eventId: 'cns_1' },
  ...more,
});

describe('the proof of a consent', () => {
  it('is a receipt for the person, as a page in their language and for machines', async () => {
    const saved: { type: string; text: string }[] = [];
    URL.createObjectURL = (file: Blob | MediaSource) => {
      if (file instanceof Blob) void file.text().then((text) => saved.push({ type: file.type, text }));
      return 'blob:receipt';
    };
    URL.revokeObjectURL = () => undefined;
    const consentReceipt = { language: 'fr', json: '{"@type":"dpv:ConsentReceipt"}', page: '<!doctype html>' };
    const { user, sent } = openConsole('consents?open=cns_1', { answers: { ...LEDGER, consentReceipt } });

    const receipt = within(await screen.findByRole('region', { name: 'Receipt' }));
    await user.selectOptions(receipt.getByRole('combobox', { name: 'Language of the receipt' }), 'Français');
    await user.click(receipt.getByRole('button', { name: 'Download the page' }));
    await vi.waitFor(() => expect(saved).toEqual([{ type: 'text/html', text: '<!doctype html>' }]));
    await user.click(receipt.getByRole('button', { name: 'Download as JSON' }));

    await vi.waitFor(() => expect(saved[1]).toEqual({ type: 'application/ld+json', text: consentReceipt.json }));
    expect(sent('ConsentReceipt')).toEqual({ id: 'cns_1', language: 'fr' });
  });

  it.each([
    ['same', 'Unchanged'],
    ['changed', 'Changed'],
    ['unreadable', 'Cannot be compared'],
    ['not-audited', 'Written in bulk'],
    ['unaccounted', 'Nobody answers for it'],
  ])('is the audit log, which finds it %s', async (outcome, word) => {
    const auditProof = { position: 7, entries: 42, signedAt: '2026-11-20T09:31:00Z', file: '{}' };
    const consentCheck = { outcome, auditEntryId: ['not-audited', 'unaccounted'].includes(outcome) ? null : 'aud_1' };
    const { user } = openConsole('consents?open=cns_1', { answers: { ...LEDGER, consentCheck, auditProof } });

    const check = within(await screen.findByRole('region', { name: 'Is it unchanged?' }));
    await user.click(check.getByRole('button', { name: 'Compare with the audit log' }));

    expect(await check.findByText(word)).toBeDefined();
    if (consentCheck.auditEntryId) expect(await check.findByText(/Place 7 of 42 in the signed tree/)).toBeDefined();
  });

  it('has no receipt where somebody objected', async () => {
    const objection = entry({ event: 'objected' });
    openConsole('consents?open=cns_1', { answers: { consentEvents: connectionOf([objection]), node: objection } });

    await screen.findByRole('region', { name: 'Is it unchanged?' });
    expect(screen.queryByRole('region', { name: 'Receipt' })).toBeNull();
  });
});

describe('the ledger as a file', () => {
  it('is fetched as it is filtered, with who receives it outside', async () => {
    const saved: string[] = [];
    URL.createObjectURL = () => 'blob:ledger';
    URL.revokeObjectURL = (address) => saved.push(address);
    const path = '/downloads/demo/consents.csv';
    const { user, asked } = openConsole('consents?event=given', {
      answers: LEDGER,
      pages: { [`POST ${path}`]: { body: {} } },
    });

    await user.click(await screen.findByRole('button', { name: 'Export' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Export the ledger' }));
    await user.click(dialog.getByRole('radio', { name: 'For somebody outside' }));
    await user.type(dialog.getByLabelText(/Who receives it/), 'Authority');
    await user.click(dialog.getByRole('button', { name: 'Export' }));

    await vi.waitFor(() => expect(saved).toEqual(['blob:ledger']));
    expect(asked).toContain(`POST ${path}`);
  });

  it('that cannot be made is said where it was asked for', async () => {
    const { user } = openConsole('consents', { answers: LEDGER });

    await user.click(await screen.findByRole('button', { name: 'Export' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Export the ledger' }));
    await user.click(dialog.getByRole('button', { name: 'Export' }));

    expect(await dialog.findByText(/Nothing was exported/)).toBeDefined();
  });
});

describe('the consent ledger', () => {
  it('tells who said what, about what, through what, how, and who recorded it', async () => {
    // Who said the second was merged since: the name is that of the one who is left.
    const merged = { ...entry().subject, id: 'sub_old', contacts: [], mergedInto: mergedInto('Kim Lee') };
    const answers = { consentEvents: connectionOf([entry(), entry({ id: 'cns_2', subject: merged })], 1_204) };
    openConsole('consents', { answers });

    expect(await screen.findByRole('gridcell', { name: 'Kim Lee' })).toBeDefined();
    expect(screen.queryByText('A person without a name')).toBeNull();

    expect(await screen.findByRole('gridcell', { name: 'Ana Ruiz' })).toBeDefined();
    for (const cell of ['Given', 'Marketing', 'E-mail · News', 'phone call', 'Olivia Owner'])
      expect(screen.getAllByRole('gridcell', { name: cell })).toHaveLength(2);
    expect(screen.getByText('1,204')).toBeDefined();
  });

  it('asks for what the address says', async () => {
    const { sent } = openConsole('consents?person=sub_ana&purpose=MARKETING&channel=email&event=given&sort=oldest', {
      answers: { ...LEDGER, consentStates: [], dataSubject: entry().subject },
    });

    await screen.findByRole('gridcell', { name: 'Ana Ruiz' });

    expect(sent('ConsentLedger')).toMatchObject({
      where: {
        ...{ subjectId: { eq: 'sub_ana' }, purpose: { eq: 'MARKETING' } },
        ...{ channel: { eq: 'email' }, event: { eq: 'given' } },
      },
      orderBy: { field: 'OCCURRED_AT', direction: 'ASC' },
    });
  });

  it('shows of one person how everything stands now, and leads to the entry that says so', async () => {
    const states = [state({}), state({ channel: 'phone', state: 'given', endsAt: '2999-01-01T00:00:00Z' })];
    const { user, address } = openConsole('consents?person=sub_ana', {
      answers: { ...LEDGER, consentStates: states, dataSubject: entry().subject },
    });

    const now = within(await screen.findByRole('region', { name: 'How it stands now' }));
    expect(await now.findByText('Objected')).toBeDefined();
    expect(now.getByText(/until/).textContent).toContain('2999');
    await user.click(now.getByRole('button', { name: /Objected/ }));

    expect(address()).toBe('consents?person=sub_ana&open=cns_1');
  });

  it('finds a person by name', async () => {
    const contacts = connectionOf([{ ...entry().subject.contacts[0], subjectId: 'sub_ana', emails: [] }]);
    const { user, address } = openConsole('consents', {
      answers: { ...LEDGER, contacts, consentStates: [], dataSubject: entry().subject },
    });

    await user.type(await screen.findByRole('combobox', { name: 'Person' }), 'Ana');
    await user.click(await screen.findByRole('option', { name: 'Ana Ruiz' }));

    expect(await screen.findByText('This person has allowed and refused nothing.')).toBeDefined();
    expect(address()).toBe('consents?person=sub_ana');
  });

  it('shows an entry in full, with the words that were agreed to', async () => {
    const { user, address } = openConsole('consents?open=cns_1', {
      answers: { ...LEDGER, consentStates: [], dataSubject: entry().subject },
    });

    const peek = within(await screen.findByRole('complementary', { name: 'Given: Marketing' }));
    expect(peek.getByText('Yes, send me your newsletter.')).toBeDefined();
    expect(peek.getByRole('link', { name: 'Ana Ruiz' }).getAttribute('href')).toBe('/w/demo/contacts/con_ana');
    await user.click(peek.getByRole('button', { name: 'Everything that this person said' }));
    expect(address()).toContain('person=sub_ana');
  });

  it('names nobody who was erased, and says that their words are gone', async () => {
    const erased = entry({ wording: null, subject: { ...entry().subject, erasedAt: '2026-11-22T00:00:00Z' } });
    openConsole('consents?open=cns_1', { answers: { consentEvents: connectionOf([erased]), node: erased } });

    const peek = within(await screen.findByRole('complementary', { name: 'Given: Marketing' }));
    expect(peek.getByText('A person who was erased')).toBeDefined();
    expect(peek.getByText('The words cannot be read any more; their fingerprint stays.')).toBeDefined();
    expect(screen.queryByText('Ana Ruiz')).toBeNull();
  });

  it('says that there is nothing of the kind, and takes the filter back', async () => {
    const { user, api, address } = openConsole('consents?event=expired', {
      answers: { consentEvents: connectionOf([]) },
    });
    await screen.findByText('Nobody said anything of this kind');

    api.answer(LEDGER);
    await user.click(screen.getByRole('button', { name: 'Clear the filter' }));

    expect(await screen.findByRole('gridcell', { name: 'Ana Ruiz' })).toBeDefined();
    expect(address()).toBe('consents');
  });

  it('says what failed', async () => {
    openConsole('consents', { answers: { consentEvents: broken } });

    expect(await screen.findByText('The ledger could not be loaded')).toBeDefined();
  });
});
