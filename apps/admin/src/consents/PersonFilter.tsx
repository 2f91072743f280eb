import { useQuery } from '@apollo/client/react';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useI18n } from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../gql/gql.ts';

const LedgerPeopleQuery = graphql(`
  query LedgerPeople($text: String!) @purpose(is: RIGHTS_HANDLING) {
    contacts(first: 12, where: { fullName: { contains: $text } }, orderBy: { field: NAME }) {
      nodes {
        id
        subjectId
        fullName
        emails {
          id
          value
        }
      }
    }
  }
`);

const LedgerPersonQuery = graphql(`
  query LedgerPerson($id: ID!) @purpose(is: RIGHTS_HANDLING) {
    dataSubject(id: $id) {
      id
      contacts {
        id
        fullName
      }
      members {
        id
        displayName
      }
    }
  }
`);

/** Narrows the ledger down to one person, who is found by name; the address keeps an id alone. */
export function PersonFilter({ subjectId, onChange }: { subjectId: string; onChange: (subjectId: string) => void }) {
  const i18n = useI18n();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.trim(), 200);
  const chosen = useQuery(LedgerPersonQuery, { variables: { id: subjectId }, skip: subjectId === '' });
  const isSearching = subjectId === '' && settled.length >= 2;
  const { data } = useQuery(LedgerPeopleQuery, { variables: { text: settled }, skip: !isSearching });
  const person = chosen.data?.dataSubject;
  const name = person?.contacts[0]?.fullName ?? person?.members[0]?.displayName ?? i18n.t('One person');
  const found = isSearching ? (data?.contacts.nodes ?? []) : [];
  const people = found.map(({ subjectId: value, fullName, emails }) => ({
    value,
    label: [fullName ?? '—', emails?.[0]?.value].filter(Boolean).join(' · '),
  }));
  return (
    <Select
      aria-label={i18n.t('Person')}
      placeholder={i18n.t('Person: type a name')}
      data={subjectId ? [{ value: subjectId, label: name }] : people}
      value={subjectId || null}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': i18n.t('Show everybody') }}
      searchValue={subjectId ? name : text}
      onSearchChange={(next) => {
        if (subjectId === '') setText(next);
      }}
      filter={({ options }) => options}
      nothingFoundMessage={settled.length < 2 ? i18n.t('Type at least two letters') : i18n.t('Nobody of this name')}
      onChange={(value) => {
        setText('');
        onChange(value ?? '');
      }}
    />
  );
}
