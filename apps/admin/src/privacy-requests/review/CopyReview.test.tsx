import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { done, openConsole, refused, toastSays } from '../../testing/open-console.tsx';
import { ERIKA, PLAN, request, STAGES } from '../../testing/requests.ts';

const COPY = { ...STAGES.review, kind: 'access', needsApproval: false };
const SEARCHED = { ...COPY, textsSearchedAt: '2026-11-20T10:00:00Z', copyReviewsOpen: 2 };
const TEXT = 'Erika came with Ben Adam on Monday.';

const NOTE = {
  ...{ __typename: 'CopyReviewItem', id: 'rvi_1', table: 'note', title: 'Notes about you', cause: 'named' },
  ...{ state: 'open', outcome: null, ground: null, explanation: null, decidedAt: null, isChanged: false },
  ...{ occurredAt: '2026-11-01T10:00:00Z', isHidden: false, otherIds: ['sub_ben'] },
  texts: [{ field: 'body', text: TEXT, passages: [{ from: 16, length: 8, isFound: true, isBlack: true }] }],
};
const CALL = { ...NOTE, id: 'rvi_2', table: 'activity', otherIds: [] };
const REVIEW = { items: [NOTE, CALL], hasMore: false, waiting: 2, concerning: 2, all: 7 };

/** The page of a request for a copy, at the review of it. */
function open(stage: object = SEARCHED, answers: object = {}) {
  return openConsole('requests/req_1', {
    answers: {
      ...{ privacyRequest: request(stage), copyReview: REVIEW, erasurePreview: PLAN },
      dataSubject: { ...ERIKA, id: 'sub_ben', contacts: [{ ...ERIKA.contacts[0], id: 'con_2', fullName: 'Ben Adam' }] },
      ...answers,
    },
  });
}
const card = async (name: string) => within(await screen.findByRole('listitem', { name }));
const decided = (more: object = {}) => ({
  ...done(request({ ...SEARCHED, copyReviewsOpen: 1, version: 5 })),
  items: [{ ...NOTE, state: 'accepted', outcome: 'redact', decidedAt: '2026-11-20T11:00:00Z', ...more }],
});

describe('B12-AC2 the review of a copy', () => {
  it('begins with a search for other people, and is over where nobody is in it', async () => {
    const { user, sent } = open(COPY, {
      copyReviewPrepare: { ...done(request({ ...SEARCHED, copyReviewsOpen: 0 })), items: [] },
    });

    await user.click(await screen.findByRole('button', { name: 'Search for other people' }));

    expect(await screen.findByRole('heading', { name: 'Make the copy' })).toBeDefined();
    expect(sent('CopyReviewPrepare')).toEqual({ input: { id: 'req_1', ifVersion: 4 } });
  });

  it('shows who else is in a record, and what of it the person will not read', async () => {
    open();
    const note = await card('Notes');

    expect(await note.findByText('Ben Adam', { selector: 'a' })).toBeDefined();
    expect(note.getByText('Other people are named in it.')).toBeDefined();
    expect(note.getByText('waits for a decision')).toBeDefined();
    const black = note.getByText('Ben Adam', { selector: 'mark' });
    expect(black.textContent).toBe('blacked out: Ben Adam');
    expect(screen.getByRole('option', { name: 'Waiting (2)' })).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Make the copy and tell the person' })).toBeNull();
  });

  it('blacks others out by a key, and goes on to the next record by another', async () => {
    const { user, sent } = open(SEARCHED, { copyReviewDecide: decided() });
    const note = await card('Notes');

    await user.keyboard('b');
    expect(await note.findByText('others blacked out')).toBeDefined();
    await toastSays('Decided about 1 record');
    expect(sent('CopyReviewDecide')).toEqual({
      input: { id: 'req_1', ifVersion: 4, itemIds: ['rvi_1'], outcome: 'redact', ground: null, explanation: null },
    });
    await user.keyboard('jj');
    expect(document.activeElement?.getAttribute('data-review-item')).toBe('rvi_2');
    await user.keyboard('k');
    expect(document.activeElement?.getAttribute('data-review-item')).toBe('rvi_1');
  });

  it('hands something of others over only on a ground, if wanted for all that are alike', async () => {
    const { user, sent } = open(SEARCHED, { copyReviewDecide: decided({ state: 'dismissed', outcome: 'include' }) });
    const note = await card('Notes');
    await user.click(note.getByRole('button', { name: 'Hand over as it is…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Hand over as it is?' }));

    await user.click(dialog.getByRole('button', { name: 'Hand over as it is' }));
    expect(await dialog.findByText('Choose the ground of the law.')).toBeDefined();
    expect(sent('CopyReviewDecide')).toBeUndefined();
    await user.selectOptions(dialog.getByLabelText(/Ground/), 'consent-of-other');
    await user.click(dialog.getByLabelText('The same for 1 other record here that waits'));
    await user.click(dialog.getByRole('button', { name: 'Hand over as it is' }));

    expect(await note.findByText('goes as it is')).toBeDefined();
    expect(sent('CopyReviewDecide')).toMatchObject({
      input: { itemIds: ['rvi_1', 'rvi_2'], outcome: 'include', ground: 'consent-of-other', explanation: null },
    });
  });

  it('keeps a trade secret back with a reason that the person reads, and says what was refused', async () => {
    const { user, sent } = open(SEARCHED, { copyReviewDecide: { ...refused('Say more.', 'explanation'), items: [] } });
    await user.click((await card('Notes')).getByRole('button', { name: 'Keep back…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Keep it back?' }));

    await user.selectOptions(dialog.getByLabelText(/Ground/), 'trade-secret');
    await user.click(dialog.getByRole('button', { name: 'Keep back' }));
    expect(await dialog.findByText('Write at least 10 characters.')).toBeDefined();
    await user.type(dialog.getByLabelText('What is said about it'), 'How we set our prices.');
    await user.click(dialog.getByRole('button', { name: 'Keep back' }));

    expect(await dialog.findByText('Say more.')).toBeDefined();
    expect(sent('CopyReviewDecide')).toMatchObject({
      input: { outcome: 'withhold', ground: 'trade-secret', explanation: 'How we set our prices.' },
    });
  });

  it('blacks more out as it is selected, and shows a place again only on a ground', async () => {
    const { user, sent } = open(SEARCHED, { copyReviewDecide: decided() });
    await user.click((await card('Notes')).getByRole('button', { name: 'Choose what is blacked out…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Choose what is blacked out' }));

    const area = dialog.getByRole<HTMLTextAreaElement>('textbox', { name: 'text' });
    area.setSelectionRange(TEXT.indexOf('Monday'), TEXT.indexOf('Monday') + 6);
    await user.click(dialog.getByRole('button', { name: 'Black the selection out' }));
    expect(await dialog.findByText('Monday')).toBeDefined();
    await user.click(dialog.getByRole('button', { name: 'Show again: Ben Adam' }));
    await user.click(dialog.getByRole('button', { name: 'Black this out' }));
    expect(await dialog.findByText('Choose the ground of the law.')).toBeDefined();
    await user.selectOptions(dialog.getByLabelText(/On which ground/), 'known-to-person');
    await user.click(dialog.getByRole('button', { name: 'Black this out' }));

    await toastSays('Decided about 1 record');
    expect(sent('CopyReviewDecide')).toMatchObject({
      input: { ground: 'known-to-person', passages: [{ field: 'body', from: 28, length: 6 }] },
    });
  });

  it('decides about nothing that the reviewer may not read, or that is another since', async () => {
    const hidden = { ...NOTE, isHidden: true, texts: [] };
    const review = { ...REVIEW, items: [hidden, { ...CALL, isChanged: true }] };
    const { sent } = open(SEARCHED, { copyReview: review, copyReviewDecide: decided() });

    expect((await card('Notes')).getByText('You may not read such records.')).toBeDefined();
    expect(screen.getByText(/This record was changed since it was searched/)).toBeDefined();
    await userEvent.setup().keyboard('b');
    expect(screen.queryByRole('button', { name: 'Black others out' })).toBeNull();
    expect(sent('CopyReviewDecide')).toBeUndefined();
  });
});
