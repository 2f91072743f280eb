import { describe, expect, it } from 'vitest';
import { DEMO, visitor } from '../../testing/visitor.ts';

const SENT = { requestSubmit: { reference: 'PR-7K2M-94QD', errors: [] } };
function signed(name: string): FormData {
  const form = new FormData();
  form.append('files', new File(['%PDF-1.7'], name));
  return form;
}

const YOU = { email: 'ana@example.test', name: 'Ana', country: '', askedFor: '' };

/** Somebody who chose a right and said who they are; gives where that leads. */
async function asking(kind: string, answers: Readonly<Record<string, unknown>> = SENT, you = YOU) {
  const one = visitor(answers);
  await one.go('/privacy/demo/request', { kind });
  const { to } = await one.go('/privacy/demo/request/you', you);
  const sent = async () => {
    await one.go('/privacy/demo/request/check', {});
    return one.asked.find(({ query }) => query.includes('requestSubmit'))?.variables.input;
  };
  return { ...one, files: one.sent, to, sent };
}

describe('B13-AC1 a correction', () => {
  it('asks how it should be, shows nothing that is held, and sends what was filled in', async () => {
    const { go, to, sent } = await asking('rectification');
    expect(to).toBe('/privacy/demo/request/details');
    expect((await go('/privacy/demo/request/details')).text).toContain('nobody has proven yet who asks');

    const next = await go('/privacy/demo/request/details', {
      fullName: 'Ana María',
      city: '  ',
      birthDate: '1990-02-03',
    });
    await go('/privacy/demo/request/more', { message: '' });
    const { text } = await go('/privacy/demo/request/check');

    expect(next.to).toBe('/privacy/demo/request/more');
    expect(text).toContain('Name, as it should be');
    expect(text).toContain('Ana María');
    expect(await sent()).toMatchObject({
      kind: 'rectification',
      corrections: [
        { field: 'fullName', value: 'Ana María' },
        { field: 'birthDate', value: '1990-02-03' },
      ],
    });
  });

  it('without a single value is told in words, and what is too long is shortened', async () => {
    const { go } = await asking('rectification');

    const long = await go('/privacy/demo/request/details', { city: 'x'.repeat(101) });
    await go('/privacy/demo/request/details', {});
    const silent = await go('/privacy/demo/request/more', { message: '' });
    const told = await go('/privacy/demo/request/more', { message: 'The note of May is about somebody else.' });

    expect(long.status).toBe(422);
    expect(long.text).toContain('Shorten this to 100 characters');
    expect(silent.text).toContain('Say what is wrong, here or on the page before');
    expect(told.to).toBe('/privacy/demo/request/check');
  });
});

describe('B14-AC2 an objection', () => {
  const purposes = [
    { purpose: 'RELATIONSHIP', basis: 'legitimate-interest' },
    { purpose: 'BILLING', basis: 'contract' },
    { purpose: 'MARKETING', basis: 'consent' },
    { purpose: 'SECURITY', basis: 'legitimate-interest' },
  ];
  const centre = { ...DEMO, purposes };

  it('is about purposes of the company that can be objected to, one at least', async () => {
    const { go, sent } = await asking('objection', { ...SENT, centre });

    const { text } = await go('/privacy/demo/request/details');
    const none = await go('/privacy/demo/request/details', { purpose: 'SECURITY' });
    await go('/privacy/demo/request/details', { purpose: 'RELATIONSHIP' });
    await go('/privacy/demo/request/more', { message: 'I moved away.' });
    expect((await go('/privacy/demo/request/details')).text).toMatch(
      /checked[^>]*value="RELATIONSHIP"|value="RELATIONSHIP"[^>]*checked/,
    );

    for (const purpose of ['RELATIONSHIP', 'MARKETING']) expect(text).toContain(`value="${purpose}"`);
    for (const purpose of ['BILLING', 'SECURITY']) expect(text).not.toContain(`value="${purpose}"`);
    expect(none.status).toBe(422);
    expect(none.text).toContain('Choose what you object to');
    expect(await sent()).toMatchObject({ kind: 'objection', objectedTo: ['RELATIONSHIP'], message: 'I moved away.' });
  });

  it('to a company that names no purpose is about everything', async () => {
    const { go, sent } = await asking('objection');

    expect((await go('/privacy/demo/request/details')).to).toBe('/privacy/demo/request/more');
    await go('/privacy/demo/request/more', { message: '' });
    expect(await sent()).toMatchObject({ objectedTo: [] });
  });
});

describe('B15-AC4 a restriction', () => {
  it('has one of the four grounds of the law', async () => {
    const { go, sent } = await asking('restriction');

    const none = await go('/privacy/demo/request/details', { ground: 'because' });
    await go('/privacy/demo/request/details', { ground: 'needed-for-claims' });
    await go('/privacy/demo/request/more', { message: '' });

    expect(none.text).toContain('Choose why the use should be restricted');
    expect((await go('/privacy/demo/request/check')).text).toContain('I need the data for legal claims');
    expect(await sent()).toMatchObject({ restrictionGround: 'needed-for-claims' });
  });
});

describe('the other rights', () => {
  it('to stop advertising asks for nothing but the address', async () => {
    const { go, to, sent } = await asking('marketing-stop');

    expect(to).toBe('/privacy/demo/request/check');
    expect((await go('/privacy/demo/request/details')).to).toBe('/privacy/demo/request/more');
    expect(await sent()).toMatchObject({ kind: 'marketing-stop' });
    expect((await go('/privacy/demo/verify')).text).toContain('Advertising is being stopped already.');
  });

  it.each([
    ['complaint', 'Say what you are complaining about'],
    ['automated-decision-review', 'Say which decision you mean'],
  ])('a %s says what it is about', async (kind, missing) => {
    const { go, to } = await asking(kind);

    expect(to).toBe('/privacy/demo/request/more');
    expect((await go('/privacy/demo/request/more', { message: '' })).text).toContain(missing);
    expect((await go('/privacy/demo/request/more', { message: 'You called me at night.' })).to).toBe(
      '/privacy/demo/request/check',
    );
  });

  it('B19-AC2 are used by parents for their children', async () => {
    const { go, sent } = await asking('complaint', SENT, { ...YOU, askedFor: 'child' });
    await go('/privacy/demo/request/more', { message: 'My son is ten.' });

    expect((await go('/privacy/demo/request/check')).text).toContain('a child of yours');
    expect(await sent()).toMatchObject({ askedFor: 'child' });
  });

  it('AGENT-AC3 are used for somebody who authorised one: the code goes to that person, and no power of attorney is asked for', async () => {
    const { go, to, sent } = await asking('access', SENT, { ...YOU, askedFor: 'client' });
    expect(to).toBe('/privacy/demo/request/for');
    const { text } = await go('/privacy/demo/request/for');
    expect(text).toContain('no power of attorney is needed');
    expect(text).toContain('ana@example.test');
    expect((await go('/privacy/demo/request/for', { name: '' })).status).toBe(422);

    expect((await go('/privacy/demo/request/for', { name: 'Rights Ltd' })).to).toBe('/privacy/demo/request/more');
    await go('/privacy/demo/request/more', { message: '' });

    expect((await go('/privacy/demo/request/check')).text).toContain('Rights Ltd');
    expect(await sent()).toMatchObject({ askedFor: 'client', agentName: 'Rights Ltd' });
  });

  it('AGENT-AC2 add a signed permission with the last answers, without a script; a refused one is chosen again or left out', async () => {
    const taken = { requestSubmit: { reference: 'PR-7K2M-94QD', permissionToken: 'adds-only', errors: [] } };
    const agent = await asking('access', taken, { ...YOU, askedFor: 'client' });
    await agent.go('/privacy/demo/request/for', { name: 'Rights Ltd' });
    await agent.go('/privacy/demo/request/more', { message: '' });
    expect((await agent.go('/privacy/demo/request/permission')).to).toBe('/privacy/demo/request');

    const { text } = await agent.go('/privacy/demo/request/check');
    const refused = await agent.go('/privacy/demo/request/check', signed('refused.html'));
    const again = await agent.go('/privacy/demo/request/permission', signed('signed.pdf'));

    expect(text).toMatch(/<form[^>]*multipart\/form-data[\s\S]*type="file"/);
    expect(text).toContain('(optional)');
    expect(text).not.toContain('<script');
    expect([refused.status, again.to]).toEqual([422, '/privacy/demo/verify']);
    for (const words of ['was not taken', 'counts without this file', 'href="/privacy/demo/verify"'])
      expect(refused.text).toContain(words);
    // The request is sent once, and the file with what adds it alone.
    expect(agent.asked.filter(({ query }) => query.includes('requestSubmit'))).toHaveLength(1);
    expect(agent.files.at(-1)?.headers).toMatchObject({
      ...{ 'x-request-reference': 'PR-7K2M-94QD', 'x-permission-token': 'adds-only', 'x-file-name': 'signed.pdf' },
    });
    expect(agent.files.at(-1)?.headers).not.toHaveProperty('x-request-token');

    // Nothing is asked of somebody who asks for themselves, or who opts out for another.
    const own = await asking('access', SENT);
    await own.go('/privacy/demo/request/more', { message: '' });
    expect((await own.go('/privacy/demo/request/check')).text).not.toContain('type="file"');
    const optOut = await asking('marketing-stop', SENT, { ...YOU, askedFor: 'client' });
    expect((await optOut.go('/privacy/demo/request/for')).text).toContain('holds as soon as you send it');
    await optOut.go('/privacy/demo/request/for', { name: 'Rights Ltd' });
    expect((await optOut.go('/privacy/demo/request/check')).text).not.toContain('type="file"');
  });

  it('DEC-AC2 are used about somebody who died, with clear words on what heirs can expect', async () => {
    const { go, to, sent } = await asking('access', SENT, { ...YOU, askedFor: 'deceased' });
    expect(to).toBe('/privacy/demo/request/for');
    expect((await go('/privacy/demo/request/for')).text).toContain('nothing is decided by a machine');

    await go('/privacy/demo/request/for', { name: 'Ana Lind' });
    await go('/privacy/demo/request/more', { message: '' });

    expect((await go('/privacy/demo/request/check')).text).toContain('Ana Lind');
    expect(await sent()).toMatchObject({ askedFor: 'deceased', deceasedName: 'Ana Lind' });
  });

  it('forget what was answered about another one', async () => {
    const { go, sent } = await asking('restriction');
    await go('/privacy/demo/request/details', { ground: 'unlawful' });
    await go('/privacy/demo/request', { kind: 'access' });
    await go('/privacy/demo/request/you', YOU);

    expect(await sent()).toMatchObject({ kind: 'access', restrictionGround: null });
  });

  it('are asked for by nobody who has not said who they are', async () => {
    const { go } = visitor();
    await go('/privacy/demo/request', { kind: 'restriction' });

    expect((await go('/privacy/demo/request/details')).to).toBe('/privacy/demo/request/you');
    expect((await go('/privacy/demo/request/details', { ground: 'unlawful' })).to).toBe('/privacy/demo/request/you');
  });
});

describe('the decision', () => {
  const decided = {
    ...{ reference: 'PR-7K2M-94QD', kind: 'rectification', state: 'carried-out', receivedAt: '2026-11-20T09:00:00Z' },
    ...{ dueOn: '2026-12-20', isStill: false, extensionReason: null, refusalGround: null, copy: null, steps: [] },
    ...{
      duplicateOf: null,
      erased: null,
      messages: [],
      evidence: [],
      mayAddEvidence: false,
      decision: { outcome: 'partly', reason: 'Only one was wrong.' },
    },
    corrections: [
      { field: 'city', state: 'granted' },
      { field: 'fullName', state: 'refused' },
    ],
  };

  it.each([
    ['partly', 'It was decided in part as you asked.'],
    ['refused', 'It was not decided as you asked.'],
    ['granted', 'It was decided as you asked.'],
  ])('%s is told with the reasons, value by value', async (outcome, words) => {
    const requestStatus = { ...decided, decision: { outcome, reason: 'Only one was wrong.' } };
    const { go } = await asking('access', { ...SENT, requestVerify: { token: 't', errors: [] }, requestStatus });
    await go('/privacy/demo/request/more', { message: '' });
    await go('/privacy/demo/request/check', {});
    await go('/privacy/demo/verify', { code: '123456' });

    const { text } = await go('/privacy/demo/status');

    for (const shown of [words, 'Only one was wrong.', 'corrected', 'stays; your word stands beside it'])
      expect(text).toContain(shown);
  });
});
