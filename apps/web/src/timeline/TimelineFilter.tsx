import { useQuery } from '@apollo/client/react';
import { Chip, NativeSelect } from '@mantine/core';
import { type Translator, useI18n } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import styles from './timeline.module.css';
import { isPart, PARTS, type Part, type RecordSearch } from './timeline-search.ts';

const TimelineMembersQuery = graphql(`
  query TimelineMembers($purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    members(first: 100, orderBy: { field: NAME }) {
      nodes {
        id
        displayName
      }
    }
  }
`);

interface TimelineFilterProps {
  search: RecordSearch;
  onChange: (change: Partial<RecordSearch>) => void;
}

/** Narrows a history to some kinds of events and to what one colleague did. */
export function TimelineFilter({ search, onChange }: TimelineFilterProps) {
  const i18n = useI18n();
  const { data } = useQuery(TimelineMembersQuery, { fetchPolicy: 'cache-first' });
  const members = data?.members.nodes ?? [];
  const choose = (values: string[]) => {
    const show = values.filter(isPart);
    onChange({ show: show.length > 0 ? show : undefined });
  };
  return (
    <div className={styles.filter}>
      <Chip.Group multiple value={[...(search.show ?? [])]} onChange={choose}>
        <fieldset className={styles.parts} aria-label={i18n.t('What to show')}>
          {Object.keys(PARTS)
            .filter(isPart)
            .map((part) => (
              <Chip key={part} value={part} size="xs" variant="outline">
                {partWord(i18n, part)}
              </Chip>
            ))}
        </fieldset>
      </Chip.Group>
      <NativeSelect
        size="xs"
        aria-label={i18n.t('Whose')}
        value={search.by ?? ''}
        data={[
          { value: '', label: i18n.t('By everybody') },
          ...members.map(({ id, displayName }) => ({ value: id, label: displayName ?? i18n.t('Somebody') })),
        ]}
        onChange={(event) => onChange({ by: event.currentTarget.value || undefined })}
      />
    </div>
  );
}

function partWord(i18n: Translator, part: Part): string {
  switch (part) {
    case 'notes':
      return i18n.t('Notes');
    case 'talks':
      return i18n.t('Calls, meetings, mails');
    case 'tasks':
      return i18n.t('Tasks');
    case 'changes':
      return i18n.t('Changes');
    case 'files':
      return i18n.t('Files');
    case 'privacy':
      return i18n.t('Consent and requests');
  }
}
