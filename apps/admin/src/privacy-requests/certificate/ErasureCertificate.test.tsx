import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { broken, openConsole } from '../../testing/open-console.tsx';
import { request, STAGES } from '../../testing/requests.ts';

const SIGNED = {
  ...{ reference: 'PR-AAAA-BBBB', version: 2, issuedAt: '2026-11-24T10:00:00Z', destroyedKeys: 1, openReviews: 0 },
  erased: [{ category: 'contact', records: 3 }],
  kept: [{ category: 'preference', ground: 'proof', records: 2, endsOn: '2029-11-23' }],
  recipients: [
    { name: 'Mailer Inc.', acknowledgedAt: '2026-11-24T09:00:00Z' },
    { name: 'Printer Ltd.', acknowledgedAt: null },
  ],
  ...{ sweptAt: null, sweepDueAt: '2026-11-25T03:17:00Z', sweepReason: 'log-not-ours' },
  ...{ dataBackupsEndAt: null, keyBackupsEndAt: '2026-11-30T03:37:00Z', file: '{"signed": true}' },
};

/** The last step of a deletion that is done. */
async function open(erasureCertificate: unknown, kind = 'erasure') {
  const done = { state: 'carried-out', carriedOutAt: '2026-11-23T10:00:00Z', closedAt: '2026-11-23T10:00:00Z' };
  const console = openConsole('requests/req_1', {
    answers: { privacyRequest: request({ ...STAGES.carryOut, ...done, kind }), erasureCertificate },
  });
  await screen.findByText(/The person was told/);
  return console;
}

const region = async () => within(await screen.findByRole('region', { name: 'Certificate of deletion' }));

describe('B11-AC12 the certificate of a deletion that is done', () => {
  it('says what was signed, what the files wait for, and is downloaded as it was signed', async () => {
    const saved: Blob[] = [];
    URL.createObjectURL = (file: Blob | MediaSource) => {
      if (file instanceof Blob) saved.push(file);
      return 'blob:certificate';
    };
    URL.revokeObjectURL = () => undefined;
    const { user } = await open(SIGNED);

    const certificate = await region();
    expect(await certificate.findByText('2')).toBeDefined();
    expect(certificate.getByText(/contact.* 3$/i)).toBeDefined();
    expect(certificate.getByText('1 of 2')).toBeDefined();
    expect(certificate.getByText('there is none')).toBeDefined();
    expect(certificate.getByText(/may not end the write-ahead log/)).toBeDefined();
    await user.click(certificate.getByRole('button', { name: 'Download the certificate' }));
    expect(await saved[0]?.text()).toBe(SIGNED.file);
  });

  it('that is swept says when, without a reason', async () => {
    await open({ ...SIGNED, sweptAt: '2026-11-25T03:18:00Z', sweepReason: null });

    const certificate = await region();
    expect(await certificate.findByText('Database files swept')).toBeDefined();
    expect(certificate.queryByText(/write-ahead log/)).toBeNull();
  });

  it('is waited for while it is being signed, and says when it cannot be loaded', async () => {
    await open(null);
    expect(await (await region()).findByText(/It is being signed/)).toBeDefined();
  });

  it('that cannot be loaded says so', async () => {
    await open(broken);
    expect(await (await region()).findByText('The certificate could not be loaded')).toBeDefined();
  });

  it('is there for deletions alone', async () => {
    await open(SIGNED, 'marketing-stop');
    expect(screen.queryByRole('region', { name: 'Certificate of deletion' })).toBeNull();
  });
});
