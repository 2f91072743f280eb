import { useQuery } from '@apollo/client/react';
import { Radio, Stack } from '@mantine/core';
import { directionOf, FormActions, isolated, LoadingRows, type Translator, useI18n } from '@smartx/ui';
import { useState } from 'react';
import { RecordDialog } from '../../form/RecordDialog.tsx';
import { RelationField } from '../../form/RelationField.tsx';
import { graphql } from '../../gql/gql.ts';
import { QueryProblem } from '../../shell/problem/QueryProblem.tsx';
import styles from './merge.module.css';
import { useMerge } from './use-merge.ts';

const ContactMergePreviewQuery = graphql(`
  query ContactMergePreview($mergedId: ID!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    contactMergePreview(mergedId: $mergedId) {
      kind
      count
    }
  }
`);

interface MergeDialogProps {
  /** The contact whose page is open. */
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
  /** Called with the contact that stays. */
  readonly onMerged: (survivorId: string) => void;
}

/** Somebody is here twice: choose the other one and who stays, and see what goes over before anything is done. */
export function MergeDialog({ id, name, onClose, onMerged }: MergeDialogProps) {
  const i18n = useI18n();
  const direction = directionOf(i18n.locale);
  const merge = useMerge();
  const [other, setOther] = useState<{ id: string; name: string } | null>(null);
  const [keepsOther, setKeepsOther] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [survivorId, mergedId] = keepsOther ? [other?.id ?? '', id] : [id, other?.id ?? ''];
  const [isMissing, setMissing] = useState(false);
  const problem = isMissing && !other && i18n.t('Choose the other entry.');
  const submit = async () => {
    setSaving(true);
    const isDone = await merge(survivorId, mergedId);
    setSaving(false);
    if (isDone) onMerged(survivorId);
  };
  return (
    <RecordDialog title={i18n.t('Merge contacts')} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (other) void submit();
          else setMissing(true);
        }}
      >
        <Stack>
          <p className={styles.lead}>
            {i18n.t(
              'Two entries for one person become one. Everything goes over to the one that stays; its own values win, and gaps are filled. You can undo it for 30 days.',
            )}
          </p>
          <RelationField
            kind="contact"
            label={i18n.t('The other entry of the same person')}
            required
            value={other?.id ?? ''}
            chosenLabel={null}
            exceptId={id}
            error={problem}
            onChange={(chosen, picked) => setOther(chosen ? { id: chosen, name: picked?.label ?? '' } : null)}
          />
          {other && (
            <>
              <Radio.Group
                label={i18n.t('Which one stays?')}
                value={keepsOther ? 'other' : 'this'}
                onChange={(value) => setKeepsOther(value === 'other')}
              >
                <Stack gap="xs" mt="xs">
                  <Radio value="this" label={isolated(name, direction)} />
                  <Radio value="other" label={isolated(other.name, direction)} />
                </Stack>
              </Radio.Group>
              <WhatMoves mergedId={mergedId} />
              <p className={styles.lead}>
                {i18n.t(
                  'Privacy stays strict: a restriction, an objection or a refusal of either counts for both. An approval counts only where neither lacks it.',
                )}
              </p>
            </>
          )}
          <FormActions submitLabel={i18n.t('Merge contacts')} saving={isSaving} onCancel={onClose} />
        </Stack>
      </form>
    </RecordDialog>
  );
}

function WhatMoves({ mergedId }: { mergedId: string }) {
  const i18n = useI18n();
  const { data, error, refetch } = useQuery(ContactMergePreviewQuery, {
    variables: { mergedId },
    fetchPolicy: 'network-only',
  });
  if (error)
    return (
      <QueryProblem
        title={i18n.t('What goes over could not be counted')}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  if (!data) return <LoadingRows rows={2} />;
  const counts = (data.contactMergePreview ?? []).flatMap(({ kind, count }) => {
    const text = countWord(i18n, kind, count);
    return text ? [{ kind, text }] : [];
  });
  return (
    <section aria-label={i18n.t('What goes over')} className={styles.moves}>
      <h3>{i18n.t('What goes over')}</h3>
      {counts.length === 0 ? (
        <p className={styles.lead}>{i18n.t('Nothing but its name and details: no records belong to it.')}</p>
      ) : (
        <ul>
          {counts.map(({ kind, text }) => (
            <li key={kind}>{text}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What people know one by one; what belongs to it without a name of its own goes along unsaid. */
function countWord(i18n: Translator, kind: string, count: number): string | null {
  switch (kind) {
    case 'ContactPoint':
      return i18n.t('{count, plural, one {# address or number} other {# addresses and numbers}}', { count });
    case 'Deal':
      return i18n.t('{count, plural, one {# deal} other {# deals}}', { count });
    case 'Lead':
      return i18n.t('{count, plural, one {# lead} other {# leads}}', { count });
    case 'Note':
      return i18n.t('{count, plural, one {# note} other {# notes}}', { count });
    case 'Task':
      return i18n.t('{count, plural, one {# task} other {# tasks}}', { count });
    case 'Activity':
      return i18n.t('{count, plural, one {# activity} other {# activities}}', { count });
    case 'File':
      return i18n.t('{count, plural, one {# file} other {# files}}', { count });
    default:
      return null;
  }
}
