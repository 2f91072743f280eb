import { useMutation } from '@apollo/client/react';
import { type PlacedError, placeErrors } from '@smartx/client';
import { useI18n, useToast } from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { DealUpdateInput } from '../../gql/graphql.ts';

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

/** What is wrong with a list of parts: with one field of a row, or with all of it. */
export interface PartProblems {
  readonly at: (row: number, field: string) => string | undefined;
  readonly whole: string | null;
}

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
  return { save, isSaving, problems: problemsOf(list, errors) };
}

function problemsOf(list: string, errors: readonly PlacedError[]): PartProblems {
  const isPlaced = ({ path }: PlacedError) => path?.[0] === list && path.length > 2;
  return {
    at: (row, field) =>
      errors.find(({ path }) => path?.[0] === list && path[1] === String(row) && path[2] === field)?.message,
    whole: errors.find((error) => !isPlaced(error))?.message ?? null,
  };
}
