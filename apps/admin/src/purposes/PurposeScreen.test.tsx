import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { broken, connectionOf, done, openConsole, refused, toastSays } from '../testing/open-console.tsx';

const NEWS = 'Send you news that you asked for.';

function setting(more: object = {}) {
  return {
    ...{ __typename: 'PurposeSetting', id: 'pur_1', purpose: 'MARKETING', isOn: true, basis: 'consent', version: 5 },
    ...{ wording: NEWS, assessmentState: 'not-needed', assessment: null, assessmentReviewOn: null },
    bases: [{ __typename: 'PurposeBasis', basis: 'consent', decidedAt: '2026-01-01T10:00:00Z', decidedBy: null }],
    notices: [notice(1, NEWS)],
    ...more,
  };
}
function notice(number: number, wording: string, language = 'en') {
  const publishedAt = `2026-0${number}-01T10:00:00Z`;
  return { __typename: 'PurposeNotice', number, language, wording, publishedAt, publishedBy: null };
}
const OFF = setting({ id: 'pur_2', purpose: 'PROFILING', isOn: false, wording: 'Rate how likely you are to buy.' });
const SUPPORT = setting({
  ...{
    id: 'pur_3',
    purpose: 'SUPPORT',
    basis: 'legitimate-interest',
    wording: 'Help you.',
    assessmentState: 'missing',
  },
});
const TOPIC = { __typename: 'MarketingTopic', id: 'top_1', key: 'news', label: 'News', isActive: true, version: 1 };
const VIEWER = { memberId: 'mem_olivia', workspace: { id: 'wsp_1', timeZone: 'UTC', locale: 'en' } };
const BOTH = {
  ...{ viewer: VIEWER, purposeSettings: connectionOf([setting(), OFF]), marketingTopics: connectionOf([TOPIC]) },
};
const WEIGHED = { ...BOTH, purposeSettings: connectionOf([SUPPORT]) };

describe('the purposes of a workspace', () => {
  it('stand there with their ground and their words', async () => {
    openConsole('purposes', { answers: BOTH });

    expect(await screen.findByText(NEWS)).toBeDefined();
    expect(screen.getByRole('switch', { name: 'Marketing' })).toHaveProperty('checked', true);
    expect(screen.getByRole('switch', { name: 'Profiling' })).toHaveProperty('checked', false);
    expect(screen.getAllByText(/GDPR Art. 6\(1\)\(a\)/)).toHaveLength(2);
    expect(screen.queryByText('History')).toBeNull();
  });

  it('are switched off only after a question, because screens empty themselves', async () => {
    const { user, sent } = openConsole('purposes', {
      answers: { ...BOTH, purposeUpdate: done(setting({ isOn: false, version: 6 })) },
    });

    await user.click(await screen.findByRole('switch', { name: 'Marketing' }));
    expect(sent('PurposeUpdate')).toBeUndefined();
    const dialog = within(await screen.findByRole('dialog', { name: 'Stop using data for “Marketing”?' }));
    await user.click(dialog.getByRole('button', { name: 'Switch it off' }));

    await toastSays('Marketing is off');
    expect(sent('PurposeUpdate')).toEqual({ input: { purpose: 'MARKETING', ifVersion: 5, isOn: false } });
  });

  it('are switched on at once', async () => {
    const { user, sent } = openConsole('purposes', {
      answers: { ...BOTH, purposeUpdate: done({ ...OFF, isOn: true }) },
    });

    await user.click(await screen.findByRole('switch', { name: 'Profiling' }));

    await toastSays('Profiling is on');
    expect(sent('PurposeUpdate')).toEqual({ input: { purpose: 'PROFILING', ifVersion: 5, isOn: true } });
  });

  it('say what failed and are asked for again', async () => {
    const { user, api } = openConsole('purposes', { answers: { purposeSettings: broken } });
    await screen.findByText('The purposes could not be loaded');

    api.answer(BOTH);
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText(NEWS)).toBeDefined();
  });
});

describe('the words of a purpose', () => {
  it('are published as a new version, and the old one is in the history', async () => {
    const words = 'What is new.';
    const { user, sent } = openConsole('purposes', {
      answers: {
        ...BOTH,
        purposePublishNotice: done(
          setting({ wording: words, version: 6, notices: [notice(2, words), notice(1, NEWS)] }),
        ),
      },
    });

    await reword(user, words);

    expect((await screen.findAllByText(words)).length).toBeGreaterThan(0);
    expect(sent('PurposePublishNotice')).toEqual({
      input: { purpose: 'MARKETING', ifVersion: 5, language: 'en', wording: words },
    });
    await user.click(screen.getByText('History'));
    expect(screen.getByText(/Words, version 1/)).toBeDefined();
    expect(screen.getByText(NEWS)).toBeDefined();
  });

  it('are translated into a language that has none yet', async () => {
    const { user, sent } = openConsole('purposes', { answers: { ...BOTH, purposePublishNotice: done(setting()) } });
    await user.click((await screen.findAllByRole('button', { name: 'Reword' }))[0] ?? document.body);

    await user.selectOptions(await screen.findByLabelText('Language'), 'de');
    expect(screen.getByLabelText('What the privacy notice says')).toHaveProperty('value', '');
    await user.type(screen.getByLabelText('What the privacy notice says'), 'Neues senden.');
    await user.click(screen.getByRole('button', { name: 'Publish the words' }));

    await screen.findAllByRole('button', { name: 'Reword' });
    expect(sent('PurposePublishNotice')).toMatchObject({ input: { language: 'de', wording: 'Neues senden.' } });
  });

  it('that are refused stay in the field, with the reason', async () => {
    const { user } = openConsole('purposes', {
      answers: { ...BOTH, purposePublishNotice: refused('Use 10 to 500 characters.', 'wording') },
    });

    await reword(user, 'Too short');

    expect(await screen.findByText('Use 10 to 500 characters.')).toBeDefined();
    expect(screen.getByLabelText('What the privacy notice says')).toHaveProperty('value', 'Too short');
  });
});

describe('the ground of a purpose', () => {
  it('is changed for whoever is recorded from now on, among those that people can refuse', async () => {
    const { user, sent } = openConsole('purposes', {
      answers: {
        ...BOTH,
        purposeSetBasis: done(setting({ basis: 'legitimate-interest', assessmentState: 'missing' })),
      },
    });
    await user.click((await screen.findAllByRole('button', { name: 'Change the ground' }))[0] ?? document.body);
    const dialog = within(await screen.findByRole('dialog', { name: 'On which ground is data used for “Marketing”?' }));
    expect(dialog.getAllByRole('option')).toHaveLength(2);
    expect(dialog.getByText(/stays on the ground of then/)).toBeDefined();

    await user.selectOptions(dialog.getByLabelText('Legal ground'), 'legitimate-interest');
    await user.click(dialog.getByRole('button', { name: 'Change the ground' }));

    await toastSays('The ground is changed for whoever is recorded from now on');
    expect(sent('PurposeSetBasis')).toEqual({
      input: { purpose: 'MARKETING', ifVersion: 5, basis: 'legitimate-interest' },
    });
    expect(await screen.findByText('not weighed yet')).toBeDefined();
  });

  it('that is a legitimate interest asks to be weighed, begins with the template, and is looked at again', async () => {
    const adopted = { assessmentState: 'adopted', assessment: 'Interest: to help.', assessmentReviewOn: '2027-06-15' };
    const { user, sent } = openConsole('purposes', {
      answers: {
        ...WEIGHED,
        assessmentTemplate: 'Interest: to help.',
        purposeAdoptAssessment: done({ ...SUPPORT, ...adopted, version: 6 }),
      },
    });
    expect(await screen.findByText('1 interest to be weighed')).toBeDefined();

    await user.click(screen.getByRole('button', { name: 'Weigh the interest' }));
    expect(await screen.findByLabelText('Assessment')).toHaveProperty('value', 'Interest: to help.');
    expect(sent('AssessmentTemplate')).toMatchObject({ about: 'SUPPORT', language: 'en' });
    await user.click(screen.getByRole('button', { name: 'Adopt the assessment' }));

    expect(await screen.findByText(/weighed, to be looked at again on .*2027/)).toBeDefined();
    expect(sent('PurposeAdoptAssessment')).toMatchObject({ input: { purpose: 'SUPPORT', text: 'Interest: to help.' } });
    expect(screen.queryByText('1 interest to be weighed')).toBeNull();
  });
});

describe('the topics of marketing', () => {
  it('are offered and retired', async () => {
    const { user, sent, api } = openConsole('purposes', {
      answers: { ...BOTH, topicRetire: done({ ...TOPIC, isActive: false, version: 2 }), topicAdd: done(TOPIC) },
    });
    await user.click(await screen.findByRole('button', { name: 'Stop offering “News”' }));
    expect(await screen.findByText('offered no more')).toBeDefined();
    expect(sent('TopicRetire')).toEqual({ input: { id: 'top_1', ifVersion: 1 } });

    const events = { ...TOPIC, id: 'top_2', key: 'events', label: 'Events' };
    api.answer({ ...BOTH, topicAdd: done(events), marketingTopics: connectionOf([TOPIC, events]) });
    await user.type(screen.getByLabelText('New topic'), 'Events');
    await user.click(screen.getByRole('button', { name: 'Offer the topic' }));

    expect(await screen.findByRole('button', { name: 'Stop offering “Events”' })).toBeDefined();
    expect(sent('TopicAdd')).toEqual({ input: { label: 'Events' } });
  });
});

async function reword(user: ReturnType<typeof openConsole>['user'], words: string): Promise<void> {
  await user.click((await screen.findAllByRole('button', { name: 'Reword' }))[0] ?? document.body);
  const field = await screen.findByLabelText('What the privacy notice says');
  await user.clear(field);
  await user.type(field, words);
  await user.click(screen.getByRole('button', { name: 'Publish the words' }));
}
