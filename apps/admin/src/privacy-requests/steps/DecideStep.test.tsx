import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { done, openConsole, refused } from '../../testing/open-console.tsx';
import { ERIKA, PLAN, request, STAGES } from '../../testing/requests.ts';

const REASON = 'The contract needs it.';
const STAGE = { ...STAGES.review, needsApproval: false };

function open(stage: object, answers: object = {}) {
  return openConsole('requests/req_1', {
    answers: { privacyRequest: request({ ...STAGE, ...stage }), erasurePreview: PLAN, ...answers },
  });
}
const form = async () => within(await screen.findByRole('form', { name: 'Decide' }));
const decided = (stage: object, decision: string) =>
  done(
    request({
      ...{ ...STAGE, ...stage, version: 5, decision, decidedAt: '2026-11-20T12:00:00Z', decisionReason: REASON },
      ...(decision === 'refused'
        ? { state: 'refused' }
        : { state: 'carried-out', carriedOutAt: '2026-11-20T12:00:00Z', closedAt: '2026-11-20T12:00:00Z' }),
    }),
  );

describe('B14-AC2 an objection', () => {
  const stage = { kind: 'objection', objectedTo: ['RELATIONSHIP', 'SUPPORT'] };

  it('is decided with reasons, for some of its purposes where it stands in part', async () => {
    const { user, sent } = open(stage, { privacyRequestDecide: decided(stage, 'partly') });
    const step = await form();
    await user.click(step.getByRole('button', { name: 'Decide and tell the person' }));
    expect(await step.findByText('Choose what you decide.')).toBeDefined();
    expect(step.getByText('Write at least 10 characters.')).toBeDefined();

    await user.click(step.getByRole('radio', { name: 'It stands in part' }));
    await user.click(await step.findByRole('checkbox', { name: 'Support' }));
    await user.type(step.getByRole('textbox', { name: /The reasons/ }), REASON);
    await user.click(step.getByRole('button', { name: 'Decide and tell the person' }));

    expect(await screen.findByText('granted in part')).toBeDefined();
    expect(screen.getByText(REASON)).toBeDefined();
    expect(sent('RequestDecide')).toEqual({
      input: {
        ...{ id: 'req_1', ifVersion: 4, outcome: 'partly', reason: REASON },
        ...{ purposes: ['SUPPORT'], restrictionGround: null, corrections: [] },
      },
    });
  });

  it('that is refused says so with the reasons, and a refusal of the server is shown', async () => {
    const { user } = open(stage, { privacyRequestDecide: refused('Somebody decided it meanwhile.') });
    const step = await form();

    await user.click(step.getByRole('radio', { name: 'It does not stand' }));
    await user.type(step.getByRole('textbox', { name: /The reasons/ }), REASON);
    await user.click(step.getByRole('button', { name: 'Decide and tell the person' }));

    expect(await screen.findByText('Somebody decided it meanwhile.')).toBeDefined();
  });

  it('that was refused shows the decision', async () => {
    open({
      ...stage,
      state: 'refused',
      decision: 'refused',
      decidedAt: '2026-11-20T12:00:00Z',
      decisionReason: REASON,
    });

    expect(await screen.findByText('The person was told the reasons, and where to complain.')).toBeDefined();
    expect(screen.getByText(REASON)).toBeDefined();
  });
});

it('B13-AC1 a correction is weighed value by value, beside what is held', async () => {
  const corrections = [
    { id: 'cor_1', field: 'fullName', proposed: 'Erika M. Muster', state: 'open' },
    { id: 'cor_2', field: 'city', proposed: 'Bonn', state: 'open' },
  ];
  const held = {
    ...{ __typename: 'Contact', id: 'con_1', fullName: 'Erika Muster', jobTitle: null, city: 'Köln', country: null },
    ...{ birthDate: null, emails: [], phones: [], addresses: [], withheld: [] },
  };
  const stage = { kind: 'rectification', corrections };
  const { user, sent } = open(stage, {
    dataSubject: { ...ERIKA, contacts: [held] },
    privacyRequestDecide: decided(
      { ...stage, corrections: corrections.map((one) => ({ ...one, state: 'granted' })) },
      'granted',
    ),
  });
  const step = await form();
  const [name, city] = [step.getByRole('radiogroup', { name: 'Name' }), step.getByRole('radiogroup', { name: 'City' })];
  expect(await within(city).findByText('Köln')).toBeDefined();
  expect(within(city).getByText('Bonn')).toBeDefined();

  await user.click(within(name).getByRole('radio', { name: 'Correct it' }));
  await user.type(step.getByRole('textbox', { name: /The reasons/ }), REASON);
  await user.click(step.getByRole('button', { name: 'Decide and tell the person' }));
  expect(await step.findByText('Say of each value whether it is corrected.')).toBeDefined();
  await user.click(within(city).getByRole('radio', { name: 'It stays; put their word beside it' }));
  await user.click(step.getByRole('button', { name: 'Decide and tell the person' }));

  expect(await screen.findByText('The decision')).toBeDefined();
  expect(sent('RequestDecide')).toMatchObject({
    input: {
      corrections: [
        { id: 'cor_1', isGranted: true },
        { id: 'cor_2', isGranted: false },
      ],
    },
  });
});

it('B15-AC4 a restriction is granted on its ground, and lifted once the person was told', async () => {
  const stage = { kind: 'restriction', restrictionGround: 'unlawful' };
  const restricted = { ...ERIKA, restrictedAt: '2026-11-20T12:00:00Z' };
  const told = { ...restricted, restrictionEndToldAt: '2026-11-21T12:00:00Z' };
  const covers = { subjects: [{ id: 'rqs_1', subject: restricted }] };
  const { user, sent } = open(stage, {
    privacyRequestDecide: decided({ ...stage, ...covers }, 'granted'),
    subjectTellRestrictionEnd: done(told),
    subjectLiftRestriction: done({ ...told, restrictedAt: null, restrictionEndToldAt: null }),
  });
  const step = await form();
  await user.click(step.getByRole('radio', { name: 'Restrict' }));
  expect(await step.findByRole('combobox', { name: 'Ground' })).toHaveProperty('value', 'unlawful');
  await user.type(step.getByRole('textbox', { name: /The reasons/ }), REASON);
  await user.click(step.getByRole('button', { name: 'Decide and tell the person' }));

  await user.click(await screen.findByRole('button', { name: 'Tell the person that it ends…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Tell the person that it ends' }));
  await user.type(dialog.getByRole('textbox', { name: /Why/ }), 'It was settled.');
  await user.click(dialog.getByRole('button', { name: 'Tell the person' }));
  await user.click(await screen.findByRole('button', { name: 'Lift the restriction' }));

  expect(sent('TellRestrictionEnd')).toEqual({ input: { subjectId: 'sub_1', reason: 'It was settled.' } });
  expect(sent('LiftRestriction')).toEqual({ input: { subjectId: 'sub_1' } });
});

it.each([
  ['complaint', 'The complaint is justified', /Find out what happened/],
  ['automated-decision-review', 'The result stays', /A person looks at what a machine rated/],
  ['rectification', 'It was corrected', /What you grant changes the records at once/],
])('a %s is answered by people', async (kind, choice, lead) => {
  open({ kind });

  expect(await screen.findByText(lead)).toBeDefined();
  expect((await form()).getByRole('radio', { name: choice })).toBeDefined();
});
