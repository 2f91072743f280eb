import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { DateText, UserErrors, useI18n, useToast } from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { restrictionWord } from '../../privacy-requests/words/decision-words.ts';
import screen from '../../screen/screen.module.css';
import { useCommand } from '../../screen/use-command.ts';
import { purposeWord } from '../../shell/words/purpose-words.ts';
import { LiftItemDialog } from './LiftItemDialog.tsx';
import styles from './states.module.css';
import { exceptionWord, recordWord, type SubjectStatesData, speakerWord } from './subject-states.ts';

const LegalContactRemoveMutation = graphql(`
  mutation LegalContactRemove($input: LegalContactRemoveInput!) @purpose(is: RIGHTS_HANDLING) {
    legalContactRemove(input: $input) {
      record {
        ...SubjectStates_subject @unmask
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const ExceptionEndMutation = graphql(`
  mutation ExceptionEnd($input: RestrictionExceptionEndInput!) @purpose(is: RIGHTS_HANDLING) {
    restrictionExceptionEnd(input: $input) {
      record {
        ...SubjectStates_subject @unmask
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Who speaks for a person. */
export function SpeakerList({ subject: { legalContacts } }: { subject: SubjectStatesData }) {
  const i18n = useI18n();
  const toast = useToast();
  const command = useCommand();
  const [remove] = useMutation(LegalContactRemoveMutation);
  if (legalContacts.length === 0) return null;
  const forget = async (id: string) => {
    const done = await command.run(
      async () => (await remove({ variables: { input: { id } } })).data?.legalContactRemove.errors,
    );
    if (done) toast({ message: i18n.t('They are forgotten') });
  };
  return (
    <section aria-label={i18n.t('Who speaks for them')}>
      <h3 className={screen.sectionTitle}>{i18n.t('Who speaks for them')}</h3>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      <ul className={styles.list}>
        {legalContacts.map(({ id, kind, fullName, email }) => (
          <li key={id} className={styles.line}>
            <span className={styles.about}>
              <span>
                <bdi>{fullName ?? '—'}</bdi>, {speakerWord(i18n, kind)}
              </span>
              {email && <bdi className={styles.details}>{email}</bdi>}
            </span>
            <Button variant="default" size="xs" onClick={() => void forget(id)}>
              {i18n.t('Forget')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What goes on although the person is restricted. */
export function ExceptionList({ subject, now }: { subject: SubjectStatesData; now: Date }) {
  const i18n = useI18n();
  const toast = useToast();
  const command = useCommand();
  const [end] = useMutation(ExceptionEndMutation);
  const open = subject.restrictionExceptions.filter(({ expiresAt }) => new Date(expiresAt) > now);
  if (open.length === 0) return null;
  const stop = async (id: string) => {
    const done = await command.run(
      async () => (await end({ variables: { input: { id } } })).data?.restrictionExceptionEnd.errors,
    );
    if (done) toast({ message: i18n.t('This purpose stands still again') });
  };
  return (
    <section aria-label={i18n.t('What goes on all the same')}>
      <h3 className={screen.sectionTitle}>{i18n.t('What goes on all the same')}</h3>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      <ul className={styles.list}>
        {open.map(({ id, purpose, ground, reason, expiresAt, approvedBy }) => (
          <li key={id} className={styles.line}>
            <span className={styles.about}>
              <span>
                {purposeWord(i18n, purpose)}: {exceptionWord(i18n, ground)}
              </span>
              <span className={styles.details}>
                <bdi>{reason ?? '—'}</bdi> · {i18n.t('until')} <DateText value={expiresAt} format="date" />
                {approvedBy && (
                  <>
                    {' '}
                    · <bdi>{approvedBy.displayName}</bdi>
                  </>
                )}
              </span>
            </span>
            <Button variant="default" size="xs" onClick={() => void stop(id)}>
              {i18n.t('End it now')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The records that are stored alone. */
export function ItemList({ subject: { itemRestrictions } }: { subject: SubjectStatesData }) {
  const i18n = useI18n();
  const [lifting, setLifting] = useState<string | null>(null);
  const open = itemRestrictions.filter(({ liftedAt }) => !liftedAt);
  if (open.length === 0) return null;
  return (
    <section aria-label={i18n.t('Records that are stored alone')}>
      <h3 className={screen.sectionTitle}>{i18n.t('Records that are stored alone')}</h3>
      <ul className={styles.list}>
        {open.map(({ id, recordType, restrictionGround, restrictedAt }) => (
          <li key={id} className={styles.line}>
            <span className={styles.about}>
              <span>{recordWord(i18n, recordType)}</span>
              <span className={styles.details}>
                {restrictionWord(i18n, restrictionGround)} · {i18n.t('since')}{' '}
                <DateText value={restrictedAt} format="date" />
              </span>
            </span>
            <Button variant="default" size="xs" onClick={() => setLifting(id)}>
              {i18n.t('Use it again…')}
            </Button>
          </li>
        ))}
      </ul>
      <LiftItemDialog id={lifting} onClose={() => setLifting(null)} />
    </section>
  );
}
