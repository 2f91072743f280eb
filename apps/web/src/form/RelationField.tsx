import { useQuery } from '@apollo/client/react';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { CompanySuggestions, ContactSuggestions, MemberSuggestions, ProductSuggestions } from '@smartx/client';
import { directionOf, isolated, useI18n, withoutTurns } from '@smartx/ui';
import { type ReactNode, useState } from 'react';

interface RelationFieldProps {
  kind: 'company' | 'contact' | 'member' | 'product';
  label: string;
  required: boolean;
  description?: string;
  /** The id of the chosen record, or nothing. */
  value?: string;
  error?: ReactNode;
  chosenLabel: string | null;
  /** Is not offered: the record from whose page another one is chosen. */
  exceptId?: string;
  onChange: (id: string, picked: Suggestion | null) => void;
}

/** A record that can be chosen. */
interface Suggestion {
  value: string;
  label: string;
  /** What one costs, of a product. */
  price?: { amount: string; currency: string } | null;
}

/** Chooses another record by its name; the server searches as somebody types. */
export function RelationField({ kind, chosenLabel, exceptId, value, onChange, ...input }: RelationFieldProps) {
  const i18n = useI18n();
  const [text, setText] = useState('');
  const [wanted] = useDebouncedValue(text, 200);
  const [first] = useState(value ? { value, label: chosenLabel ?? i18n.t('No name shown') } : null);
  const [picked, setPicked] = useState<Suggestion | null>(null);
  const { suggestions, isLoading } = useSuggestions(kind, wanted === (picked ?? first)?.label ? '' : wanted);
  const kept = [picked, first].filter((one) => one !== null).filter(({ value: id }) => id === value);
  const others = suggestions.filter((one) => one.value !== exceptId && !kept.some(({ value: id }) => id === one.value));
  const data = [...kept, ...others];
  return (
    <Select
      {...input}
      value={value || null}
      data={data}
      searchable
      placeholder={i18n.t('Type a name')}
      clearable={!input.required}
      allowDeselect={false}
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      nothingFoundMessage={isLoading ? i18n.t('Searching…') : i18n.t('Nothing found')}
      clearButtonProps={{ 'aria-label': i18n.t('Remove: {field}', { field: input.label }) }}
      onChange={(id) => {
        const found = data.find((one) => one.value === id) ?? null;
        setPicked(found);
        onChange(id ?? '', found);
      }}
    />
  );
}

function useSuggestions(kind: RelationFieldProps['kind'], text: string) {
  const i18n = useI18n();
  const options = { variables: { text: withoutTurns(text) }, fetchPolicy: 'cache-and-network' } as const;
  const contacts = useQuery(ContactSuggestions, { ...options, skip: kind !== 'contact' });
  const companies = useQuery(CompanySuggestions, { ...options, skip: kind !== 'company' });
  const members = useQuery(MemberSuggestions, { ...options, skip: kind !== 'member' });
  const products = useQuery(ProductSuggestions, { ...options, skip: kind !== 'product' });
  const nameless = i18n.t('No name shown');
  const own = (name: string) => isolated(name, directionOf(i18n.locale));
  const isLoading = [contacts, companies, members, products].some(({ loading }) => loading);
  return { suggestions: found(), isLoading };

  function found(): Suggestion[] {
    if (kind === 'member')
      return (members.data?.members.nodes ?? []).map(({ id, displayName }) => ({ value: id, label: displayName }));
    if (kind === 'product')
      return (products.data?.products.nodes ?? []).map(({ id, name, price }) => ({ value: id, label: name, price }));
    if (kind === 'company')
      return (companies.data?.companies.nodes ?? []).map(({ id, name }) => ({ value: id, label: name ?? nameless }));
    return (contacts.data?.contacts.nodes ?? []).map(({ id, fullName, company }) => ({
      value: id,
      label: [fullName ?? nameless, company?.name ?? ''].filter(Boolean).map(own).join(' · '),
    }));
  }
}
