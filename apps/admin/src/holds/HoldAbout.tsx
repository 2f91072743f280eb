import { useQuery } from '@apollo/client/react';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { directionOf, isolated, useI18n } from '@smartx/ui';
import { type ReactNode, useState } from 'react';
import { graphql } from '../gql/gql.ts';

const HoldAboutQuery = graphql(`
  query HoldAbout($text: String!) @purpose(is: RIGHTS_HANDLING) {
    contacts(first: 8, where: { fullName: { contains: $text } }, orderBy: { field: NAME }) {
      nodes {
        id
        fullName
      }
    }
    companies(first: 8, where: { name: { contains: $text } }, orderBy: { field: NAME }) {
      nodes {
        id
        name
      }
    }
    deals(first: 8, where: { name: { contains: $text } }) {
      nodes {
        id
        name
      }
    }
  }
`);

/** Chooses the person, the company or the deal that a hold is about, by its name. */
export function HoldAbout(props: { value: string; error: ReactNode; onChange: (id: string) => void }) {
  const i18n = useI18n();
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<{ value: string; label: string } | null>(null);
  const [settled] = useDebouncedValue(text.trim(), 200);
  const isSearching = settled.length >= 2 && settled !== picked?.label;
  const { data } = useQuery(HoldAboutQuery, { variables: { text: settled }, skip: !isSearching });
  const choice = ({ id, name }: { id: string; name: string | null }) => ({
    value: id,
    label: isolated(name ?? '—', directionOf(i18n.locale)),
  });
  const found = isSearching && data ? data : null;
  const groups = [
    {
      group: i18n.t('Contacts'),
      items: (found?.contacts.nodes ?? []).map(({ id, fullName }) => choice({ id, name: fullName })),
    },
    { group: i18n.t('Companies'), items: (found?.companies.nodes ?? []).map(choice) },
    { group: i18n.t('Deals'), items: (found?.deals.nodes ?? []).map(choice) },
  ].filter(({ items }) => items.length > 0);
  const isShown = picked !== null && picked.value === props.value;
  const known = groups.some(({ items }) => items.some(({ value }) => value === props.value));
  return (
    <Select
      label={i18n.t('Everything about')}
      description={i18n.t('A person, a company with its people, or a deal: type a name.')}
      required
      error={props.error}
      value={props.value || null}
      data={isShown && !known ? [picked, ...groups] : groups}
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      nothingFoundMessage={settled.length < 2 ? i18n.t('Type at least two letters') : i18n.t('Nothing of this name')}
      onChange={(value) => {
        const items = groups.flatMap((one) => one.items);
        setPicked(items.find((one) => one.value === value) ?? null);
        props.onChange(value ?? '');
      }}
    />
  );
}
