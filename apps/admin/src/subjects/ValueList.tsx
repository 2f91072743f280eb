import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { DataGrid, EmptyState, formatNumber, LoadingRows, Toolbar, type Translator, useI18n } from '@smartx/ui';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { categoryWord } from '../catalogue/classification-words.ts';
import { propertyWord } from '../catalogue/property-words.ts';
import { graphql } from '../gql/gql.ts';
import { Choice } from '../screen/Choice.tsx';
import { arrayGrid } from '../screen/list-grid.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { changeSearch } from '../screen/search.ts';
import { placeWord } from './place-words.ts';
import type { SubjectStatesData } from './states/subject-states.ts';
import styles from './subjects.module.css';
import { ValuePeek } from './ValuePeek.tsx';
import { ShownValue, valueColumns } from './value-columns.tsx';
import { filterValues, type SubjectValues, unshownPlaces, type ValueRow, valueRows } from './value-rows.ts';

const SubjectValuesQuery = graphql(`
  query SubjectValues($subjectId: ID!, $language: String) @purpose(is: RIGHTS_HANDLING) {
    subjectView(subjectId: $subjectId, language: $language) {
      places {
        table
        relation
        rowCount
        recordType
        values {
          rowId
          property
          category
          kind
          shown
          isMasked
          source
          collectedAt
          sharedWith
          keptFor
        }
      }
      categories {
        category
        retention
        purposes {
          purpose
          allowed
          basis
          cause
        }
      }
    }
  }
`);

const route = getRouteApi('/w/$workspace/subjects/$id');

/** Every value that is held about a person. */
export function ValueList({ subject }: { subject: SubjectStatesData }) {
  const i18n = useI18n();
  const { data, error, refetch } = useQuery(SubjectValuesQuery, {
    variables: { subjectId: subject.id, language: i18n.locale },
    fetchPolicy: 'network-only',
  });
  const retry = () => void refetch();
  if (error) return <ProblemState title={i18n.t('The values could not be loaded')} error={error} onRetry={retry} />;
  if (!data) return <LoadingRows rows={8} />;
  if (!data.subjectView) return <EmptyState title={i18n.t('This is not for your role')} />;
  return <ValueGrid subject={subject} view={data.subjectView} />;
}

function ValueGrid({ subject, view }: { subject: SubjectStatesData; view: SubjectValues }) {
  const i18n = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: typeof search) =>
    void navigate({ search: (before) => changeSearch(before, next), replace: next.open === undefined });
  const columns = useMemo(() => valueColumns(i18n), [i18n]);
  const rows = useMemo(() => valueRows(view), [view]);
  const shown = useMemo(() => filterValues(rows, search), [rows, search]);
  const opened = rows.find(({ id }) => id === search.open);
  const clear = () => change({ place: '', category: '' });
  return (
    <>
      <Toolbar label={i18n.t('Filter the values')}>
        <div className={screen.choices}>
          <Choice
            label={i18n.t('Where')}
            value={search.place ?? ''}
            onChange={(place) => change({ place })}
            options={placeOptions(i18n, view)}
          />
          <Choice
            label={i18n.t('Category')}
            value={search.category ?? ''}
            onChange={(category) => change({ category })}
            options={[
              { value: '', label: i18n.t('Every category') },
              ...view.categories.map(({ category: value }) => ({ value, label: categoryWord(i18n, value) })),
            ]}
          />
        </div>
      </Toolbar>
      <Unshown view={view} />
      <div className={styles.grid}>
        <DataGrid
          label={i18n.t('What is held about them')}
          columns={columns}
          {...arrayGrid(shown)}
          rowKey={({ id }) => id}
          rowLabel={({ table, value }) => `${placeWord(i18n, table)}: ${propertyWord(i18n, value.property)}`}
          onOpen={({ id }) => change({ open: id })}
          openKey={search.open}
          card={(row) => <ValueCard row={row} />}
          emptyState={
            <EmptyState
              title={i18n.t('Nothing of this kind is held')}
              action={
                <Button variant="default" onClick={clear}>
                  {i18n.t('Clear the filter')}
                </Button>
              }
            />
          }
        />
      </div>
      {opened && <ValuePeek key={opened.id} row={opened} subject={subject} onClose={() => change({ open: '' })} />}
    </>
  );
}

function placeOptions(i18n: Translator, { places }: SubjectValues) {
  const options = places.map(({ table, rowCount }) => ({
    value: table,
    label: `${placeWord(i18n, table)} (${formatNumber(i18n.locale, rowCount)})`,
  }));
  return [{ value: '', label: i18n.t('Every place') }, ...options];
}

/** Where there are more rows than are shown. */
function Unshown({ view }: { view: SubjectValues }) {
  const i18n = useI18n();
  const places = unshownPlaces(view);
  if (places.length === 0) return null;
  const text = places
    .map(({ table, shown, rowCount }) => {
      const counts = { shown: formatNumber(i18n.locale, shown), all: formatNumber(i18n.locale, rowCount) };
      return `${placeWord(i18n, table)}: ${i18n.t('{shown} of {all}', counts)}`;
    })
    .join(' · ');
  return <p className={screen.note}>{i18n.t('Not everything is shown: {places}', { places: text })}</p>;
}

function ValueCard({ row }: { row: ValueRow }) {
  const i18n = useI18n();
  return (
    <div className={screen.card}>
      <strong>{propertyWord(i18n, row.value.property)}</strong>
      <span className={screen.cardLine}>
        <ShownValue row={row} i18n={i18n} />
        <span>{placeWord(i18n, row.table)}</span>
      </span>
    </div>
  );
}
