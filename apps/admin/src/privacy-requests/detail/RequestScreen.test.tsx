import { cleanup, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { broken, connectionOf, done, OLIVIA, openConsole, refused } from '../../testing/open-console.tsx';
import { ERIKA, PLAN, request, STAGES } from '../../testing/requests.ts';

/** The page of a request that has come so far. */
function open(stage: object, answers: object = {}) {
  return openConsole('requests/req_1', {
    answers: { privacyRequest: request(stage), erasurePreview: PLAN, ...answers },
  });
}
const work = async () => within(await screen.findByRole('region', { name: 'Work on the request' }));

describe('a request', () => {
  it('shows clock, person and where it stands', async () => {
    open(STAGES.review);

    expect(await screen.findByRole('heading', { level: 1, name: 'Erasure' })).toBeDefined();
    const person = within(screen.getByRole('region', { name: 'Person' }));
    expect(person.getAllByText('Erika Muster').length).toBeGreaterThan(0);
    expect(person.getByText('German')).toBeDefined();
    expect(person.getByText('we do (controller)')).toBeDefined();
    expect(screen.getByRole('link', { name: 'Erika Muster' }).getAttribute('href')).toBe('/w/demo/contacts/con_1');
  });

  it('tells every time of the workspace’s zone, and names it', async () => {
    const event = { id: 'evt_1', type: 'verified', detail: null, occurredAt: '2026-11-20T20:30:00Z', actor: null };
    const events = connectionOf([{ ...event, actorKind: 'subject' }]);
    openConsole('requests/req_1', {
      answers: {
        viewer: { memberId: OLIVIA.id, workspace: { id: 'wsp_1', timeZone: 'Asia/Tokyo' } },
        privacyRequest: request({ ...STAGES.match, receivedAt: '2026-11-20T20:29:00Z', events }),
      },
    });

    const clock = within(await screen.findByRole('region', { name: 'Clock' }));
    const log = within(screen.getByRole('region', { name: 'Log' }));

    expect(clock.getByText('21 Nov 2026, 05:29')).toBeDefined();
    expect(clock.getByText('Asia/Tokyo')).toBeDefined();
    expect(log.getByText('05:30')).toBeDefined();
    expect(log.getByText('21 Nov 2026')).toBeDefined();
  });

  it('that is out of sight leads back to the others', async () => {
    openConsole('requests/req_1', { answers: { privacyRequest: null } });

    expect(await screen.findByText('There is no such request')).toBeDefined();
    expect(screen.getByRole('link', { name: 'See all requests' })).toBeDefined();
  });

  it('that cannot be loaded says so', async () => {
    openConsole('requests/req_1', { answers: { privacyRequest: broken } });

    expect(await screen.findByText('The request could not be loaded')).toBeDefined();
  });

  it('is given to somebody', async () => {
    const { user, sent } = open(STAGES.match, { privacyRequestAssign: done(request({ assignee: OLIVIA })) });

    await user.click(await screen.findByRole('combobox', { name: 'Handled by' }));
    await user.click(await screen.findByRole('option', { name: 'Olivia Owner' }));

    expect(sent('RequestAssign')).toEqual({ input: { id: 'req_1', ifVersion: 4, memberId: 'mem_olivia' } });
  });

  it('is refused on a ground of the law only', async () => {
    const { user, sent } = open(STAGES.match, {
      privacyRequestRefuse: done(request({ ...STAGES.match, state: 'refused', refusalGround: 'nothing-held' })),
    });
    await user.click(await screen.findByRole('button', { name: 'More' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Refuse the request…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Refuse the request?' }));

    await user.click(dialog.getByRole('button', { name: 'Refuse and tell the person' }));
    expect(await dialog.findByText('Choose the ground of the law.')).toBeDefined();
    expect(sent('RequestRefuse')).toBeUndefined();
    await user.selectOptions(dialog.getByLabelText(/Ground/), 'nothing-held');
    await user.click(dialog.getByRole('button', { name: 'Refuse and tell the person' }));

    expect(await screen.findByText(/Ground: Nothing is held about the person/)).toBeDefined();
    expect(sent('RequestRefuse')).toEqual({ input: { id: 'req_1', ifVersion: 4, ground: 'nothing-held' } });
  });

  it('takes more time only with a reason that the person can read', async () => {
    const { user, sent } = open(STAGES.match, {
      privacyRequestExtend: done(request({ ...STAGES.match, extendedAt: '2026-11-20T12:00:00Z' })),
    });
    await user.click(await screen.findByRole('button', { name: 'More' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Take more time…' }));

    await user.type(await screen.findByLabelText(/Why/), 'short');
    await user.click(screen.getByRole('button', { name: 'Extend and tell the person' }));
    expect(await screen.findByText('Write at least 10 characters.')).toBeDefined();
    await user.type(screen.getByLabelText(/Why/), ' of hands this month');
    await user.click(screen.getByRole('button', { name: 'Extend and tell the person' }));

    expect(sent('RequestExtend')).toEqual({
      input: { id: 'req_1', ifVersion: 4, reason: 'short of hands this month' },
    });
  });
});

describe('the deletion of an account by its holder', () => {
  it('ACCOUNT-AC1 is stopped by nobody else: neither refused, doubted nor approved here', async () => {
    const { user } = open({ ...STAGES.review, isSelfApproved: true, approvedAt: '2026-11-20T11:00:00Z' });

    expect(await screen.findByText(/The holder of the account deletes it\. It goes by itself/)).toBeDefined();
    expect(screen.queryByText('Approve')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'More' }));
    expect(await screen.findByRole('menuitem', { name: 'Take more time…' })).toBeDefined();
    expect(screen.queryByRole('menuitem', { name: /Refuse|Doubt/ })).toBeNull();
  });
});

describe('a request that a restore brought back', () => {
  const step = (id: string, type: string, losses: string) => ({
    ...{ id, type, detail: `backup of 2026-11-18T06:30:00.000Z${losses}`, occurredAt: '2026-11-20T20:30:00Z' },
    ...{ actor: null, actorKind: 'system' },
  });

  it('B11-AC3 says since when, and what the person is asked for again', async () => {
    const steps = [step('evt_2', 'lost-in-restore', ', files 2, answer, people'), step('evt_1', 'brought-back', '')];
    open({ ...STAGES.match, events: connectionOf(steps) });

    const note = within(await screen.findByRole('region', { name: 'After a restore' }));

    expect(note.getByText(/18 Nov 2026/)).toBeDefined();
    expect(note.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      ...['the 2 files that they had added', 'the answer by which they showed who they are'],
    ]);
    expect(note.getByText(/Match the person again/)).toBeDefined();
    expect(note.queryByText(/in your mailbox/)).toBeNull();
  });

  it('B11-AC3 says where to look for who asked, and nothing of it once it is closed', async () => {
    const events = connectionOf([step('evt_1', 'brought-back', ', requester')]);
    open({ ...STAGES.match, events });
    expect(await screen.findByText(/Look for PR-AAAA-BBBB in your mailbox/)).toBeDefined();
    cleanup();

    open({ ...STAGES.match, state: 'refused', closedAt: '2026-11-20T11:00:00Z', events });

    expect(await screen.findByRole('region', { name: 'Log' })).toBeDefined();
    expect(screen.queryByRole('region', { name: 'After a restore' })).toBeNull();
  });
});

describe('the steps of a deletion', () => {
  it('begin with who asks, known without a code', async () => {
    const { user, sent } = open(STAGES.verify, { privacyRequestConfirmIdentity: done(request(STAGES.match)) });
    const step = await work();
    expect(step.getByRole('button', { name: 'Confirm who asks' })).toHaveProperty('disabled', true);

    await user.click(step.getByRole('radio', { name: 'Signed letter' }));
    await user.click(step.getByRole('button', { name: 'Confirm who asks' }));

    expect(await screen.findByRole('heading', { name: 'Match the person' })).toBeDefined();
    expect(sent('RequestConfirmIdentity')).toEqual({ input: { id: 'req_1', ifVersion: 4, proof: 'signed-letter' } });
  });

  it('say that nobody with the address is held', async () => {
    const { user } = open(STAGES.match, { privacyRequestMatch: { ...done(request(STAGES.match)), matches: [] } });

    await user.click(await screen.findByRole('button', { name: 'Search by the proven address' }));

    expect(await screen.findByText(/Nobody with this address is held/)).toBeDefined();
  });

  it('leave it to people who of several with one address asks', async () => {
    const { user, sent } = open(STAGES.match, {
      privacyRequestMatch: {
        ...done(request(STAGES.match)),
        matches: [{ subjectId: 'sub_1', isShared: true, isIncluded: false }],
      },
      dataSubject: ERIKA,
      privacyRequestInclude: done(request(STAGES.review)),
    });

    await user.click(await screen.findByRole('button', { name: 'Search by the proven address' }));
    await user.click(await screen.findByRole('button', { name: 'Include' }));

    expect(sent('RequestInclude')).toEqual({ input: { id: 'req_1', ifVersion: 4, subjectId: 'sub_1' } });
  });

  it('show in plain words what goes and what stays before somebody puts it forward', async () => {
    const { user, sent } = open(STAGES.review, { privacyRequestPrepare: done(request(STAGES.approve)) });
    const step = await work();

    expect(await step.findByText(/3 records in 2 places/)).toBeDefined();
    expect(step.getByText('full name')).toBeDefined();
    expect(step.getByText('duplicate of')).toBeDefined();
    expect(step.getByText('the whole record')).toBeDefined();
    await user.click(step.getByRole('button', { name: 'Put forward for approval' }));

    expect(await screen.findByRole('heading', { name: 'Approve' })).toBeDefined();
    expect(sent('RequestPrepare')).toEqual({ input: { id: 'req_1', ifVersion: 4 } });
  });

  it('need a second person, who needs no word', async () => {
    const { user, sent } = open(STAGES.approve, { privacyRequestApprove: done(request(STAGES.carryOut)) });
    const step = await work();
    expect(await step.findByText(/Petra Privacy put this deletion forward/)).toBeDefined();

    await user.click(step.getByRole('button', { name: 'Approve the deletion' }));

    expect(await screen.findByRole('heading', { name: 'Carry out' })).toBeDefined();
    expect(sent('RequestApprove')).toEqual({ input: { id: 'req_1', ifVersion: 4 } });
  });

  it('are approved alone only with the reference and the password', async () => {
    const { user, sent } = open(
      { ...STAGES.approve, preparedBy: OLIVIA },
      { privacyRequestApprove: refused('Somebody else holds the right.', 'confirmation') },
    );
    const step = await work();
    const approve = await step.findByRole('button', { name: 'Approve the deletion' });
    expect(approve).toHaveProperty('disabled', true);

    await user.type(step.getByLabelText('If nobody else can: repeat the reference'), 'PR-AAAA-BBBB');
    expect(approve).toHaveProperty('disabled', true);
    await user.type(step.getByLabelText('Your password, once more'), 'a secret of mine');
    await user.click(approve);

    expect(await step.findByText('Somebody else holds the right.')).toBeDefined();
    expect(sent('RequestApprove')).toMatchObject({
      input: { confirmation: 'PR-AAAA-BBBB', password: 'a secret of mine' },
    });
  });

  it('end only after the reference was typed', async () => {
    const { user, sent } = open(STAGES.carryOut, {
      privacyRequestCarryOut: done(
        request({ ...STAGES.carryOut, state: 'carried-out', carriedOutAt: '2026-11-20T12:00:00Z' }),
      ),
    });
    await user.click(await screen.findByRole('button', { name: 'Erase 1 person' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Erase for good?' }));
    const erase = dialog.getByRole('button', { name: 'Erase 1 person' });
    expect(erase).toHaveProperty('disabled', true);

    await user.type(dialog.getByLabelText(/to confirm/), 'PR-AAAA-BBBB');
    await user.click(erase);

    expect(await screen.findByRole('heading', { name: 'Close' })).toBeDefined();
    expect(sent('RequestCarryOut')).toEqual({ input: { id: 'req_1', ifVersion: 4 } });
  });

  it('wait a day where one person approved alone', async () => {
    open({ ...STAGES.carryOut, isSelfApproved: true, carryOutFrom: '2999-01-01T10:00:00Z' });

    expect(await screen.findByRole('button', { name: 'Erase 1 person' })).toHaveProperty('disabled', true);
    expect((await work()).getByText(/1 Jan 2999/)).toBeDefined();
  });

  it('say why nothing was carried out', async () => {
    const { user } = open(
      { ...STAGES.carryOut, kind: 'access', needsApproval: false, textsSearchedAt: '2026-11-20T10:00:00Z' },
      { privacyRequestCarryOut: refused('A hold stands until May.') },
    );

    await user.click(await screen.findByRole('button', { name: 'Make the copy and tell the person' }));

    expect(await screen.findByText('A hold stands until May.')).toBeDefined();
  });
});

describe('a copy', () => {
  const COPY = { ...STAGES.carryOut, kind: 'access', needsApproval: false, textsSearchedAt: '2026-11-20T10:00:00Z' };

  it('is looked at before it is made', async () => {
    open(COPY);
    const step = await work();

    expect(await step.findByText('What is held about the person')).toBeDefined();
    expect(await step.findByText('Addresses and numbers')).toBeDefined();
    expect(step.getByRole('button', { name: 'Make the copy and tell the person' })).toBeDefined();
  });

  it('waits for the person, and says until when', async () => {
    open({
      ...COPY,
      ...{ state: 'carried-out', carriedOutAt: '2026-11-20T12:00:00Z' },
      copies: [
        {
          ...{ id: 'cpy_1', byteSize: 9_200, madeAt: '2026-11-20T12:00:00Z', expiresAt: '2026-11-27T12:00:00Z' },
          ...{ downloadCount: 0, destroyedAt: null },
        },
      ],
    });
    const step = await work();

    expect(await step.findByText('9.2 kB')).toBeDefined();
    expect(step.getByText('not yet')).toBeDefined();
    expect(step.getByText('27 Nov 2026')).toBeDefined();
  });
});
