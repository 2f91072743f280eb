import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { importRun } from '../../testing/imports.ts';
import { connectionOf, openConsole } from '../../testing/open-console.tsx';
import { team } from '../../testing/people.ts';
import { request } from '../../testing/requests.ts';

describe('what others do meanwhile', () => {
  const told = async (crm: ReturnType<typeof openConsole>, types: readonly string[], purpose: string) => {
    await waitFor(() => expect(crm.sockets.subscriptions).toEqual([{ types, purpose }]));
    const [recordType = ''] = types;
    crm.sockets.tell({ recordType, recordId: null, recordVersion: null, kind: 'CHANGED' });
  };

  it('shows in the queue of requests', async () => {
    const crm = openConsole('requests', { answers: { privacyRequests: connectionOf([]) } });
    await screen.findByText('No request is open');

    crm.api.answer({ privacyRequests: connectionOf([request({ reference: 'NEW-1' })]) });
    await told(crm, ['PRIVACY_REQUEST'], 'RIGHTS_HANDLING');

    expect(await screen.findByText('NEW-1', {}, { timeout: 5_000 })).toBeDefined();
  });

  it('shows in the list of imports', async () => {
    const crm = openConsole('imports', { answers: { importRuns: connectionOf([]) } });
    await screen.findByText('No imports yet');

    crm.api.answer({ importRuns: connectionOf([importRun({ fileName: 'people.csv' })]) });
    await told(crm, ['IMPORT_RUN'], 'DATA_CARE');

    expect(await screen.findByText('people.csv', {}, { timeout: 5_000 })).toBeDefined();
  });

  it('shows among members and teams', async () => {
    const crm = openConsole('teams', { answers: { teams: connectionOf([team()]) } });
    await screen.findByText('South');

    crm.api.answer({ teams: connectionOf([team(), team({ id: 'tea_2', name: 'North' })]) });
    await told(crm, ['TEAM', 'MEMBER'], 'SECURITY');

    expect(await screen.findByText('North', {}, { timeout: 5_000 })).toBeDefined();
  });
});
