import { useQuery } from '@apollo/client/react';
import { Button, SegmentedControl } from '@mantine/core';
import { EmptyState, LoadingRows, PageHeader, useI18n, usePageTitle } from '@smartx/ui';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { changeSearch } from '../screen/search.ts';
import { FieldDialog } from './FieldDialog.tsx';
import { FieldItem } from './FieldItem.tsx';
import { OBJECTS, objectWord } from './field-words.ts';
import styles from './fields.module.css';
import { type CustomField, FieldListQuery } from './fields-query.ts';

const route = getRouteApi('/w/$workspace/fields');

/** The fields that the workspace adds to its objects. */
export function FieldScreen() {
  const i18n = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const object = OBJECTS.find((one) => one === search.object) ?? 'contact';
  const [edited, setEdited] = useState<CustomField | 'new' | null>(null);
  const { data, error, refetch } = useQuery(FieldListQuery, {
    variables: { object },
    fetchPolicy: 'cache-and-network',
  });
  const fields = data?.customFieldDefinitions.nodes;
  usePageTitle(i18n.t('Fields'));
  const create = (
    <Button leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />} onClick={() => setEdited('new')}>
      {i18n.t('New field')}
    </Button>
  );
  return (
    <div className={screen.screen}>
      <PageHeader
        title={i18n.t('Fields')}
        count={fields?.length ?? null}
        actions={fields?.length ? create : undefined}
      />
      <SegmentedControl
        className={styles.objects}
        aria-label={i18n.t('Fields of')}
        value={object}
        data={OBJECTS.map((value) => ({ value, label: objectWord(i18n, value) }))}
        onChange={(next) => void navigate({ search: (before) => changeSearch(before, { object: next }) })}
      />
      {!fields && !error && <LoadingRows />}
      {error && !fields && (
        <ProblemState title={i18n.t('The fields could not be loaded')} error={error} onRetry={() => void refetch()} />
      )}
      {fields?.length === 0 && (
        <EmptyState title={i18n.t('No fields of your own yet')} action={create}>
          {i18n.t(
            'What your business needs to know and the product does not ask: a customer number, a contract date, a size. They stand on the record, in the table and in filters, and go with the person when they are erased.',
          )}
        </EmptyState>
      )}
      {fields && fields.length > 0 && (
        <ol className={styles.list} aria-label={i18n.t('Fields')}>
          {fields.map((field, position) => (
            <FieldItem
              key={field.id}
              field={field}
              position={position}
              count={fields.length}
              onEdit={() => setEdited(field)}
              onChanged={() => void refetch()}
            />
          ))}
        </ol>
      )}
      {edited && (
        <FieldDialog
          object={object}
          field={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onDone={() => {
            setEdited(null);
            void refetch();
          }}
        />
      )}
    </div>
  );
}
