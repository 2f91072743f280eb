import { useMutation } from '@apollo/client/react';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import {
  DateText,
  formatDate,
  NumberText,
  StatusBadge,
  type Translator,
  UserErrors,
  useI18n,
  useToast,
} from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import screen from '../screen/screen.module.css';
import { useFormCommand } from '../screen/use-command.ts';
import { BatchCertificates } from './BatchCertificates.tsx';
import { BatchItems } from './BatchItems.tsx';
import styles from './retention.module.css';
import type { Batch } from './retention-query.ts';
import { ruleWord } from './retention-words.ts';

const RetentionApproveMutation = graphql(`
  mutation RetentionApprove($input: RetentionBatchApproveInput!) @purpose(is: RIGHTS_HANDLING) {
    retentionBatchApprove(input: $input) {
      done
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface BatchPanelProps {
  slug: string;
  batch: Batch;
  onDone: () => void;
}

/** What was put forward last: how much by each rule, where it stands, and the approval. */
export function BatchPanel({ slug, batch, onDone }: BatchPanelProps) {
  const i18n = useI18n();
  return (
    <section className={styles.part} aria-label={i18n.t('What was put forward')}>
      <div className={styles.head}>
        <h2 className={screen.sectionTitle}>{i18n.t('What was put forward')}</h2>
        <StatusBadge tone={batch.state === 'proposed' ? 'warn' : 'good'}>{stateWord(i18n, batch.state)}</StatusBadge>
        <span className={screen.note}>
          <DateText value={batch.createdAt} />
        </span>
      </div>
      <ul className={styles.list}>
        {batch.byRule.map(({ rule, count }) => (
          <li key={rule} className={styles.count}>
            <span>{ruleWord(i18n, rule)}</span>
            <NumberText value={count} />
          </li>
        ))}
        {batch.byRule.length > 1 && (
          <li className={styles.count}>
            <strong>{i18n.t('Together')}</strong>
            <NumberText value={batch.itemCount} />
          </li>
        )}
      </ul>
      <p className={screen.note}>{standing(i18n, batch)}</p>
      {batch.failedCount > 0 && (
        <p className={styles.trial}>
          <StatusBadge tone="bad">
            {i18n.t('{count, plural, one {# failed} other {# failed}}', { count: batch.failedCount })}
          </StatusBadge>
          {i18n.t(
            'An erasure that was begun is taken up again each hour; anything else is put forward again in the night.',
          )}
        </p>
      )}
      <BatchItems key={batch.id} slug={slug} batchId={batch.id} />
      {batch.state === 'done' && <BatchCertificates batchId={batch.id} />}
      {(batch.step === 'approve' || batch.step === 'approve-alone') && <ApproveForm batch={batch} onDone={onDone} />}
    </section>
  );
}

function ApproveForm({ batch, onDone }: Omit<BatchPanelProps, 'slug'>) {
  const i18n = useI18n();
  const toast = useToast();
  const [approve] = useMutation(RetentionApproveMutation);
  const form = useForm({ initialValues: { confirmation: '', password: '' } });
  const command = useFormCommand(form, ['confirmation', 'password']);
  const isAlone = batch.step === 'approve-alone';
  const isGiven = form.values.confirmation.trim() !== '' && form.values.password !== '';
  const submit = form.onSubmit(async ({ confirmation, password }) => {
    const alone = isAlone ? { confirmation, password } : {};
    const input = { id: batch.id, ifVersion: batch.version, ...alone };
    const done = await command.run(
      async () => (await approve({ variables: { input } })).data?.retentionBatchApprove.errors,
    );
    if (!done) return;
    toast({ message: i18n.t('Your approval is recorded') });
    onDone();
  });
  return (
    <form onSubmit={submit} className={screen.section} noValidate>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      {isAlone && (
        <div className={styles.alone}>
          <TextInput
            label={i18n.t('Nobody else can approve: repeat how many there are')}
            description={i18n.t('The batch says that you approved alone, and it is carried out a day later.')}
            inputMode="numeric"
            autoComplete="off"
            {...form.getInputProps('confirmation')}
          />
          <PasswordInput
            label={i18n.t('Your password, once more')}
            autoComplete="current-password"
            {...form.getInputProps('password')}
          />
        </div>
      )}
      <div className={screen.actions}>
        <Button type="submit" loading={command.busy} disabled={isAlone && !isGiven}>
          {batch.firstApprovedBy ? i18n.t('Approve as the second') : i18n.t('Approve the batch')}
        </Button>
      </div>
    </form>
  );
}

function stateWord(i18n: Translator, state: string): string {
  const words: Record<string, string> = {
    proposed: i18n.t('to be approved'),
    approved: i18n.t('approved'),
    done: i18n.t('carried out'),
  };
  return words[state] ?? state;
}

/** Where a batch stands, in one sentence. */
function standing(i18n: Translator, batch: Batch): string {
  const { doneCount, sparedCount } = batch;
  if (batch.state === 'done')
    return i18n.t(
      '{done} carried out; {spared} left alone, because they were not due any more or something keeps them.',
      {
        done: doneCount,
        spared: sparedCount,
      },
    );
  if (batch.state === 'approved') {
    const date = formatDate(i18n.locale, batch.earliestAt ?? '', 'datetime');
    return batch.isSelfApproved
      ? i18n.t('Approved by {name} alone. It is carried out in the night after {date}.', {
          name: batch.approvedBy ?? '',
          date,
        })
      : i18n.t('Approved by {name}. It is being carried out.', { name: batch.approvedBy ?? '' });
  }
  if (batch.firstApprovedBy)
    return i18n.t('Approved by {name}. Somebody else who handles privacy approves it too, then it is carried out.', {
      name: batch.firstApprovedBy,
    });
  return i18n.t(
    'Each one is looked at again before it goes. Until somebody approves, each night puts forward what is due then. Carried out, it cannot be undone.',
  );
}
