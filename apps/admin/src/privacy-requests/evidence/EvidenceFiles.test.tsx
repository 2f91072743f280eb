import { screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { openConsole, toastSays } from '../../testing/open-console.tsx';
import { CLOCK, request, STAGES } from '../../testing/requests.ts';

const FILE = {
  ...{ __typename: 'PrivacyRequestEvidence', id: 'rqf_1', kind: 'correction', name: 'Letter.pdf', byteSize: 20_480 },
  ...{ addedAt: '2026-11-21T09:00:00Z', destroyedAt: null },
};
const GONE = { ...FILE, id: 'rqf_2', kind: 'identity', name: null, destroyedAt: '2026-11-22T09:00:00Z' };
const SHOWN = { privacyRequest: request({ ...STAGES.match, evidence: [GONE, FILE] }), privacyRequestClock: CLOCK };

it('B13-AC2 shows what a file is for, opens it by a link that is noted, and offers none that was destroyed', async () => {
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  const download = { __typename: 'FileDownload', url: '/downloads/evidence/once' };
  const privacyRequestEvidenceDownload = { __typename: 'FileDownloadPayload', download, errors: [] };
  const { user, sent } = openConsole('requests/req_1', { answers: { ...SHOWN, privacyRequestEvidenceDownload } });

  const files = within(await screen.findByRole('region', { name: 'Files' }));
  expect(files.getByText(/supports a correction · 20/)).toBeDefined();
  expect(files.getByText('This file was destroyed.')).toBeDefined();
  expect(files.getAllByRole('button', { name: /^Download/ })).toHaveLength(1);
  await user.click(files.getByRole('button', { name: /^Download.*Letter\.pdf$/ }));

  await vi.waitFor(() => expect(clicked).toHaveBeenCalled(), { timeout: 15_000 });
  expect(sent('EvidenceDownload')).toEqual({ input: { id: 'rqf_1' } });
  clicked.mockRestore();
});

it('says why a file is not handed out', async () => {
  const errors = [{ __typename: 'NotFound', code: 'NOT_FOUND', message: 'It is gone.', path: null }];
  const privacyRequestEvidenceDownload = { __typename: 'FileDownloadPayload', download: null, errors };
  const { user } = openConsole('requests/req_1', { answers: { ...SHOWN, privacyRequestEvidenceDownload } });

  await user.click(await screen.findByRole('button', { name: /^Download.*Letter\.pdf$/ }));

  await toastSays('It is gone.');
});
