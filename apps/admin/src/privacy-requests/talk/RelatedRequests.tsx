import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { ConfirmDialog, DateText, UserErrors, useI18n } from '@smartx/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import screen from '../../screen/screen.module.css';
import { useCommand } from '../../screen/use-command.ts';
import type { RequestDetail } from '../detail/request-detail.ts';
import { rightWord, stateWord } from '../words/request-words.ts';
import styles from './talk.module.css';

const RequestRelatedQuery = graphql(`
  query RequestRelated($id: ID!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestRelated(id: $id) {
      id
      reference
      kind
      state
      receivedAt
      canAnswerBoth
    }
  }
`);

const RequestMarkDuplicateMutation = graphql(`
  mutation RequestMarkDuplicate($input: PrivacyRequestMarkDuplicateInput!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestMarkDuplicate(input: $input) {
      record {
        id
        ...RequestDetail_request
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Other requests by or about the same person; an earlier one for the same right can be answered for both. */
export function RelatedRequests({ request, slug }: { request: RequestDetail; slug: string }) {
  const i18n = useI18n();
  const { data } = useQuery(RequestRelatedQuery, { variables: { id: request.id }, fetchPolicy: 'cache-and-network' });
  const [markDuplicate] = useMutation(RequestMarkDuplicateMutation);
  const command = useCommand();
  const [asking, setAsking] = useState<{ id: string; reference: string } | null>(null);
  const related = data?.privacyRequestRelated ?? [];
  if (related.length === 0) return null;
  const mark = async () => {
    const input = { id: request.id, ifVersion: request.version, ofId: asking?.id ?? '' };
    await command.run(
      async () => (await markDuplicate({ variables: { input } })).data?.privacyRequestMarkDuplicate.errors,
    );
    setAsking(null);
  };
  return (
    <>
      <h3 className={screen.sectionTitle}>{i18n.t('By or about the same person')}</h3>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      <ul className={styles.told}>
        {related.map(({ id, reference, kind, state, receivedAt, canAnswerBoth }) => (
          <li key={id}>
            <span>
              <Link to="/w/$workspace/requests/$id" params={{ workspace: slug, id }} className={screen.crumb}>
                <bdi>{reference}</bdi>
              </Link>{' '}
              · {rightWord(i18n, kind)}
            </span>
            <span className={screen.note}>
              <DateText value={receivedAt} /> · {stateWord(i18n, state, kind)}
            </span>
            {canAnswerBoth && (
              <span>
                <Button variant="default" size="compact-sm" onClick={() => setAsking({ id, reference })}>
                  {i18n.t('Answer both there')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={asking !== null}
        onClose={() => setAsking(null)}
        title={i18n.t('Answer both together?')}
        confirmLabel={i18n.t('Close this one and tell the person')}
        onConfirm={mark}
      >
        {i18n.t(
          'This request is closed, and {reference} is answered for both. Its own proof and its own last day count. It cannot be undone.',
          { reference: asking?.reference ?? '' },
        )}
      </ConfirmDialog>
    </>
  );
}
