import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { broken, connectionOf, done, openConsole, refused, toastSays } from '../testing/open-console.tsx';

function person(more: object = {}) {
  return {
    ...{ __typename: 'Contact', id: 'con_dana', subjectId: 'sub_dana', version: 3, fullName: 'Dana Horvat' },
    emails: [{ __typename: 'ContactPoint', id: 'cpt_1', value: 'dana@opal.example' }],
    ...{ source: 'Bought list', collectedFrom: 'third-party', collectedAt: '2026-01-03T09:00:00Z' },
    ...{ noticeState: 'due', noticeDueOn: '2020-02-03', noticeSentAt: null, noticeMethod: null },
    ...{ noticeDelivery: null, noticeExemptGround: null, deceasedOn: null },
    ...more,
  };
}

const LIST = { contacts: connectionOf([person(), person({ id: 'con_ben', fullName: null })]) };
const sentTo = (sentCount: number, refusals: object[] = []) => ({ sentCount, refusals, errors: [] });

describe('B1-AC4 the list of those who are to be told', () => {
  it('says where the data is from and by when, and sends the notice to whom one chooses', async () => {
    const { user, sent } = openConsole('notices', { answers: { ...LIST, noticeSend: sentTo(1) } });

    expect(await screen.findByRole('gridcell', { name: 'Dana Horvat' })).toBeDefined();
    expect(screen.getAllByText('From a third party')).toHaveLength(2);
    expect(screen.getAllByText(/overdue/).length).toBeGreaterThan(0);
    expect(sent('Notices')).toMatchObject({
      where: { noticeState: { eq: 'due' } },
      orderBy: { field: 'NOTICE_DUE_ON', direction: 'ASC' },
    });
    await user.click(screen.getByRole('checkbox', { name: 'Select Dana Horvat' }));
    await user.click(screen.getByRole('button', { name: /^Send to the selected/ }));

    await toastSays('One letter is on its way');
    expect(sent('NoticeSend')).toEqual({ input: { contactIds: ['con_dana'] } });
  });

  it('says why somebody could not be told, and that others were', async () => {
    const [error] = refused('There is no e-mail address.').errors;
    const refusals = [{ contactId: 'con_dana', error }];
    const { user } = openConsole('notices?open=con_dana', { answers: { ...LIST, noticeSend: sentTo(0, refusals) } });

    const peek = within(await screen.findByRole('complementary', { name: 'Dana Horvat' }));
    await user.click(peek.getByRole('button', { name: 'Send the notice' }));

    expect(await peek.findByText(/There is no e-mail address/)).toBeDefined();
    expect(peek.getByRole('link', { name: 'Everything that is held about them' }).getAttribute('href')).toBe(
      '/admin/w/demo/subjects/sub_dana',
    );
  });

  it('takes down that somebody was told otherwise, or why they need not be', async () => {
    const answers = { ...LIST, noticeRecord: refused('A day ahead.', 'toldOn'), noticeExempt: done(person()) };
    const { user, sent } = openConsole('notices?open=con_dana', { answers });
    const peek = within(await screen.findByRole('complementary', { name: 'Dana Horvat' }));

    await user.click(peek.getByRole('button', { name: 'Told in another way…' }));
    const told = within(await screen.findByRole('dialog', { name: 'Told in another way' }));
    await user.selectOptions(told.getByLabelText('How they were told'), 'On the phone');
    await user.click(told.getByRole('button', { name: 'Note it' }));
    expect(await told.findByText('A day ahead.')).toBeDefined();
    await user.click(told.getByRole('button', { name: 'Cancel' }));
    await user.click(peek.getByRole('button', { name: 'Need not be told…' }));
    const exempt = within(await screen.findByRole('dialog', { name: 'Why need they not be told?' }));
    await user.click(exempt.getByRole('button', { name: 'Note it' }));
    expect(await exempt.findByText('Choose the ground of the law.')).toBeDefined();
    await user.selectOptions(exempt.getByLabelText(/^Ground/), 'They know already (Art. 14(5)(a))');
    await user.click(exempt.getByRole('button', { name: 'Note it' }));

    await toastSays('It is noted why');
    expect(sent('NoticeRecord')).toMatchObject({
      input: { contactId: 'con_dana', ifVersion: 3, method: 'phone-call' },
    });
    expect(sent('NoticeExempt')).toEqual({
      input: { contactId: 'con_dana', ifVersion: 3, ground: 'has-information' },
    });
  });

  it('shows who was told, with what became of the letter', async () => {
    const told = person({ noticeState: 'sent', noticeMethod: 'email', noticeSentAt: '2026-02-01T09:00:00Z' });
    const lost = { ...told, id: 'con_ben', fullName: 'Ben Ito', noticeDelivery: 'failed' };
    openConsole('notices?tab=sent', { answers: { contacts: connectionOf([told, lost]) } });

    expect(await screen.findByText('By e-mail')).toBeDefined();
    expect(screen.getByText('Could not be delivered')).toBeDefined();
    expect(screen.queryByRole('button', { name: /^Send to the selected/ })).toBeNull();
  });

  it('says that nobody is to be told, or what failed', async () => {
    const { user, api } = openConsole('notices', { answers: { contacts: broken } });
    await screen.findByText('The list could not be loaded');

    api.answer({ contacts: connectionOf([]) });
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('Nobody is to be told')).toBeDefined();
  });
});
