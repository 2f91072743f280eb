import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { broken, connectionOf, OLIVIA, openConsole } from '../testing/open-console.tsx';

function entry(more: object = {}) {
  return {
    ...{ __typename: 'AuditEntry', id: 'aud_1', occurredAt: '2026-11-20T09:30:00Z', action: 'contact:update' },
    ...{ actorKind: 'member', actor: OLIVIA, targetType: 'contact', fields: 'fullName,jobTitle' },
    ...{ targetId: '01a2063c-43fa-7000-91ae-b816747972b4', subjectId: null, operationId: 'op-7' },
    ...{ purpose: 'RELATIONSHIP', through: 'screen' },
    ...more,
  };
}
const LOG = { auditHead: null, auditProof: null, auditEntries: connectionOf([entry()], 10_581), node: entry() };

describe('the audit log', () => {
  it('says who did what to which record, for what and through what', async () => {
    openConsole('audit', { answers: LOG });

    expect(await screen.findByRole('gridcell', { name: 'Olivia Owner' })).toBeDefined();
    for (const cell of ['changed', 'Contact', 'full name, job title', 'Relationship', 'screen'])
      expect(screen.getByRole('gridcell', { name: cell })).toBeDefined();
    expect(screen.getByText('10,581')).toBeDefined();
  });

  it('speaks words where the log has codes', async () => {
    const changed = entry({ action: 'purpose:update', targetType: 'purpose_setting', fields: 'REPORTING,wording' });
    const erased = entry({
      id: 'aud_2',
      action: 'request:erase',
      targetType: 'erasure_ledger',
      fields: 'erasure-started',
    });
    openConsole('audit', { answers: { auditEntries: connectionOf([changed, erased]) } });

    expect(await screen.findByRole('gridcell', { name: 'Reporting, wording' })).toBeDefined();
    expect(screen.getByRole('gridcell', { name: 'Proof of a deletion' })).toBeDefined();
    expect(screen.getByRole('gridcell', { name: 'erasure started' })).toBeDefined();
  });

  it('asks for what the address says', async () => {
    const { sent } = openConsole('audit?q=contact:update&actor=member&through=import&sort=oldest', { answers: LOG });

    await screen.findByRole('gridcell', { name: 'Olivia Owner' });

    expect(sent('AuditLog')).toMatchObject({
      where: { action: { contains: 'contact:update' }, actorKind: { eq: 'member' }, through: { eq: 'import' } },
      orderBy: { field: 'OCCURRED_AT', direction: 'ASC' },
    });
  });

  it.each(['q=7', 'since=%7B%7D', 'actor=%5B1%5D', 'sort=true'])(
    'is shown whatever a broken address says: %s',
    async (part) => {
      openConsole(`audit?${part}`, { answers: LOG });

      expect(await screen.findByRole('gridcell', { name: 'Olivia Owner' })).toBeDefined();
    },
  );

  it('says that nothing of the kind was done, and takes the filter back', async () => {
    const { user, api, address } = openConsole('audit?q=zzz', { answers: { auditEntries: connectionOf([]) } });
    await screen.findByText('Nothing of this kind was done');

    api.answer(LOG);
    await user.click(screen.getByRole('button', { name: 'Clear the filter' }));

    expect(await screen.findByRole('gridcell', { name: 'Olivia Owner' })).toBeDefined();
    expect(address()).toBe('audit');
  });

  it('leads from an entry to the record that it is about', async () => {
    openConsole('audit?open=aud_1', { answers: LOG });

    const peek = within(await screen.findByRole('complementary', { name: 'Contact changed' }));
    const link = peek.getByRole('link', { name: '01a2063c-43fa-7000-91ae-b816747972b4' });
    expect(link.getAttribute('href')).toBe('/w/demo/contacts/con_01a2063c43fa700091aeb816747972b4');
    expect(peek.getByText('op-7')).toBeDefined();
  });

  it('is read by an administrator for the sake of security', async () => {
    const { sent } = openConsole('audit', { as: ['administrator'], answers: LOG });

    await screen.findByRole('gridcell', { name: 'Olivia Owner' });

    expect(sent('AuditLog')).toMatchObject({ purpose: 'SECURITY' });
  });

  it('says what failed', async () => {
    openConsole('audit', { answers: { auditEntries: broken } });

    expect(await screen.findByText('The audit log could not be loaded')).toBeDefined();
  });
});

describe('the proof against tampering', () => {
  const HEAD = {
    entries: 1_204,
    waiting: 3,
    signedAt: '2026-11-20T09:31:00Z',
    file: '{"format":"smartx-audit-head/1"}',
  };
  const SOUND = { checkedAt: '2026-11-20T09:32:00Z', entries: 1_204, findingCount: 0, findings: [] };
  const BROKEN = {
    ...SOUND,
    findingCount: 120,
    findings: [
      { kind: 'ENTRY_CHANGED', position: 1_017, entryId: 'aud_1' },
      { kind: 'HEAD_FORGED', position: 1_204, entryId: null },
    ],
  };

  it('says where the tree stands, and after a check that nothing was changed', async () => {
    const { user } = openConsole('audit', { answers: { ...LOG, auditHead: HEAD, auditVerify: SOUND } });

    const bar = within(await screen.findByRole('region', { name: 'Proof against tampering' }));
    expect(bar.getByText(/In the signed tree: 1,204. Waiting for their place: 3./)).toBeDefined();
    await user.click(bar.getByRole('button', { name: 'Check the log' }));

    expect(await bar.findByText('Nothing was changed, left out or added. Entries checked: 1,204.')).toBeDefined();
  });

  it('says in plain words what is wrong, and leads to the entry', async () => {
    const { user, address } = openConsole('audit', { answers: { ...LOG, auditHead: HEAD, auditVerify: BROKEN } });

    const bar = within(await screen.findByRole('region', { name: 'Proof against tampering' }));
    await user.click(bar.getByRole('button', { name: 'Check the log' }));

    expect(await bar.findByText('The log is not what was signed')).toBeDefined();
    expect(bar.getByText(/Entry 1,017 was changed after it was written./)).toBeDefined();
    expect(bar.getByText(/The signature at 1,204 entries is not of this installation./)).toBeDefined();
    expect(bar.getByText('Shown: 2 of 120.')).toBeDefined();
    expect(bar.getByText(/^Repair nothing/)).toBeDefined();
    await user.click(bar.getByRole('button', { name: 'Show the entry' }));
    expect(address()).toBe('audit?open=aud_1');
  });

  it('says that a check failed', async () => {
    const { user } = openConsole('audit', { answers: { ...LOG, auditHead: HEAD, auditVerify: broken } });

    await user.click(await screen.findByRole('button', { name: 'Check the log' }));

    expect(await screen.findByText('The log could not be checked')).toBeDefined();
  });

  it('shows the place of an entry, and gives the proof as a file', async () => {
    const saved: string[] = [];
    URL.createObjectURL = (file: Blob | MediaSource) => {
      if (file instanceof Blob) void file.text().then((text) => saved.push(text));
      return 'blob:proof';
    };
    URL.revokeObjectURL = () => undefined;
    const proof = { position: 42, entries: 1_204, signedAt: HEAD.signedAt, file: '{"format":"smartx-audit-proof/1"}' };
    const { user } = openConsole('audit?open=aud_1', { answers: { ...LOG, auditHead: HEAD, auditProof: proof } });

    const peek = within(await screen.findByRole('complementary', { name: 'Contact changed' }));
    expect(await peek.findByText(/Place 42 of 1,204 in the signed tree/)).toBeDefined();
    await user.click(peek.getByRole('button', { name: 'Download the proof' }));

    await vi.waitFor(() => expect(saved).toEqual([proof.file]));
  });

  it('says of a new entry that it waits for its place', async () => {
    openConsole('audit?open=aud_1', { answers: { ...LOG, auditHead: HEAD, auditProof: null } });

    expect(await screen.findByText(/^This entry waits for its place/)).toBeDefined();
  });
});
