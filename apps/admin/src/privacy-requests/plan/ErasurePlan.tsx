import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { LoadingRows, type Translator, useI18n } from '@smartx/ui';
import { useId, useState } from 'react';
import { erasureWord, keepGroundWord } from '../../catalogue/classification-words.ts';
import { propertyWords } from '../../catalogue/property-words.ts';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../screen/ProblemState.tsx';
import screen from '../../screen/screen.module.css';
import type { RequestDetail } from '../detail/request-detail.ts';
import { placeWord, relationWord } from '../words/place-words.ts';
import { ItemsDialog } from './items/ItemsDialog.tsx';
import styles from './plan.module.css';
import { byWeight, type Fate, type PlannedTable, summarisePlace, totalsOf } from './plan-summary.ts';

const ErasurePlanQuery = graphql(`
  query ErasurePlan($requestId: ID!) @purpose(is: RIGHTS_HANDLING) {
    erasurePreview(requestId: $requestId) {
      subjectIds
      tables {
        table
        title
        relation
        rows
        deletesRows
        isItemised
        keptItems
        fields {
          field
          do
          because
        }
      }
    }
  }
`);

interface PlanProps {
  requestId: string;
  /** `erasure` says what becomes of each field, `places` only where something is. */
  show: 'erasure' | 'places';
  /** The request where single items can still be kept, and the zone of its days. */
  choose?: { readonly request: RequestDetail; readonly timeZone: string };
}

/** Everything that the request reaches, place by place; nothing is changed by looking. */
export function ErasurePlan({ requestId, show, choose }: PlanProps) {
  const i18n = useI18n();
  const [open, setOpen] = useState<{ table: string; title: string } | null>(null);
  const { data, error, refetch } = useQuery(ErasurePlanQuery, {
    variables: { requestId },
    fetchPolicy: 'network-only',
  });
  if (error) {
    return <ProblemState title={i18n.t('The plan could not be made')} error={error} onRetry={() => void refetch()} />;
  }
  if (!data) return <LoadingRows rows={6} />;
  const tables = data.erasurePreview?.tables ?? [];
  const { records, places, placesWithRest } = totalsOf(tables);
  return (
    <>
      <p className={styles.totals}>
        {i18n.t(
          '{records, plural, one {# record} other {# records}} in {places, plural, one {# place} other {# places}}.',
          {
            records,
            places,
          },
        )}{' '}
        {show === 'erasure' &&
          i18n.t(
            '{count, plural, =0 {Nothing stays.} one {Something stays in # place.} other {Something stays in # places.}}',
            {
              count: placesWithRest,
            },
          )}
      </p>
      <ul className={styles.places}>
        {byWeight(tables).map((table) => (
          <Place key={table.table} table={table} show={show} onChoose={choose && setOpen} />
        ))}
      </ul>
      {choose && (
        <ItemsDialog {...choose} place={open} onClose={() => setOpen(null)} onChanged={() => void refetch()} />
      )}
    </>
  );
}

function Place(props: {
  table: PlannedTable;
  show: PlanProps['show'];
  onChoose?: ((place: { table: string; title: string }) => void) | undefined;
}) {
  const i18n = useI18n();
  const titleId = useId();
  const { table, show, onChoose } = props;
  const title = placeWord(i18n, table.table, table.title);
  const { goes, stays } = summarisePlace(table);
  return (
    <li className={styles.place} aria-labelledby={titleId}>
      <div className={styles.placeHead}>
        <h3 id={titleId} className={styles.placeTitle}>
          {title}
        </h3>
        <span className={screen.note}>
          {i18n.t('{count, plural, one {# record} other {# records}}', { count: table.rows })} ·{' '}
          {relationWord(i18n, table.relation)}
        </span>
      </div>
      {show === 'erasure' && (
        <dl className={styles.fates}>
          {goes.length > 0 && (
            <Fates label={i18n.t('Goes')} fates={goes} word={(what) => goneWord(i18n, what, table)} />
          )}
          {stays.length > 0 && (
            <Fates label={i18n.t('Stays')} fates={stays} word={(what) => keepGroundWord(i18n, what)} />
          )}
          {table.keptItems > 0 && (
            <>
              <dt>{i18n.t('Kept')}</dt>
              <dd>
                {i18n.t('{count, plural, one {# record as a sealed copy} other {# records as sealed copies}}', {
                  count: table.keptItems,
                })}
              </dd>
            </>
          )}
        </dl>
      )}
      {onChoose && table.isItemised && (
        <Button
          className={styles.each}
          variant="subtle"
          size="compact-sm"
          onClick={() => onChoose({ table: table.table, title })}
        >
          {i18n.t('Look at each')}
        </Button>
      )}
    </li>
  );
}

function goneWord(i18n: Translator, what: string, { relation, deletesRows }: PlannedTable): string {
  if (what !== 'delete-row') return erasureWord(i18n, what);
  if (deletesRows && relation === 'joint') return i18n.t('the whole record, where nobody else is in it');
  return i18n.t('the whole record');
}

function Fates(props: { label: string; fates: readonly Fate[]; word: (what: string) => string }) {
  return (
    <>
      <dt>{props.label}</dt>
      <dd>
        {props.fates.map(({ what, fields }) => (
          <div key={what}>
            {props.word(what)}
            {what !== 'delete-row' && (
              <>
                : <Fields fields={fields} />
              </>
            )}
          </div>
        ))}
      </dd>
    </>
  );
}

/** So many names are read at a glance; the others open on demand. */
const AT_A_GLANCE = 4;

function Fields({ fields }: { fields: readonly string[] }) {
  const i18n = useI18n();
  const words = propertyWords(i18n, fields);
  if (words.length <= AT_A_GLANCE + 1) return <bdi className={styles.fields}>{words.join(', ')}</bdi>;
  return (
    <details className={styles.fields}>
      <summary>
        <bdi>{words.slice(0, AT_A_GLANCE).join(', ')}</bdi>{' '}
        {i18n.t('and {count} more', { count: words.length - AT_A_GLANCE })}
      </summary>
      <bdi>{words.slice(AT_A_GLANCE).join(', ')}</bdi>
    </details>
  );
}
