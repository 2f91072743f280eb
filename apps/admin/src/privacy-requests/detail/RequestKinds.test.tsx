import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connectionOf, done, openConsole, refused } from '../../testing/open-console.tsx';
import { ERIKA, PETRA, PLAN, request, STAGES } from '../../testing/requests.ts';

const NOTHING = { contacts: [], members: [], erasedAt: null, restrictedAt: null, restrictionEndToldAt: null };
const BEN = {
  ...{ __typename: 'Contact', id: 'con_2', subjectId: 'sub_2', fullName: 'Ben Ode', company: null },
  emails: [{ id: 'pnt_2', value: 'ben@example.test' }],
};

function open(stage: object, answers: object = {}) {
  return openConsole('requests/req_1', {
    answers: { privacyRequest: request(stage), erasurePreview: PLAN, ...answers },
  });
}
const work = async () => within(await screen.findByRole('region', { name: 'Work on the request' }));

describe('what is done for a right', () => {
  it.each([
    ['portability', 'Make the copy and tell the person', /The copy holds everything below/],
    ['marketing-stop', 'Stop marketing', /marketing and prospecting by every channel/],
  ])('is told before a %s is carried out, which needs no second word', async (kind, verb, lead) => {
    const stage = { ...STAGES.review, kind, needsApproval: false, textsSearchedAt: '2026-11-20T10:00:00Z' };
    const { user, sent } = open(stage, {
      privacyRequestCarryOut: done(
        request({ ...stage, state: 'carried-out', carriedOutAt: '2026-11-20T12:00:00Z', version: 5 }),
      ),
    });
    const step = await work();
    expect(await step.findByText(lead)).toBeDefined();
    expect(sent('RequestCarryOut')).toBeUndefined();

    await user.click(step.getByRole('button', { name: verb }));

    expect(await screen.findByRole('heading', { name: 'Close' })).toBeDefined();
    expect(sent('RequestCarryOut')).toEqual({ input: { id: 'req_1', ifVersion: 4 } });
  });

  it('cannot be taken back once it began: a deletion that stands still is pressed on', async () => {
    const begun = {
      id: 'evt_1',
      type: 'erasure-started',
      detail: null,
      occurredAt: '2026-11-20T12:00:00Z',
      actor: null,
    };
    open({ ...STAGES.carryOut, events: connectionOf([{ ...begun, actorKind: 'system' }]) });

    expect(await (await work()).findByText(/what is deleted stays deleted/)).toBeDefined();
  });
});

describe('the people of a request', () => {
  /** Opens the step in which people are chosen, behind which the request is already. */
  async function openPeople(stage: object, answers: object = {}) {
    const opened = open(stage, answers);
    await opened.user.click(await screen.findByRole('button', { name: /Match the person/ }));
    return opened;
  }

  it('are found by name where the address finds nobody, and whoever is covered is not offered again', async () => {
    const { user, sent } = await openPeople(STAGES.review, {
      contacts: connectionOf([BEN, { ...BEN, ...{ id: 'con_1', subjectId: 'sub_1', fullName: 'Erika Muster' } }]),
      privacyRequestInclude: done(request({ ...STAGES.review, subjectCount: 2 })),
    });

    await user.type(await screen.findByRole('combobox', { name: 'Include somebody else' }), 'Be');
    const found = await screen.findByRole('option', { name: 'Ben Ode · ben@example.test' });
    expect(screen.queryByRole('option', { name: /Erika/ })).toBeNull();
    await user.click(found);

    expect(sent('RequestInclude')).toEqual({ input: { id: 'req_1', ifVersion: 4, subjectId: 'sub_2' } });
  });

  it('are looked for by no single letter, and nobody is said to be nobody', async () => {
    const { user, sent } = await openPeople(STAGES.review, { contacts: connectionOf([]) });
    const field = await screen.findByRole('combobox', { name: 'Include somebody else' });

    await user.type(field, 'B');
    expect(await screen.findByText('Type at least two letters')).toBeDefined();
    expect(sent('FindPerson')).toBeUndefined();
    await user.type(field, 'o');

    expect(await screen.findByText('Nobody of this name')).toBeDefined();
  });

  it('are taken out again, and it is said where that is refused', async () => {
    const { user, sent } = await openPeople(STAGES.review, {
      privacyRequestExclude: refused('The deletion has begun.'),
    });

    await user.click(await screen.findByRole('button', { name: 'Take out' }));

    expect(await screen.findByText('The deletion has begun.')).toBeDefined();
    expect(sent('RequestExclude')).toEqual({ input: { id: 'req_1', ifVersion: 4, subjectId: 'sub_1' } });
  });

  it('are named as what they are: a colleague, somebody restricted, somebody who was erased, somebody without a name', async () => {
    const colleague = { ...NOTHING, id: 'sub_2', kind: 'member', members: [PETRA] };
    const people = [
      { ...ERIKA, restrictedAt: '2026-11-01T09:00:00Z' },
      colleague,
      { ...NOTHING, id: 'sub_3', kind: 'contact', erasedAt: '2026-11-02T09:00:00Z' },
      { ...NOTHING, id: 'sub_4', kind: 'account' },
    ].map((subject) => ({ id: `rqs_${subject.id}`, subject: { ...subject, __typename: 'DataSubject' } }));
    await openPeople({ ...STAGES.review, subjectCount: people.length, subjects: people });
    const step = await work();

    expect(await step.findByText('restricted')).toBeDefined();
    expect(step.getByText('Petra Privacy')).toBeDefined();
    expect(step.getByText('o@demo.example')).toBeDefined();
    expect(step.getByText('A person who was erased')).toBeDefined();
    expect(step.getByText('A person without a name')).toBeDefined();
    for (const kind of ['member', 'account']) expect(step.getByText(kind)).toBeDefined();
    expect(step.queryByRole('link', { name: 'A person who was erased' })).toBeNull();
  });
});

it('the log tells in words what happened, and never by whose id', async () => {
  const events = [
    ['verified', 'signed-letter', PETRA],
    ['matched', '2 found, 1 added', PETRA],
    ['included', 'sub_9', PETRA],
    ['erasure-finished', '3 erased', null],
    ['refused', 'nothing-held', PETRA],
  ].map(([type, detail, actor], index) => ({
    ...{ id: `evt_${index}`, type, detail, actor },
    ...{ occurredAt: `2026-11-20T1${index}:00:00Z`, actorKind: actor ? 'member' : 'system' },
  }));
  open({ ...STAGES.review, events: connectionOf(events) });

  const log = within(await screen.findByRole('region', { name: 'Log' }));

  expect(log.getByText(/Petra Privacy · Signed letter/)).toBeDefined();
  expect(log.getByText(/2 found, 1 added/)).toBeDefined();
  expect(log.getByText(/3 erased/)).toBeDefined();
  expect(log.getByText(/Nothing is held about the person/)).toBeDefined();
  expect(log.queryByText(/sub_9/)).toBeNull();
});
