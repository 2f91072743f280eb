import { describe, expect, it } from 'vitest';
import { answered, visitor } from '../testing/visitor.ts';

const REFERENCE = 'PR-7K2M-94QD';
const PENDING = { sweptAt: null, sweepDueAt: '2026-11-25T03:17:00Z', sweepReason: null };
const HOLDS = {
  ...{ reference: REFERENCE, version: 2, issuedAt: '2026-11-24T12:00:00Z', erasedAt: '2026-11-23T12:00:00Z' },
  ...{ destroyedKeys: 1, openReviews: 2, ...PENDING, dataBackupsEndAt: '2026-12-28T01:00:00Z', keyBackupsEndAt: null },
  erased: [{ category: 'contact', records: 3 }],
  kept: [
    { category: 'preference', ground: 'proof', records: 2, endsOn: '2029-11-23' },
    { category: null, ground: 'legal-claims', records: 1, endsOn: null },
  ],
  texts: {
    ...{
      state: 'searching',
      searchEndsOn: '2026-11-30',
      searchedAt: null,
      waiting: 2,
      reviewEndsOn: '2026-12-07',
      unread: 1,
    },
  },
  recipients: [
    { name: 'Mailer & Co.', toldAt: '2026-11-23T12:00:00Z', acknowledgedAt: null, impossibleReason: null },
    { name: 'Gone Inc.', toldAt: null, acknowledgedAt: null, impossibleReason: 'recipient-gone' },
  ],
};
const SENT = { requestSubmit: { reference: REFERENCE, errors: [] }, requestVerify: { token: 'the-token', errors: [] } };
const ERASED = {
  ...{ reference: REFERENCE, kind: 'erasure', state: 'carried-out', receivedAt: '2026-11-20T22:30:00Z' },
  ...{
    dueOn: '2026-12-20',
    extensionReason: null,
    refusalGround: null,
    copy: null,
    isStill: false,
    messages: [],
    evidence: [],
    mayAddEvidence: false,
  },
  ...{ duplicateOf: null, erased: { done: 1, all: 1 }, kept: [], steps: [] },
};
const OWN = {
  reference: REFERENCE,
  version: 2,
  issuedAt: '2026-11-24T12:00:00Z',
  ...PENDING,
  file: '{"signed": true}\n',
};

/** What somebody chooses and sends. */
function chosen(reference: string, content: string): FormData {
  const form = new FormData();
  form.set('reference', reference);
  form.set('certificate', new File([content], 'certificate.json', { type: 'application/json' }));
  return form;
}

describe('B11-AC12 a certificate that somebody shows', () => {
  it('is sent as the file it is, and holds: what went, what stays until when, who was told, and what still waits', async () => {
    const { go, asked } = visitor({ certificateVerify: HOLDS });
    const form = await go('/privacy/demo/certificate');

    const { status, text } = await go('/privacy/demo/certificate', chosen(' pr-7k2m-94qd', '{"format": 1}'));

    expect(form.text).toMatch(/<form[^>]+enctype="multipart\/form-data"/i);
    expect(form.text).toContain('<input type="file"');
    expect(form.text).not.toContain('<script');
    expect(asked.at(-1)?.variables.input).toEqual({ workspace: 'demo', reference: REFERENCE, file: '{"format": 1}' });
    expect(status).toBe(200);
    for (const words of [
      ...['This certificate holds', '23 November 2026 at 13:00 CET', '3 records', 'as proof, without your name'],
      ...['until 23 November 2029', 'Single records: 1 record, for legal claims, until nothing keeps it any more'],
      ...['still being searched, until 30 November 2026', '2 texts may still mean', 'until 7 December 2026'],
      ...[
        '1 text could not be read',
        'No search finds everything',
        '<bdi>Mailer &amp; Co.</bdi>: was told on 23 November 2026',
        'could not be told',
      ],
      ...['by 25 November 2026', 'ends on 28 December 2026', 'There is no backup that holds the keys.'],
    ])
      expect(text).toContain(words);
  });

  it('that does not hold has one face, whatever the reason; nothing is asked where something is missing', async () => {
    const { go, asked } = visitor({ certificateVerify: null });

    const faces = [
      await go('/privacy/demo/certificate', chosen(REFERENCE, 'cut {')),
      await go('/privacy/demo/certificate', chosen('PR-AAAA-AAAA', '{}')),
    ];
    const count = asked.length;
    const empty = await go('/privacy/demo/certificate', chosen('', ''));

    expect(new Set(faces.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(faces[0]?.status).toBe(422);
    expect(faces[0]?.text).toContain('This certificate does not hold');
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Choose the file of the certificate');
    expect(asked.slice(count).some(({ query }) => query.includes('certificateVerify'))).toBe(false);
  });

  it.each([
    ['busy', 'tried again each night'],
    ['log-copied', 'keeps copies of its log'],
    ['log-not-ours', 'written over by itself'],
    ['tables-not-ours', 'has to allow it'],
  ])('says why the files still have traces: %s', async (sweepReason, words) => {
    const { go } = visitor({ certificateVerify: { ...HOLDS, sweepReason } });

    expect((await go('/privacy/demo/certificate', chosen(REFERENCE, '{}'))).text).toContain(words);
  });

  it.each([
    ['de', 'Diese Bescheinigung gilt', 'ltr'],
    ['fr', 'Ce certificat est valable', 'ltr'],
    ['ar', 'هذه الشهادة صالحة', 'rtl'],
  ])('is answered in %s', async (language, words, direction) => {
    const { go } = visitor({ certificateVerify: HOLDS });
    await go(`/privacy/demo/certificate?lang=${language}`);

    const { text } = await go('/privacy/demo/certificate', chosen(REFERENCE, '{}'));

    expect(text).toContain(words);
    expect(text).toContain(`<html lang="${language}" dir="${direction}">`);
  });
});

describe('B11-AC12 the person’s own certificate', () => {
  it('is fetched from the page of the request, as a file, with what opens the request', async () => {
    const { go, asked } = await proved({ requestCertificate: OWN });
    const page = await go('/privacy/demo/status');

    const { response, text } = await go('/privacy/demo/status/certificate');

    expect(page.text).toContain('href="/privacy/demo/status/certificate"');
    expect(page.text).toContain('by 25 November 2026');
    expect(asked.at(-1)?.variables.input).toEqual({ workspace: 'demo', reference: REFERENCE, token: 'the-token' });
    expect([text, response.headers.get('content-disposition'), response.headers.get('cache-control')]).toEqual([
      ...[OWN.file, `attachment; filename="certificate-${REFERENCE}-2.json"`, 'no-store'],
    ]);
  });

  it('is nobody else’s: without the code there is a question, and before it is signed the page says so', async () => {
    const stranger = visitor({ requestCertificate: OWN });
    const early = await proved({ requestCertificate: null });

    expect((await stranger.go('/privacy/demo/status/certificate')).to).toBe('/privacy/demo/status');
    expect(stranger.asked.some(({ query }) => query.includes('requestCertificate'))).toBe(false);
    expect((await early.go('/privacy/demo/status')).text).toContain('It is being made.');
    expect((await early.go('/privacy/demo/status/certificate')).to).toBe('/privacy/demo/status');
  });
});

/** Somebody who has proved the address of a request whose deletion is done. */
async function proved(more: object) {
  const one = await answered({ ...SENT, requestStatus: ERASED, ...more });
  await one.go('/privacy/demo/request/check', {});
  await one.go('/privacy/demo/verify', { code: '123456' });
  return one;
}
