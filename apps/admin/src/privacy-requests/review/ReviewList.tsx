import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { EmptyState, KeyCaps, LoadingRows, Toolbar, type Translator, UserErrors, useI18n } from '@smartx/ui';
import { getRouteApi } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Choice } from '../../screen/Choice.tsx';
import { ProblemState } from '../../screen/ProblemState.tsx';
import { useCommand } from '../../screen/use-command.ts';
import type { RequestDetail } from '../detail/request-detail.ts';
import { GroundDialog } from './GroundDialog.tsx';
import { BlackOutDialog } from './places/BlackOutDialog.tsx';
import { ReviewCard, type Verb } from './ReviewCard.tsx';
import styles from './review.module.css';
import { CopyReviewDocument, type Review, type ReviewItem } from './review-query.ts';
import { SHOWN, type Shown } from './review-words.ts';
import { useDecide } from './use-decide.ts';
import { useReviewKeys } from './use-review-keys.ts';

const route = getRouteApi('/w/$workspace/requests/$id');

interface ListProps {
  request: RequestDetail;
  timeZone: string;
  canDecide: boolean;
}

/** The records of a copy: those that wait, those that concern others, or all of them. */
export function ReviewList({ request, timeZone, canDecide }: ListProps) {
  const i18n = useI18n();
  const { workspace: slug } = route.useParams();
  const [show, setShow] = useState<Shown>(request.copyReviewsOpen > 0 ? 'waiting' : 'concerning');
  const [asking, setAsking] = useState<{ verb: Exclude<Verb, 'redact'>; item: ReviewItem } | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const command = useCommand();
  const decide = useDecide(request);
  const { data, error, refetch, fetchMore } = useQuery(CopyReviewDocument, {
    variables: { requestId: request.id, show, after: null },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const review = data?.copyReview ?? null;
  const items = review?.items ?? [];
  const redact = (item: ReviewItem) =>
    command.run(() => decide({ itemIds: [item.id], outcome: 'redact', ground: null, explanation: null }));
  const act = (verb: Verb, item: ReviewItem) => (verb === 'redact' ? void redact(item) : setAsking({ verb, item }));
  useReviewKeys(list, items, canDecide && !command.busy ? act : null);
  if (error)
    return (
      <ProblemState title={i18n.t('The records could not be loaded')} error={error} onRetry={() => void refetch()} />
    );
  if (!review) return <LoadingRows rows={4} />;
  return (
    <>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      <Toolbar label={i18n.t('Which records')}>
        <Choice
          label={i18n.t('Which records')}
          value={show}
          onChange={(value) => setShow(SHOWN.find((one) => one === value) ?? 'waiting')}
          options={SHOWN.map((value) => ({ value, label: shownWord(i18n, value, review) }))}
        />
      </Toolbar>
      {canDecide && items.length > 0 && <KeyHints />}
      {items.length === 0 && (
        <EmptyState title={i18n.t('Nothing waits here')}>
          {i18n.t('Everything that concerns others is decided about. The copy can be made.')}
        </EmptyState>
      )}
      <ul ref={list} className={styles.items} aria-label={i18n.t('Records of the copy')}>
        {items.map((item) => (
          <ReviewCard key={item.id} {...{ item, slug, timeZone, canDecide }} busy={command.busy} onDo={act} />
        ))}
      </ul>
      {review.hasMore && (
        <div>
          <Button
            variant="default"
            onClick={() =>
              void fetchMore({
                variables: { after: items.at(-1)?.id ?? null },
                updateQuery: (before, { fetchMoreResult }) => joined(before, fetchMoreResult),
              })
            }
          >
            {i18n.t('Show more')}
          </Button>
        </div>
      )}
      {asking && asking.verb !== 'edit' && (
        <GroundDialog
          outcome={asking.verb}
          item={asking.item}
          alike={items
            .filter(({ id, state, cause }) => id !== asking.item.id && state === 'open' && cause === asking.item.cause)
            .map(({ id }) => id)}
          decide={decide}
          onClose={() => setAsking(null)}
        />
      )}
      {asking?.verb === 'edit' && <BlackOutDialog item={asking.item} decide={decide} onClose={() => setAsking(null)} />}
    </>
  );
}

function shownWord(i18n: Translator, shown: Shown, { waiting, concerning, all }: Review): string {
  switch (shown) {
    case 'waiting':
      return i18n.t('Waiting ({count})', { count: waiting });
    case 'concerning':
      return i18n.t('Concern others ({count})', { count: concerning });
    case 'all':
      return i18n.t('All with texts ({count})', { count: all });
  }
}

interface Page {
  readonly copyReview: Review | null;
}

function joined<Data extends Page>(before: Data, next: Data): Data {
  if (!before.copyReview || !next.copyReview) return next;
  return { ...next, copyReview: { ...next.copyReview, items: [...before.copyReview.items, ...next.copyReview.items] } };
}

function KeyHints() {
  const i18n = useI18n();
  const hints = [
    ['j', i18n.t('next')],
    ['k', i18n.t('previous')],
    ['b', i18n.t('black out')],
    ['h', i18n.t('hand over')],
    ['x', i18n.t('keep back')],
    ['e', i18n.t('choose places')],
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
