import { useQuery } from '@apollo/client/react';
import { SegmentedControl } from '@mantine/core';
import {
  EmptyState,
  LoadingRows,
  PageHeader,
  SearchField,
  Toolbar,
  type Translator,
  useI18n,
  usePageTitle,
} from '@smartx/ui';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { graphql } from '../gql/gql.ts';
import { Choice } from '../screen/Choice.tsx';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { changeSearch } from '../screen/search.ts';
import { purposeWord } from '../shell/words/purpose-words.ts';
import { CategoryList } from './CategoryList.tsx';
import { ColumnGrid } from './ColumnGrid.tsx';
import { catalogueRows, filterCatalogue } from './catalogue-rows.ts';
import { categoryWord } from './classification-words.ts';

const CatalogueQuery = graphql(`
  query Catalogue($purpose: Purpose! = RIGHTS_HANDLING) @purpose(is: $purpose) {
    dataCatalogue {
      categories {
        category
        label
        examples
        purposes
        retention
      }
      tables {
        table
        title
        subjects
        appendOnly
        columns {
          column
          property
          kind
          category
          onErasure
          keptFor
          stored
          mask
        }
      }
    }
  }
`);

const route = getRouteApi('/w/$workspace/catalogue');

/** Everything that the product keeps about people, as it is declared beside each column. */
export function CatalogueScreen() {
  const i18n = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: typeof search) =>
    void navigate({ search: (before) => changeSearch(before, next), replace: true });
  const { data, error, refetch } = useQuery(CatalogueQuery);
  const catalogue = data?.dataCatalogue;
  const rows = useMemo(() => (catalogue ? catalogueRows(catalogue) : undefined), [catalogue]);
  const { q: text, kind, category, purpose, stored } = search;
  const shown = useMemo(
    () =>
      rows &&
      filterCatalogue(rows, { text, kind: kind === 'all' ? '' : (kind ?? 'personal'), category, purpose, stored }),
    [rows, text, kind, category, purpose, stored],
  );
  usePageTitle(i18n.t('Catalogue'));
  if (error) {
    return (
      <ProblemState title={i18n.t('The catalogue could not be loaded')} error={error} onRetry={() => void refetch()} />
    );
  }
  if (data && !catalogue) {
    return <EmptyState title={i18n.t('The catalogue is not for your role')} />;
  }
  const byCategory = search.view === 'categories';
  const purposes = [...new Set(catalogue?.categories.flatMap((one) => one.purposes))];
  return (
    <div className={screen.screen}>
      <PageHeader
        title={i18n.t('Catalogue of personal data')}
        count={byCategory ? catalogue?.categories.length : shown?.length}
        total={byCategory ? null : rows?.length}
        actions={
          <SegmentedControl
            value={byCategory ? 'categories' : 'columns'}
            onChange={(view) => change({ view: view === 'columns' ? '' : view })}
            data={[
              { value: 'columns', label: i18n.t('Columns') },
              { value: 'categories', label: i18n.t('Categories') },
            ]}
          />
        }
      />
      {byCategory ? (
        catalogue && <CategoryList categories={catalogue.categories} />
      ) : (
        <>
          <Toolbar label={i18n.t('Filter the catalogue')}>
            <div className={screen.choices}>
              <Choice
                label={i18n.t('Class')}
                value={kind ?? 'personal'}
                onChange={(next) => change({ kind: next === 'personal' ? '' : next })}
                options={kindOptions(i18n)}
              />
              <Choice
                label={i18n.t('Category')}
                value={category ?? ''}
                onChange={(next) => change({ category: next })}
                options={[
                  { value: '', label: i18n.t('Every category') },
                  ...(catalogue?.categories.map((one) => ({
                    value: one.category,
                    label: categoryWord(i18n, one.category),
                  })) ?? []),
                ]}
              />
              <Choice
                label={i18n.t('Purpose')}
                value={purpose ?? ''}
                onChange={(next) => change({ purpose: next })}
                options={[
                  { value: '', label: i18n.t('Every purpose') },
                  ...purposes.map((one) => ({ value: one, label: purposeWord(i18n, one) })),
                ]}
              />
              <Choice
                label={i18n.t('Stored')}
                value={stored ?? ''}
                onChange={(next) => change({ stored: next })}
                options={[
                  { value: '', label: i18n.t('However stored') },
                  { value: 'sealed', label: i18n.t('sealed') },
                  { value: 'searchable', label: i18n.t('searchable') },
                ]}
              />
            </div>
            <div className={screen.search}>
              <SearchField
                label={i18n.t('Search tables and columns')}
                value={text ?? ''}
                onChange={(q) => change({ q })}
              />
            </div>
          </Toolbar>
          {shown ? (
            <ColumnGrid
              rows={shown}
              open={search.open}
              onOpen={(open) => change({ open })}
              onClearFilter={() => change({ q: '', kind: '', category: '', purpose: '', stored: '' })}
            />
          ) : (
            <LoadingRows />
          )}
        </>
      )}
    </div>
  );
}

function kindOptions(i18n: Translator) {
  return [
    { value: 'personal', label: i18n.t('Personal data') },
    { value: 'identifying', label: i18n.t('identifying') },
    { value: 'relating', label: i18n.t('relating') },
    { value: 'notPersonal', label: i18n.t('not personal') },
    { value: 'all', label: i18n.t('Every class') },
  ];
}
