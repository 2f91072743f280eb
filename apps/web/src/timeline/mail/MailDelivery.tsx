import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { StatusBadge, useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import { verdictSentence } from '../../privacy/may-write/may-write-words.ts';
import { useCommand } from '../../record/use-command.ts';
import { useMay } from '../../session/use-session.ts';
import type { Entry } from '../entries/entry.ts';
import styles from '../timeline.module.css';

const MailRetryMutation = graphql(`
  mutation MailRetry($input: RecordInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    activityRetryMail(input: $input) {
      record {
        id
        ...TimelineActivity_activity
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Where a mail stands that is not out: it waits, no server took it, or it was stopped, and why. */
export function MailDelivery({ activity }: { activity: NonNullable<Entry['activity']> }) {
  const i18n = useI18n();
  const command = useCommand();
  const mayRetry = useMay('activity:send');
  const [retry, { loading }] = useMutation(MailRetryMutation);
  const { id, mailState, mailStopReason } = activity;
  const again = async () => (await retry({ variables: { input: { id } } })).data?.activityRetryMail.errors ?? [];
  if (mailState === 'queued')
    return (
      <p className={styles.delivery}>
        <StatusBadge tone="warn">{i18n.t('Waits to be sent')}</StatusBadge>
      </p>
    );
  if (mailState === 'stopped') {
    const verdict = { allowed: false, rule: '', cause: mailStopReason, since: null, law: '', country: null };
    return (
      <p className={styles.delivery}>
        <StatusBadge tone="bad">{i18n.t('Stopped, not sent')}</StatusBadge> {verdictSentence(i18n, verdict)}
      </p>
    );
  }
  return (
    <p className={styles.delivery}>
      <StatusBadge tone="bad">{i18n.t('Not sent: no mail server took it')}</StatusBadge>
      {mayRetry && (
        <Button
          variant="default"
          size="compact-xs"
          loading={loading}
          onClick={() => void command(again, { done: i18n.t('It is sent again'), refused: i18n.t('It was not sent') })}
        >
          {i18n.t('Send again')}
        </Button>
      )}
    </p>
  );
}
