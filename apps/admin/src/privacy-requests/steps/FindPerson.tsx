import { useQuery } from '@apollo/client/react';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { UserErrors, useI18n } from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import screen from '../../screen/screen.module.css';
import type { RequestDetail } from '../detail/request-detail.ts';
import { useInclude } from './use-include.ts';

const FindPersonQuery = graphql(`
  query FindPerson($text: String!) @purpose(is: RIGHTS_HANDLING) {
    contacts(first: 12, where: { fullName: { contains: $text } }, orderBy: { field: NAME }) {
      nodes {
        id
        subjectId
        fullName
        emails {
          id
          value
        }
        company {
          id
          name
        }
      }
    }
  }
`);

/** Covers somebody whom the address does not find: a duplicate under another address, or a person known by name. */
export function FindPerson({ request }: { request: RequestDetail }) {
  const i18n = useI18n();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.trim(), 200);
  const { command, include } = useInclude(request);
  const { data } = useQuery(FindPersonQuery, { variables: { text: settled }, skip: settled.length < 2 });
  const covered = request.subjects.map(({ subject }) => subject.id);
  const found = settled.length < 2 ? [] : (data?.contacts.nodes ?? []);
  const options = found
    .filter(({ subjectId }) => !covered.includes(subjectId))
    .map(({ subjectId, fullName, emails, company }) => ({
      value: subjectId,
      label: [fullName ?? '—', emails?.[0]?.value, company?.name].filter(Boolean).join(' · '),
    }));
  return (
    <div className={screen.section}>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      <Select
        label={i18n.t('Include somebody else')}
        description={i18n.t('A duplicate under another address, or a person whom you know by name.')}
        placeholder={i18n.t('Type a name')}
        data={options}
        value={null}
        searchable
        searchValue={text}
        onSearchChange={setText}
        filter={({ options: all }) => all}
        nothingFoundMessage={settled.length < 2 ? i18n.t('Type at least two letters') : i18n.t('Nobody of this name')}
        onChange={(subjectId) => {
          if (!subjectId) return;
          setText('');
          void include(subjectId);
        }}
      />
    </div>
  );
}
