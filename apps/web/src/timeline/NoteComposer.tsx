import { useMutation } from '@apollo/client/react';
import { Button, Textarea } from '@mantine/core';
import { UserErrors, useI18n } from '@smartx/ui';
import type { FormEvent } from 'react';
import { useDraftTexts } from '../form/draft/use-draft.ts';
import { graphql } from '../gql/gql.ts';
import { type About, draftPlace } from './about.ts';
import styles from './timeline.module.css';
import { useComposer } from './use-composer.ts';

const NoteCreateMutation = graphql(`
  mutation NoteCreate($input: NoteCreateInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    noteCreate(input: $input) {
      record {
        id
        ...TimelineNote_note
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const EMPTY = { body: '' };

/** Writes a note; it is stored encrypted, and the field stays as it is if it is refused. */
export function NoteComposer({ about }: { about: About }) {
  const i18n = useI18n();
  const [{ body }, change, clear] = useDraftTexts(draftPlace('note', about), EMPTY);
  const [create] = useMutation(NoteCreateMutation, { refetchQueries: ['RecordTimeline'], awaitRefetchQueries: true });
  const { isSending, errors, send } = useComposer();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (body.trim() === '') return;
    const isSaved = await send(async () => {
      const { data } = await create({ variables: { input: { ...about, body } } });
      return data?.noteCreate.errors ?? [];
    });
    if (isSaved) clear();
  };
  return (
    <form className={styles.compose} onSubmit={(event) => void save(event)}>
      <UserErrors errors={errors} />
      <Textarea
        aria-label={i18n.t('Note')}
        placeholder={i18n.t('Write a note…')}
        autosize
        minRows={2}
        maxRows={12}
        value={body}
        onChange={(event) => change({ body: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
        }}
      />
      <div className={styles.composeActions}>
        <Button type="submit" size="compact-sm" disabled={body.trim() === ''} loading={isSending}>
          {i18n.t('Add note')}
        </Button>
      </div>
    </form>
  );
}
