import { useMutation, useQuery } from '@apollo/client/react';
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { LoadingRows, UserErrors, useI18n, useToast } from '@smartx/ui';
import type { FormEvent } from 'react';
import { useDraftTexts } from '../../form/draft/use-draft.ts';
import { graphql } from '../../gql/gql.ts';
import type { MailGroundQuery } from '../../gql/graphql.ts';
import { QueryProblem } from '../../shell/problem/QueryProblem.tsx';
import { type About, draftPlace } from '../about.ts';
import styles from '../timeline.module.css';
import { useComposer } from '../use-composer.ts';
import { MailVerdict } from './MailVerdict.tsx';
import { useMailPurposes } from './mail-purposes.ts';
import { useVerdict } from './use-verdict.ts';

const MailGroundDocument = graphql(`
  query MailGround($id: ID!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    contact(id: $id) {
      id
      subjectId
      emails {
        id
        value
        label
        isPrimary
      }
      withheld {
        field
        reason
        category
      }
    }
  }
`);

const MailSendMutation = graphql(`
  mutation MailSend($input: MailSendInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    activitySendMail(input: $input) {
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

interface MailComposerProps {
  about: About;
  /** To whom it goes. */
  contactId: string;
}

/** Writes a mail to a person: first whether they may be written to at all, and for what. */
export function MailComposer({ about, contactId }: MailComposerProps) {
  const i18n = useI18n();
  const { data, error, refetch } = useQuery(MailGroundDocument, {
    variables: { id: contactId },
    fetchPolicy: 'cache-and-network',
  });
  const contact = data?.contact;
  if (error && !data)
    return (
      <QueryProblem title={i18n.t('The addresses could not be loaded')} error={error} onRetry={() => void refetch()} />
    );
  if (!data) return <LoadingRows rows={3} />;
  if (!contact?.subjectId || !contact.emails || contact.emails.length === 0) {
    const isWithheld = contact?.withheld.some(({ field }) => field === 'emails') ?? true;
    return (
      <p className={styles.refusal}>
        {isWithheld
          ? i18n.t('You cannot write to them: their addresses are withheld.')
          : i18n.t('There is no e-mail address to write to.')}
      </p>
    );
  }
  return <MailForm {...{ about, contactId }} subjectId={contact.subjectId} emails={contact.emails} />;
}

interface MailFormProps extends MailComposerProps {
  subjectId: string;
  emails: NonNullable<NonNullable<MailGroundQuery['contact']>['emails']>;
}

const EMPTY = { contactPointId: '', purpose: '', subject: '', body: '' };

function MailForm({ about, contactId, subjectId, emails }: MailFormProps) {
  const i18n = useI18n();
  const toast = useToast();
  const purposes = useMailPurposes();
  const [draft, change, clear] = useDraftTexts(draftPlace('mail', about), EMPTY);
  const [sendMail] = useMutation(MailSendMutation, { refetchQueries: ['RecordTimeline'], awaitRefetchQueries: true });
  const { isSending, errors, send } = useComposer();
  const primary = emails.find(({ isPrimary }) => isPrimary) ?? emails[0];
  const contactPointId = emails.find(({ id }) => id === draft.contactPointId)?.id ?? primary?.id ?? '';
  const purpose = purposes.find(({ value }) => value === draft.purpose)?.value ?? purposes[0]?.value ?? 'RELATIONSHIP';
  const { verdict, ask } = useVerdict({ subjectId, contactPointId, purpose });
  const isClosed = verdict?.allowed === false;
  const isReady = draft.subject.trim() !== '' && draft.body.trim() !== '' && verdict?.allowed === true;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    const isSent = await send(async () => {
      const { subject, body } = draft;
      const dealId = 'dealId' in about ? about.dealId : null;
      const input = { contactId, contactPointId, purpose, subject, body, dealId };
      return (await sendMail({ variables: { input } })).data?.activitySendMail.errors ?? [];
    });
    // Whoever took their consent back meanwhile is told here with the reason.
    if (!isSent) return ask();
    toast({ message: i18n.t('The mail is on its way') });
    clear();
  };
  return (
    <form className={styles.compose} onSubmit={(event) => void save(event)}>
      <UserErrors errors={errors} />
      <div className={styles.composeActions}>
        <NativeSelect
          aria-label={i18n.t('To')}
          value={contactPointId}
          data={emails.map(({ id, value, label }) => ({
            value: id,
            label: [value, label].filter(Boolean).join(' · '),
          }))}
          onChange={(event) => change({ contactPointId: event.currentTarget.value })}
        />
        <NativeSelect
          aria-label={i18n.t('What for')}
          value={purpose}
          data={purposes}
          onChange={(event) => change({ purpose: event.currentTarget.value })}
        />
      </div>
      <p className={styles.limits}>
        {i18n.t('Advertising cannot be sent here yet: it needs a way to stop it with one click.')}
      </p>
      <MailVerdict verdict={verdict} />
      <TextInput
        aria-label={i18n.t('Subject')}
        placeholder={i18n.t('Subject')}
        maxLength={300}
        disabled={isClosed}
        value={draft.subject}
        onChange={(event) => change({ subject: event.currentTarget.value })}
      />
      <Textarea
        aria-label={i18n.t('Mail')}
        placeholder={i18n.t('Write a mail…')}
        autosize
        minRows={4}
        maxRows={20}
        disabled={isClosed}
        value={draft.body}
        onChange={(event) => change({ body: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
        }}
      />
      <div className={styles.composeActions}>
        <Button type="submit" size="compact-sm" disabled={!isReady} loading={isSending}>
          {i18n.t('Send mail')}
        </Button>
      </div>
    </form>
  );
}
