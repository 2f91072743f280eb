import { useMutation } from '@apollo/client/react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { UserErrors, useI18n, useToast } from '@smartx/ui';
import type { FormEvent } from 'react';
import { useDraftTexts } from '../form/draft/use-draft.ts';
import { nullable } from '../form/model/form-values.ts';
import { RelationField } from '../form/RelationField.tsx';
import { graphql } from '../gql/gql.ts';
import { taskKindChoices } from '../task/task-words.ts';
import { type About, draftPlace } from './about.ts';
import styles from './timeline.module.css';
import { useComposer } from './use-composer.ts';

const TaskPlanMutation = graphql(`
  mutation TaskPlan($input: TaskCreateInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    taskCreate(input: $input) {
      record {
        id
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const EMPTY = { title: '', kind: 'to-do', dueOn: '', assigneeId: '', assigneeName: '' };

/** Plans a task about the open record. */
export function TaskComposer({ about }: { about: About }) {
  const i18n = useI18n();
  const toast = useToast();
  const [{ title, kind, dueOn, assigneeId, assigneeName }, change, clear] = useDraftTexts(
    draftPlace('task', about),
    EMPTY,
  );
  const [create] = useMutation(TaskPlanMutation, { refetchQueries: ['RecordTasks'], awaitRefetchQueries: true });
  const { isSending, errors, send } = useComposer();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') return;
    const isSaved = await send(async () => {
      const input = { ...about, title, kind, dueOn: nullable(dueOn), ...(assigneeId ? { assigneeId } : {}) };
      const { data } = await create({ variables: { input } });
      return data?.taskCreate.errors ?? [];
    });
    if (!isSaved) return;
    toast({ message: i18n.t('Task planned') });
    clear();
  };
  return (
    <form className={styles.compose} onSubmit={(event) => void save(event)}>
      <UserErrors errors={errors} />
      <TextInput
        aria-label={i18n.t('What is to be done')}
        placeholder={i18n.t('What is to be done')}
        maxLength={300}
        value={title}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <div className={styles.composeActions}>
        <NativeSelect
          aria-label={i18n.t('Kind')}
          data={taskKindChoices(i18n)}
          value={kind}
          onChange={(event) => change({ kind: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          aria-label={i18n.t('Due')}
          value={dueOn}
          onChange={(event) => change({ dueOn: event.currentTarget.value })}
        />
      </div>
      <RelationField
        kind="member"
        label={i18n.t('Who does it')}
        required={false}
        value={assigneeId}
        chosenLabel={assigneeName || null}
        onChange={(id, picked) => change({ assigneeId: id, assigneeName: picked?.label ?? '' })}
      />
      <div className={styles.composeActions}>
        <Button type="submit" disabled={title.trim() === ''} loading={isSending}>
          {i18n.t('Plan task')}
        </Button>
      </div>
    </form>
  );
}
