import type { FragmentType } from '@apollo/client';
import { useFragmentData, useSmartxScope } from '@smartx/client';
import { DateText, DueDate, type Fact, FactList, NoValue, ReasonText, type Translator, useI18n } from '@smartx/ui';
import { IconShield } from '@tabler/icons-react';
import { noticeWord, originWord } from '../contact/contact-words.ts';
import { fieldWord } from '../contact/field-words.ts';
import { graphql } from '../gql/gql.ts';
import type { PrivacyCard_ContactFragment } from '../gql/graphql.ts';
import { isCrmPurpose, purposeOption } from '../session/purposes.ts';
import { useMay } from '../session/use-session.ts';
import { PersonConsents } from './consents/PersonConsents.tsx';
import { MayWrite } from './may-write/MayWrite.tsx';
import styles from './privacy.module.css';
import { StateMarks } from './StateMarks.tsx';
import { WhyPurpose } from './why/WhyPurpose.tsx';

const PrivacyCard_contact = graphql(`
  fragment PrivacyCard_contact on Contact {
    id
    isRestricted
    isMinor
    deceasedOn
    source
    collectedFrom
    collectedAt
    noticeState
    noticeDueOn
    noticeSentAt
    subjectId
    emails {
      id
      value
    }
    phones {
      id
      value
    }
    addresses {
      id
      value
    }
    withheld {
      field
      reason
      category
    }
  }
`);

/** What may be done with a person's data here and now: purpose in force, what is withheld and why, where the data came from. */
export function PrivacyCard(props: { contact: FragmentType<PrivacyCard_ContactFragment> }) {
  const i18n = useI18n();
  const { purpose } = useSmartxScope();
  const contact = useFragmentData(PrivacyCard_contact, props.contact);
  const mayRecord = useMay('consent:record');
  const addresses = [contact.emails, contact.phones, contact.addresses].flatMap((list) => list ?? []);
  const name = isCrmPurpose(purpose) ? purposeOption(i18n, purpose).label : purpose;
  return (
    <section className={styles.card} aria-labelledby="privacy-card">
      <h2 id="privacy-card">
        <IconShield size={16} stroke={1.5} aria-hidden />
        {i18n.t('Privacy')}
      </h2>
      <p className={styles.lead}>{i18n.t('Shown for: {purpose}', { purpose: name })}</p>
      <StateMarks {...contact} />
      <WithheldList withheld={contact.withheld} />
      {mayRecord && <WhyPurpose subjectId={contact.subjectId} />}
      <FactList facts={originFacts(i18n, contact)} />
      {mayRecord && <PersonConsents subjectId={contact.subjectId} addresses={addressesOf(contact)} />}
      {mayRecord && (
        // Asked anew where an address came or went.
        <MayWrite
          key={addresses.map(({ id, value }) => `${id} ${value}`).join()}
          subjectId={contact.subjectId}
          addresses={addresses}
        />
      )}
    </section>
  );
}

/** The addresses with their kind, where they are shown. */
function addressesOf({ emails, phones, addresses }: PrivacyCard_ContactFragment) {
  const ofKind = (kind: string, list: typeof emails) => (list ?? []).map(({ id, value }) => ({ id, value, kind }));
  return [...ofKind('email', emails), ...ofKind('phone', phones), ...ofKind('postal', addresses)];
}

function WithheldList({ withheld }: { withheld: PrivacyCard_ContactFragment['withheld'] }) {
  const i18n = useI18n();
  const mayReveal = useMay('contact:reveal');
  if (withheld.length === 0)
    return <p className={styles.lead}>{i18n.t('Nothing is withheld from you for this purpose.')}</p>;
  const roleSentence = mayReveal
    ? i18n.t('Your role sees only part of these. You can reveal them for a reason; every reveal is logged.')
    : i18n.t('Your role sees these in part or not at all.');
  const reasons = [...Map.groupBy(withheld, ({ reason, category }) => `${reason} ${category ?? ''}`)];
  return (
    <ul className={styles.reasons} aria-label={i18n.t('Withheld')}>
      {reasons.map(([key, [first, ...others]]) => (
        <li key={key}>
          {first?.reason === 'ROLE' ? roleSentence : first && <ReasonText {...first} />}
          <span className={styles.fields}>
            {[...new Set([first, ...others].flatMap((entry) => (entry ? [fieldWord(i18n, entry.field)] : [])))].join(
              ' · ',
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function originFacts(i18n: Translator, contact: PrivacyCard_ContactFragment): Fact[] {
  const { source, collectedFrom, collectedAt, noticeState, noticeDueOn, noticeSentAt } = contact;
  const facts: Fact[] = [
    { label: i18n.t('Origin'), value: collectedFrom ? originWord(i18n, collectedFrom) : i18n.t('Not stated') },
    { label: i18n.t('Source'), value: source && source !== 'not stated' ? source : <NoValue /> },
    { label: i18n.t('Collected'), value: collectedAt ? <DateText value={collectedAt} format="date" /> : <NoValue /> },
    { label: i18n.t('Notice'), value: noticeState ? noticeWord(i18n, noticeState) : <NoValue /> },
  ];
  if (noticeState === 'sent' && noticeSentAt)
    facts.push({ label: i18n.t('Told on'), value: <DateText value={noticeSentAt} format="date" /> });
  if (noticeState === 'due' && noticeDueOn)
    facts.push({ label: i18n.t('Notice due'), value: <DueDate dueOn={noticeDueOn} /> });
  return facts;
}
