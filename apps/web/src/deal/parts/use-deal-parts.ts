import { useMutation } from '@apollo/client/react';
import { type PlacedError, placeErrors, type UserErrorFields } from '@smartx/client';
import { useI18n, useToast } from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { DealUpdateInput } from '../../gql/graphql.ts';
import { problemsOf } from './part-problems.ts';

const DealPartsMutation = graphql(`
  mutation DealParts($input: DealUpdateInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    dealUpdate(input: $input) {
      record {
        id
        version
        ...DealFacts_deal
        ...DealLines_deal
        ...DealContacts_deal
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Saves the products or the people of a deal as a whole, over the version that was seen. */
export function useDealParts(list: 'lines' | 'contacts', onSaved: () => void) {
  const i18n = useI18n();
  const toast = useToast();
  const [update] = useMutation(DealPartsMutation);
  const [errors, setErrors] = useState<readonly PlacedError[]>([]);
  const [isSaving, setSaving] = useState(false);
  const save = async (input: DealUpdateInput) => {
    setSaving(true);
    try {
      const { data } = await update({ variables: { input } });
      const refused = placeErrors(data?.dealUpdate.errors ?? []);
      setErrors(refused);
      if (refused.length > 0) return;
      toast({ message: i18n.t('Saved') });
      onSaved();
    } catch {
      const message = i18n.t('The server could not be reached. Try again.');
      setErrors([{ code: 'UNREACHABLE', message, path: null }]);
    } finally {
      setSaving(false);
    }
  };
  const refuse = (refusals: readonly UserErrorFields[]) => setErrors(placeErrors(refusals));
  return { save, refuse, isSaving, problems: problemsOf(list, errors) };
}
