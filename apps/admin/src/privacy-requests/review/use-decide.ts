import { useMutation } from '@apollo/client/react';
import { useAnnounce, useI18n } from '@smartx/ui';
import type { CopyReviewDecideInput } from '../../gql/graphql.ts';
import type { Mutation } from '../../screen/use-command.ts';
import type { RequestDetail } from '../detail/request-detail.ts';
import { CopyReviewDecideDocument } from './review-query.ts';

/** What is decided about some records. */
export type Decision = Omit<CopyReviewDecideInput, 'id' | 'ifVersion'>;

/** Sends decisions about the copy of a request; what comes back was refused. */
export function useDecide(request: RequestDetail): (decision: Decision) => ReturnType<Mutation> {
  const i18n = useI18n();
  // The record itself shows what was decided; whoever goes on by keyboard needs no message in the way.
  const announce = useAnnounce();
  const [decide] = useMutation(CopyReviewDecideDocument);
  return async (decision) => {
    const input = { id: request.id, ifVersion: request.version, ...decision };
    const { data } = await decide({ variables: { input } });
    const errors = data?.copyReviewDecide.errors;
    if (errors?.length === 0)
      announce(
        i18n.t('{count, plural, one {Decided about # record} other {Decided about # records}}', {
          count: decision.itemIds.length,
        }),
      );
    return errors;
  };
}
