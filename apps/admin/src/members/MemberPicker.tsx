import { useQuery } from '@apollo/client/react';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useI18n } from '@smartx/ui';
import { type ReactNode, useState } from 'react';
import { graphql } from '../gql/gql.ts';

const MemberPickerQuery = graphql(`
  query MemberPicker($where: MemberFilter, $purpose: Purpose! = SECURITY) @purpose(is: $purpose) {
    members(first: 20, where: $where, orderBy: { field: NAME }) {
      nodes {
        id
        displayName
        email
      }
    }
  }
`);

/** Chooses a colleague who has not left, by typing a part of the name. */
export function MemberPicker(props: {
  label: string;
  description?: string;
  value: string | null;
  onChange: (memberId: string | null) => void;
  error?: ReactNode;
  /** Members who cannot be chosen, such as the one who leaves. */
  except?: readonly string[];
  /** The member chosen so far, whom the first page may not hold. */
  chosen?: { id: string; displayName: string } | null | undefined;
}) {
  const i18n = useI18n();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.trim(), 150);
  const where = settled ? { status: { ne: 'left' }, fullName: { contains: settled } } : { status: { ne: 'left' } };
  const { data, previousData } = useQuery(MemberPickerQuery, { variables: { where } });
  const found = (data ?? previousData)?.members.nodes ?? [];
  const options = found
    .filter(({ id }) => !props.except?.includes(id))
    .map(({ id, displayName }) => ({ value: id, label: displayName }));
  const { chosen } = props;
  if (chosen && !options.some(({ value }) => value === chosen.id)) {
    options.unshift({ value: chosen.id, label: chosen.displayName });
  }
  return (
    <Select
      label={props.label}
      description={props.description}
      placeholder={i18n.t('Type a name')}
      data={options}
      value={props.value}
      onChange={props.onChange}
      onSearchChange={setText}
      error={props.error}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': i18n.t('Choose nobody') }}
      nothingFoundMessage={i18n.t('Nobody of this name')}
    />
  );
}
