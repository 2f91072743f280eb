import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openCrm, withheld } from '../testing/open-crm.tsx';
import { contact } from '../testing/records.ts';

const card = async () => within(await screen.findByRole('region', { name: 'Privacy' }));
const open = (more: object, as: 'owner' | 'viewer' = 'owner') =>
  openCrm('/w/demo/contacts/con_ana', { as, answers: { contact: contact(more) } });

describe('the privacy card', () => {
  it('names the purpose in force and where the data comes from', async () => {
    open({ collectedFrom: 'third-party', source: 'Trade fair' });

    const shown = await card();

    expect(shown.getByText('Shown for: Relationship')).toBeDefined();
    expect(shown.getByText('From a third party')).toBeDefined();
    expect(shown.getByText('Trade fair')).toBeDefined();
  });

  it('B15-AC2 B19-AC1 DEC-AC1 says that the person is restricted, under age or died', async () => {
    open({ isRestricted: true, isMinor: true, deceasedOn: '2026-03-02' });

    const marks = within((await card()).getByRole('list', { name: 'What is true of this person' }));

    expect(marks.getByText('Restricted')).toBeDefined();
    expect(marks.getByText(/speak with their guardian/)).toBeDefined();
    expect(marks.getByText('Died')).toBeDefined();
  });

  it('says when the person was told', async () => {
    open({ noticeState: 'sent', noticeSentAt: '2026-02-01T09:00:00Z' });

    expect((await card()).getByText('Told on')).toBeDefined();
  });

  it('says by when the person must be told', async () => {
    open({ noticeState: 'due', noticeDueOn: '2020-01-31' });

    const shown = await card();

    expect(shown.getByText('Notice due')).toBeDefined();
    expect(shown.getByText(/days overdue/)).toBeDefined();
  });

  it('asks for no notice where none is needed', async () => {
    open({ noticeState: 'exempt', noticeDueOn: '2020-01-31' });

    const shown = await card();

    expect(shown.getByText('Exempt')).toBeDefined();
    expect(shown.queryByText('Notice due')).toBeNull();
  });

  it('lists what is withheld by its reason, each field in words and once', async () => {
    open({
      emails: null,
      phones: null,
      city: null,
      withheld: [...withheld('NO_CONSENT', 'phones', 'city', 'city'), ...withheld('OBJECTION', 'emails')],
    });

    const shown = await card();

    expect(shown.getByText('This purpose needs the person’s consent, and there is none at the moment.')).toBeDefined();
    expect(shown.getByText('Phone · City')).toBeDefined();
    expect(shown.getByText('E-mail')).toBeDefined();
  });

  it.each([
    ['owner', 'Your role sees only part of these. You can reveal them for a reason; every reveal is logged.'],
    ['viewer', 'Your role sees these in part or not at all.'],
  ] as const)('tells an %s what the role can do about a mask', async (as, sentence) => {
    open({ emails: null, withheld: withheld('ROLE', 'emails') }, as);

    expect((await card()).getByText(sentence)).toBeDefined();
  });

  it('shows what is not stated as nothing', async () => {
    open({ collectedFrom: null, source: 'not stated', collectedAt: null, noticeState: null });

    const shown = await card();

    expect(shown.getByText('Not stated')).toBeDefined();
    expect(shown.getAllByText('—')).toHaveLength(3);
  });
});
