import { useQuery } from '@apollo/client/react';
import { Button, Checkbox, Modal } from '@mantine/core';
import { DateText, EmptyState, LoadingRows, StatusBadge, type Translator, useI18n } from '@smartx/ui';
import { useState } from 'react';
import { keepGroundWord } from '../../../catalogue/classification-words.ts';
import { graphql } from '../../../gql/gql.ts';
import type { ErasureItemsQuery as ItemsData } from '../../../gql/graphql.ts';
import { ProblemState } from '../../../screen/ProblemState.tsx';
import screen from '../../../screen/screen.module.css';
import type { RequestDetail } from '../../detail/request-detail.ts';
import styles from './items.module.css';
import { KeepForm } from './KeepForm.tsx';

const ErasureItemsQuery = graphql(`
  query ErasureItems($requestId: ID!, $table: String!, $first: Int!) @purpose(is: RIGHTS_HANDLING) {
    erasureItems(requestId: $requestId, table: $table, first: $first) {
      total
      items {
        key
        label
        recordedAt
        claims {
          ground
          endsOn
          isHeld
        }
      }
    }
  }
`);

type Item = NonNullable<ItemsData['erasureItems']>['items'][number];

/** So many are shown, and so many the API gives at once. */
const FIRST = 20;
const MOST = 50;

interface ItemsDialogProps {
  request: RequestDetail;
  /** The place, as the API names it and as people do; null where the dialog is closed. */
  place: { readonly table: string; readonly title: string } | null;
  timeZone: string;
  onClose: () => void;
  onChanged: () => void;
}

/** What a deletion takes from one place: each item goes, or is kept as a sealed copy on a ground of the law. */
export function ItemsDialog(props: ItemsDialogProps) {
  const { place, onClose } = props;
  return (
    <Modal opened={place !== null} onClose={onClose} title={place?.title} size="lg">
      {place && <Items key={place.table} {...props} table={place.table} />}
    </Modal>
  );
}

function Items({ request, table, timeZone, onChanged }: ItemsDialogProps & { table: string }) {
  const i18n = useI18n();
  const [first, setFirst] = useState(FIRST);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { data, error, refetch } = useQuery(ErasureItemsQuery, {
    variables: { requestId: request.id, table, first },
    fetchPolicy: 'network-only',
  });
  if (error)
    return (
      <ProblemState title={i18n.t('The items could not be loaded')} error={error} onRetry={() => void refetch()} />
    );
  if (!data) return <LoadingRows rows={5} />;
  const { items, total } = data.erasureItems ?? { items: [], total: 0 };
  if (total === 0) return <EmptyState title={i18n.t('Nothing is left here')} />;
  const change = (key: string, isChosen: boolean) =>
    setChosen((before) => (isChosen ? [...before, key] : before.filter((one) => one !== key)));
  return (
    <div className={screen.section}>
      <p className={screen.note}>
        {i18n.t(
          'Everything here goes. What a law or a dispute needs can be kept: as a sealed copy that is read for this reason alone, and destroyed after its last day.',
        )}
      </p>
      <ul className={styles.items}>
        {items.map((item) => (
          <ItemLine
            key={item.key}
            item={item}
            timeZone={timeZone}
            isChosen={chosen.includes(item.key)}
            onChoose={(isChosen) => change(item.key, isChosen)}
          />
        ))}
      </ul>
      {items.length < total && first < MOST && (
        <Button variant="default" onClick={() => setFirst(MOST)}>
          {i18n.t('Show more')}
        </Button>
      )}
      {items.length < total && first >= MOST && (
        <p className={screen.note}>
          {i18n.t('The newest {count} are shown; what is kept comes first.', { count: MOST })}
        </p>
      )}
      <KeepForm
        request={request}
        items={items
          .filter(({ key }) => chosen.includes(key))
          .map((item) => ({ table, key: item.key, isKept: isKept(item) }))}
        onDone={() => {
          setChosen([]);
          void refetch();
          onChanged();
        }}
      />
    </div>
  );
}

/** Whether somebody decided about this request that it is kept; what a hold keeps is decided there. */
function isKept({ claims }: Item): boolean {
  return claims.some(({ isHeld }) => !isHeld);
}

function ItemLine(props: { item: Item; timeZone: string; isChosen: boolean; onChoose: (isChosen: boolean) => void }) {
  const i18n = useI18n();
  const { item, timeZone, isChosen, onChoose } = props;
  const label = item.label ?? i18n.t('An entry without words');
  return (
    <li className={styles.item}>
      <Checkbox
        checked={isChosen}
        onChange={(event) => onChoose(event.currentTarget.checked)}
        label={<bdi>{label}</bdi>}
        description={item.recordedAt ? <DateText value={item.recordedAt} timeZone={timeZone} /> : undefined}
      />
      {item.claims.map(({ ground, endsOn, isHeld }) => (
        <span key={`${ground} ${endsOn} ${isHeld}`} className={styles.claim}>
          <StatusBadge tone="privacy">{i18n.t('Kept')}</StatusBadge> {claimWords(i18n, ground, isHeld)}{' '}
          {endsOn && (
            <>
              {i18n.t('until')} <DateText value={endsOn} />
            </>
          )}
        </span>
      ))}
    </li>
  );
}

function claimWords(i18n: Translator, ground: string, isHeld: boolean): string {
  return isHeld ? i18n.t('by a hold') : keepGroundWord(i18n, ground);
}
