import { useMutation } from '@apollo/client/react';
import { placeErrors } from '@smartx/client';
import type { ReactNode } from 'react';
import { graphql } from '../../gql/gql.ts';

const ContactRevealMutation = graphql(`
  mutation ContactReveal($input: ContactRevealInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    contactReveal(input: $input) {
      values
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Shows one masked field of a contact, for a reason that is logged with who looked. The value stays out of the cache. */
export function useReveal(id: string): (field: string, reason: string) => Promise<ReactNode> {
  const [reveal] = useMutation(ContactRevealMutation, { fetchPolicy: 'no-cache' });
  return async (field, reason) => {
    const { data } = await reveal({ variables: { input: { id, field, reason } } });
    const { values = [], errors = [] } = data?.contactReveal ?? {};
    const [refusal] = placeErrors(errors);
    if (refusal) throw new Error(refusal.message);
    return <bdi>{values.join(', ')}</bdi>;
  };
}
