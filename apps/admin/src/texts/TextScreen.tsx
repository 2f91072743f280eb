import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import {
  EmptyState,
  KeyCaps,
  LoadingRows,
  PageHeader,
  Toolbar,
  UserErrors,
  useAnnounce,
  useI18n,
  usePageTitle,
} from '@smartx/ui';
import { getRouteApi } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Choice } from '../screen/Choice.tsx';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { changeSearch } from '../screen/search.ts';
import { useCommand } from '../screen/use-command.ts';
import { MarkDialog } from './MarkDialog.tsx';
import { isDecidable, isTakeable, TextCard, type TextVerb } from './TextCard.tsx';
import { ErasureReviewDecideDocument, ErasureReviewDocument, type TextItem, type TextReview } from './text-query.ts';
import { SHOWN_TEXTS, shownWord } from './text-words.ts';
import styles from './texts.module.css';
import { useDrafts } from './use-drafts.ts';
import { useTextKeys } from './use-text-keys.ts';

const route = getRouteApi('/w/$workspace/texts');

/** B11-AC6: texts of others that may still mean somebody who was erased, and what a person decides about each. */
export function TextScreen() {
  const i18n = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const show = SHOWN_TEXTS.find((one) => one === search.show) ?? 'open';
  const { data, error, refetch, fetchMore } = useQuery(ErasureReviewDocument, {
    variables: { requestId: search.request || null, show, after: null },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const review = data?.erasureReview ?? null;
  usePageTitle(i18n.t('Texts to look at'));
  const change = (next: typeof search) =>
    void navigate({ search: (before) => changeSearch(before, next), replace: true });
  return (
    <div className={screen.screen}>
      <PageHeader title={i18n.t('Texts to look at')} />
      <p className={screen.lead}>
        {i18n.t(
          'When somebody is deleted, the texts of others are searched: what names them for certain is taken out at once, what may mean them, or stands in a file, waits here for fourteen days. It is a help for whoever looks, and no promise that nothing else is left; of files, plain text alone is searched.',
        )}
      </p>
      {review && <Searches review={review} />}
      <Toolbar label={i18n.t('Which texts')}>
        <Choice
          label={i18n.t('Which texts')}
          value={show}
          onChange={(value) => change({ show: value === 'open' ? '' : value })}
          options={SHOWN_TEXTS.map((value) => ({ value, label: shownWord(i18n, value, review) }))}
        />
        {search.request && (
          <Button variant="default" size="compact-md" onClick={() => change({ request: '' })}>
            {i18n.t('Show those of every request')}
          </Button>
        )}
      </Toolbar>
      {error && (
        <ProblemState title={i18n.t('The texts could not be loaded')} error={error} onRetry={() => void refetch()} />
      )}
      {!error && !data && <LoadingRows rows={4} />}
      {data && (
        <TextList
          items={review?.items ?? []}
          timeZone={data.viewer.workspace.timeZone}
          refetch={() => void refetch()}
          onMore={
            review?.hasMore
              ? () =>
                  void fetchMore({
                    variables: { after: review.items.at(-1)?.id ?? null },
                    updateQuery: (before, { fetchMoreResult }) => joined(before, fetchMoreResult),
                  })
              : null
          }
        />
      )}
    </div>
  );
}

/** How far the searches are, and what nobody could read. */
function Searches({ review: { searching, cutShort, unread } }: { review: TextReview }) {
  const i18n = useI18n();
  return (
    <>
      {searching > 0 && <p role="status">{i18n.t('Texts are still searched; more may come.')}</p>}
      {cutShort > 0 && (
        <p role="note">
          {i18n.t(
            '{count, plural, one {# search was cut short, after a restore or for its age: the texts that it had not reached were not looked into.} other {# searches were cut short, after a restore or for their age: the texts that they had not reached were not looked into.}}',
            { count: cutShort },
          )}
        </p>
      )}
      {unread > 0 && (
        <p role="note">
          {i18n.t('{count, plural, one {# text could not be opened.} other {# texts could not be opened.}}', {
            count: unread,
          })}
        </p>
      )}
    </>
  );
}

interface ListProps {
  items: readonly TextItem[];
  timeZone: string;
  refetch: () => void;
  onMore: (() => void) | null;
}

function TextList({ items, timeZone, refetch, onMore }: ListProps) {
  const i18n = useI18n();
  const announce = useAnnounce();
  const list = useRef<HTMLUListElement>(null);
  const drafts = useDrafts();
  const command = useCommand();
  const [decide] = useMutation(ErasureReviewDecideDocument);
  const [marking, setMarking] = useState<TextItem | null>(null);
  const send = async (item: TextItem, verdict: 'take-out' | 'leave') => {
    const places = verdict === 'take-out' && drafts.isEdited(item) ? [...drafts.placesOf(item)] : null;
    const input = { itemIds: [item.id], verdict, places, seen: places && item.seen };
    const done = await command.run(async () => {
      const { data } = await decide({ variables: { input } });
      return data?.erasureReviewDecide.errors;
    });
    if (!done) return;
    drafts.forget(item);
    announce(verdict === 'take-out' ? i18n.t('Taken out') : i18n.t('Left as it is'));
    refetch();
  };
  const act = (verb: TextVerb, item: TextItem) => {
    if (!isDecidable(item) || command.busy) return;
    if (verb === 'edit') return item.isHeld || item.texts.length === 0 ? undefined : setMarking(item);
    if (verb === 'undo') return drafts.isEdited(item) ? drafts.undo(item) : undefined;
    if (verb === 'take-out' && !isTakeable(item, drafts)) return;
    if (verb === 'leave' && item.state !== 'open') return;
    void send(item, verb);
  };
  useTextKeys(list, items, act);
  return (
    <>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      {items.length === 0 ? (
        <EmptyState title={i18n.t('Nothing waits here')}>
          {i18n.t('Texts come here after somebody was deleted, as far as they may still mean them.')}
        </EmptyState>
      ) : (
        <KeyHints />
      )}
      <ul ref={list} className={styles.items} aria-label={i18n.t('Texts to look at')}>
        {items.map((item) => (
          <TextCard key={item.id} {...{ item, drafts, timeZone }} busy={command.busy} onDo={act} />
        ))}
      </ul>
      {onMore && (
        <div>
          <Button variant="default" onClick={onMore}>
            {i18n.t('Show more')}
          </Button>
        </div>
      )}
      {marking && <MarkDialog item={marking} drafts={drafts} onClose={() => setMarking(null)} />}
    </>
  );
}

function KeyHints() {
  const i18n = useI18n();
  const hints = [
    ['j', i18n.t('next')],
    ['k', i18n.t('previous')],
    ['x', i18n.t('take out')],
    ['l', i18n.t('leave')],
    ['e', i18n.t('mark by hand')],
    ['u', i18n.t('undo')],
  ] as const;
  return (
    <p className={styles.keys}>
      {hints.map(([keys, word]) => (
        <span key={keys}>
          <KeyCaps keys={keys} /> {word}
        </span>
      ))}
    </p>
  );
}

interface Page {
  readonly erasureReview: TextReview | null;
}

function joined<Data extends Page>(before: Data, next: Data): Data {
  if (!before.erasureReview || !next.erasureReview) return next;
  return {
    ...next,
    erasureReview: { ...next.erasureReview, items: [...before.erasureReview.items, ...next.erasureReview.items] },
  };
}
