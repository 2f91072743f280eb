import { useMutation } from '@apollo/client/react';
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { UserErrors, useI18n } from '@smartx/ui';
import type { FormEvent } from 'react';
import { useDraftTexts } from '../form/draft/use-draft.ts';
import { nullable } from '../form/model/form-values.ts';
import { graphql } from '../gql/gql.ts';
import { type About, draftPlace } from './about.ts';
import styles from './timeline.module.css';
import { useComposer } from './use-composer.ts';

const ActivityLogMutation = graphql(`
  mutation ActivityLog($input: ActivityLogInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    activityLog(input: $input) {
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

const EMPTY = { kind: 'call', direction: 'out', subjectLine: '', when: '', minutes: '', body: '' };

/** Records a call, a meeting or a mail that happened. */
export function ActivityComposer({ about }: { about: About }) {
  const i18n = useI18n();
  const [draft, set, clear] = useDraftTexts(draftPlace('activity', about), EMPTY);
  const [log] = useMutation(ActivityLogMutation, { refetchQueries: ['RecordTimeline'], awaitRefetchQueries: true });
  const { isSending, errors, send } = useComposer();
  const isTalk = draft.kind === 'call' || draft.kind === 'meeting';
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const { kind, direction, subjectLine, when, minutes, body } = draft;
    const isSaved = await send(async () => {
      const input = {
        ...about,
        ...(when === '' ? {} : { occurredAt: new Date(when).toISOString() }),
        kind,
        direction: kind === 'meeting' ? 'none' : direction,
        subjectLine: nullable(subjectLine),
        body: nullable(body),
        durationSeconds: isTalk && minutes !== '' ? Number(minutes) * 60 : null,
      };
      const { data } = await log({ variables: { input } });
      return data?.activityLog.errors ?? [];
    });
    if (isSaved) clear();
  };
  return (
    <form className={styles.compose} onSubmit={(event) => void save(event)}>
      <UserErrors errors={errors} />
      <div className={styles.composeActions}>
        <NativeSelect
          aria-label={i18n.t('Kind')}
          value={draft.kind}
          data={[
            { value: 'call', label: i18n.t('Call') },
            { value: 'meeting', label: i18n.t('Meeting') },
            { value: 'mail', label: i18n.t('Mail') },
            { value: 'message', label: i18n.t('Message') },
          ]}
          onChange={(event) => set({ kind: event.currentTarget.value })}
        />
        {draft.kind !== 'meeting' && (
          <NativeSelect
            aria-label={i18n.t('Direction')}
            value={draft.direction}
            data={[
              { value: 'out', label: i18n.t('From us') },
              { value: 'in', label: i18n.t('To us') },
            ]}
            onChange={(event) => set({ direction: event.currentTarget.value })}
          />
        )}
        {isTalk && (
          <TextInput
            className={styles.minutes}
            type="number"
            min={0}
            aria-label={i18n.t('Minutes')}
            placeholder={i18n.t('Minutes')}
            value={draft.minutes}
            onChange={(event) => set({ minutes: event.currentTarget.value })}
          />
        )}
        <TextInput
          className={styles.when}
          type="datetime-local"
          aria-label={i18n.t('When')}
          leftSection={i18n.t('When')}
          leftSectionWidth={64}
          value={draft.when}
          onChange={(event) => set({ when: event.currentTarget.value })}
        />
      </div>
      <TextInput
        aria-label={i18n.t('Subject')}
        placeholder={i18n.t('Subject')}
        value={draft.subjectLine}
        onChange={(event) => set({ subjectLine: event.currentTarget.value })}
      />
      <Textarea
        aria-label={i18n.t('What was said')}
        placeholder={i18n.t('What was said')}
        autosize
        minRows={2}
        maxRows={12}
        value={draft.body}
        onChange={(event) => set({ body: event.currentTarget.value })}
      />
      <div className={styles.composeActions}>
        <Button type="submit" size="compact-sm" loading={isSending}>
          {i18n.t('Record it')}
        </Button>
      </div>
    </form>
  );
}
