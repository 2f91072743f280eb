import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { done, openConsole, refused } from '../../testing/open-console.tsx';
import { CLOCK, request, STAGES } from '../../testing/requests.ts';

const QUESTION = {
  ...{ id: 'rms_1', kind: 'clarification', body: 'Which data?', sentAt: '2999-11-21T09:00:00Z', answeredAt: null },
};
const ASKED = { ...STAGES.match, askedAt: QUESTION.sentAt, isClockStill: true, messages: [QUESTION] };

function open(stage: object, answers: object = {}) {
  return openConsole('requests/req_1', {
    answers: { privacyRequest: request(stage), privacyRequestClock: CLOCK, ...answers },
  });
}
const messages = async () => within(await screen.findByRole('region', { name: 'Messages' }));
const clock = async () => within(await screen.findByRole('region', { name: 'Clock' }));

describe('CLOCK-AC2 the conversation', () => {
  it('begins a question with words in the language of the request, sends it, and shows that the clock stands still', async () => {
    const { user, sent } = open(STAGES.match, { privacyRequestAsk: done(request(ASKED)) });
    const talk = await messages();
    expect(talk.getByText('The clock stands still until the person answers.')).toBeDefined();
    expect(talk.queryByRole('option', { name: 'A question about who asks' })).toBeNull();

    await user.selectOptions(
      talk.getByLabelText('Begin with'),
      await talk.findByRole('option', { name: 'Which data, and from when' }),
    );
    await user.type(talk.getByLabelText(/What the person reads/), ' Bitte sagen.');
    await user.click(talk.getByRole('button', { name: 'Ask the person' }));

    expect(await talk.findByText('waiting for the answer')).toBeDefined();
    expect((await clock()).getByText('stands still until the person answers')).toBeDefined();
    expect(sent('RequestAsk')).toEqual({
      input: { id: 'req_1', ifVersion: 4, kind: 'clarification', text: 'Welche Daten meinen Sie? Bitte sagen.' },
    });
  });

  it('takes only a message while a question is open, and sends nothing without words', async () => {
    const { user, sent } = open(ASKED, { privacyRequestWrite: refused('WRONG_STATE', 'It is closed.') });
    const talk = await messages();

    await user.click(await talk.findByRole('button', { name: 'Send the message' }));
    expect(await talk.findByText('Write what the person reads.')).toBeDefined();
    expect(sent('RequestWrite')).toBeUndefined();
    await user.type(talk.getByLabelText(/What the person reads/), 'Still here');
    await user.click(talk.getByRole('button', { name: 'Send the message' }));

    expect(await talk.findByText('Nothing was sent.')).toBeDefined();
    expect(sent('RequestWrite')).toEqual({ input: { id: 'req_1', ifVersion: 4, text: 'Still here' } });
  });

  it('asks anew once a question had its sixty days, and says that nobody answered it', async () => {
    const lapsed = { ...QUESTION, sentAt: '2020-01-31T09:00:00Z' };
    open({ ...STAGES.match, messages: [lapsed] });
    const talk = await messages();

    expect(await talk.findByRole('option', { name: 'A question about the request' })).toBeDefined();
    expect(talk.getByText('never answered')).toBeDefined();
  });

  it('says that a question does not stop a clock that has run out', async () => {
    open({ ...STAGES.match, dueOn: '2020-01-31' });

    expect((await messages()).getByText('The last day is over: a question does not stop the clock.')).toBeDefined();
  });

  it('asks who asks only once a doubt is noted, and says where a law knows no pause', async () => {
    open({ regime: 'ccpa' });
    const talk = await messages();

    expect(await talk.findByRole('option', { name: 'A question about the request' })).toBeDefined();
    expect(talk.queryByRole('option', { name: 'A question about who asks' })).toBeNull();
    expect(talk.getByText('The clock goes on: this law knows no pause.')).toBeDefined();
  });

  it('shows what was destroyed as destroyed, and stays to be read once the request is closed', async () => {
    const answer = { ...QUESTION, id: 'rms_2', kind: 'answer', body: null, sentAt: '2999-11-22T09:00:00Z' };
    open({ ...ASKED, state: 'refused', messages: [answer, { ...QUESTION, answeredAt: answer.sentAt }] });
    const talk = await messages();

    const items = talk.getAllByRole('listitem').map((item) => item.textContent ?? '');
    expect(items[0]).toContain('answered');
    expect(items[1]).toContain('These words were destroyed.');
    expect(talk.queryByLabelText(/What the person reads/)).toBeNull();
  });
});

describe('CLOCK-AC5 the clock', () => {
  it('shows the last day of every law that holds, and what is told by when', async () => {
    const two = [...CLOCK.regimes, { regime: 'ccpa', law: 'CCPA', dueOn: '2999-12-30', isStill: false }];
    open(STAGES.match, { privacyRequestClock: { ...CLOCK, regimes: two, pausedDays: 6 } });
    const shown = await clock();

    expect(await shown.findByText('Last day under the CCPA')).toBeDefined();
    expect(shown.getByText('6 days')).toBeDefined();
    const told = within(shown.getByRole('region', { name: 'What the person is told' }));
    expect(told.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      expect.stringMatching(/That the request came in.*told/),
      expect.stringMatching(/The answer.*by 19 Dec 2999/),
    ]);
  });

  it('tells the person that it came in, where nobody did', async () => {
    const { user, sent } = open(
      { ...STAGES.match, acknowledgedAt: null },
      { privacyRequestAcknowledge: done(request(STAGES.match)) },
    );

    await user.click(await (await clock()).findByRole('button', { name: 'Tell the person that it came in' }));

    expect(sent('RequestAcknowledge')).toEqual({ input: { id: 'req_1', ifVersion: 4 } });
  });
});

describe('ID-AC3 a doubt about who asks', () => {
  it('is noted with a reason, and then one thing more can be asked', async () => {
    const doubted = { doubtedAt: '2026-11-21T09:00:00Z', doubtReason: 'The writing is another.' };
    const { user, sent } = open(STAGES.match, { privacyRequestDoubt: done(request(doubted)) });

    await user.click(await screen.findByRole('button', { name: 'More' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Doubt who asks…' }));
    await user.type(await screen.findByLabelText(/Why/), 'The writing is another.');
    await user.click(screen.getByRole('button', { name: 'Note the doubt' }));

    expect(await screen.findByText(/Somebody doubted who asks: The writing is another\./)).toBeDefined();
    expect((await messages()).getByRole('option', { name: 'A question about who asks' })).toBeDefined();
    expect(sent('RequestDoubt')).toEqual({ input: { id: 'req_1', ifVersion: 4, reason: 'The writing is another.' } });
  });
});

describe('ID-AC2 a duplicate', () => {
  it('is closed for the earlier request after a question, and offered only where that can be answered for both', async () => {
    const other = { id: 'req_0', reference: 'PR-OLDE-RONE', kind: 'erasure', state: 'received', canAnswerBoth: true };
    const late = { ...other, id: 'req_9', reference: 'PR-LATE-RONE', canAnswerBoth: false };
    const closed = { ...STAGES.match, state: 'closed', closedAt: '2026-11-21T09:00:00Z' };
    const { user, sent } = open(STAGES.match, {
      privacyRequestRelated: [other, late].map((one) => ({ ...one, receivedAt: '2026-11-18T09:00:00Z' })),
      privacyRequestMarkDuplicate: done(request(closed)),
    });

    expect(await screen.findByRole('link', { name: 'PR-LATE-RONE' })).toBeDefined();
    await user.click(await screen.findByRole('button', { name: 'Answer both there' }));
    await user.click(await screen.findByRole('button', { name: 'Close this one and tell the person' }));

    expect(await screen.findByText(/An earlier request for the same right is answered for both/)).toBeDefined();
    expect(sent('RequestMarkDuplicate')).toEqual({ input: { id: 'req_1', ifVersion: 4, ofId: 'req_0' } });
  });
});
