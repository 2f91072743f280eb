import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { DateText, LoadingRows, useI18n } from '@smartx/ui';
import { useState } from 'react';
import { keepGroundWord } from '../../catalogue/classification-words.ts';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../screen/ProblemState.tsx';
import screen from '../../screen/screen.module.css';
import { placeWord } from '../words/place-words.ts';
import { KeptItemDialog } from './KeptItemDialog.tsx';
import styles from './kept.module.css';
import type { KeptLine } from './kept-line.ts';

const KeptItemsQuery = graphql(`
  query KeptItems($requestId: ID!) @purpose(is: RIGHTS_HANDLING) {
    keptItems(first: 100, where: { requestId: { eq: $requestId } }, orderBy: { field: KEPT_AT, direction: ASC }) {
      nodes {
        id
        itemTable
        ground
        endsOn
        releasedAt
      }
    }
  }
`);

/** What is kept of somebody who was deleted: on which ground, until when, and to be read for that ground alone. */
export function KeptItems({ requestId }: { requestId: string }) {
  const i18n = useI18n();
  const [open, setOpen] = useState<KeptLine | null>(null);
  const { data, error, refetch } = useQuery(KeptItemsQuery, { variables: { requestId }, fetchPolicy: 'network-only' });
  if (error)
    return (
      <ProblemState title={i18n.t('What is kept could not be loaded')} error={error} onRetry={() => void refetch()} />
    );
  if (!data) return <LoadingRows rows={2} />;
  const items = data.keptItems.nodes;
  return (
    <section className={screen.section} aria-label={i18n.t('What is kept')}>
      <h3 className={screen.sectionTitle}>{i18n.t('What is kept')}</h3>
      {items.length === 0 && (
        <p className={screen.note}>
          {i18n.t('No single record is kept. What stays of everybody is the proof, without a name.')}
        </p>
      )}
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={item.id} className={styles.line}>
            <span>{placeWord(i18n, item.itemTable, item.itemTable)}</span>
            <span className={screen.note}>
              {keepGroundWord(i18n, item.ground)} · <KeptUntil item={item} />
            </span>
            {!item.releasedAt && (
              <Button variant="subtle" size="compact-sm" onClick={() => setOpen(item)}>
                {i18n.t('Read it')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <KeptItemDialog item={open} onClose={() => setOpen(null)} />
    </section>
  );
}

function KeptUntil({ item }: { item: KeptLine }) {
  const i18n = useI18n();
  if (item.releasedAt)
    return (
      <>
        {i18n.t('destroyed on')} <DateText value={item.releasedAt} />
      </>
    );
  if (!item.endsOn) return i18n.t('until the hold ends');
  return (
    <>
      {i18n.t('until')} <DateText value={item.endsOn} />
    </>
  );
}
