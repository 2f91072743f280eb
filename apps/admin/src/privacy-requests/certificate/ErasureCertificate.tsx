import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { DateText, type Fact, FactList, formatNumber, LoadingRows, type Translator, useI18n } from '@smartx/ui';
import { useEffect } from 'react';
import { saveFile } from '../../audit/save-file.ts';
import { categoryWord, keepGroundWord } from '../../catalogue/classification-words.ts';
import { graphql } from '../../gql/gql.ts';
import type { ErasureCertificateQuery as Answer } from '../../gql/graphql.ts';
import { ProblemState } from '../../screen/ProblemState.tsx';
import screen from '../../screen/screen.module.css';
import { sweepReasonWord } from './certificate-words.ts';

const ErasureCertificateQuery = graphql(`
  query ErasureCertificate($requestId: ID!) @purpose(is: RIGHTS_HANDLING) {
    erasureCertificate(requestId: $requestId) {
      reference
      version
      issuedAt
      destroyedKeys
      openReviews
      texts {
        state
        searchEndsOn
        searchedAt
        waiting
        reviewEndsOn
        unread
      }
      erased {
        category
        records
      }
      kept {
        category
        ground
        records
        endsOn
      }
      recipients {
        name
        acknowledgedAt
      }
      sweptAt
      sweepDueAt
      sweepReason
      dataBackupsEndAt
      keyBackupsEndAt
      file
    }
  }
`);

type Certificate = NonNullable<Answer['erasureCertificate']>;

/** It is signed within seconds of the deletion. */
const POLL_MS = 3_000;

interface CertificateProps {
  requestId: string;
  timeZone: string;
}

/** What the installation signed about a deletion that is done, to keep and to check anywhere. */
export function ErasureCertificate({ requestId, timeZone }: CertificateProps) {
  const i18n = useI18n();
  const { data, error, refetch, startPolling, stopPolling } = useQuery(ErasureCertificateQuery, {
    variables: { requestId },
    fetchPolicy: 'cache-and-network',
  });
  const certificate = data?.erasureCertificate;
  const isMissing = data !== undefined && !certificate;
  useEffect(() => {
    if (!isMissing) return;
    startPolling(POLL_MS);
    return stopPolling;
  }, [isMissing, startPolling, stopPolling]);
  return (
    <section className={screen.section} aria-label={i18n.t('Certificate of deletion')}>
      <h3 className={screen.sectionTitle}>{i18n.t('Certificate of deletion')}</h3>
      {error && (
        <ProblemState
          title={i18n.t('The certificate could not be loaded')}
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && <LoadingRows rows={3} />}
      {isMissing && <p className={screen.note}>{i18n.t('It is being signed: a minute at most.')}</p>}
      {certificate && <Signed certificate={certificate} timeZone={timeZone} />}
    </section>
  );
}

function Signed({ certificate, timeZone }: { certificate: Certificate; timeZone: string }) {
  const i18n = useI18n();
  const { reference, version, file, sweepReason, sweptAt } = certificate;
  return (
    <>
      <p className={screen.note}>
        {i18n.t(
          'Signed by this installation, with proofs that anybody can check; it names nobody. The person downloads it on the page of the request.',
        )}
      </p>
      <FactList facts={factsOf(i18n, certificate, timeZone)} />
      {!sweptAt && sweepReason && <p className={screen.note}>{sweepReasonWord(i18n, sweepReason)}</p>}
      <div className={screen.actions}>
        <Button variant="default" size="xs" onClick={() => saveFile(`certificate-${reference}-${version}.json`, file)}>
          {i18n.t('Download the certificate')}
        </Button>
      </div>
    </>
  );
}

function factsOf(i18n: Translator, certificate: Certificate, timeZone: string): Fact[] {
  const { issuedAt, version, destroyedKeys, openReviews, recipients, texts } = certificate;
  const when = (at: string) => <DateText value={at} format="datetime" timeZone={timeZone} />;
  const until = (at: string | null | undefined) => (at ? when(at) : i18n.t('there is none'));
  const number = (value: number) => formatNumber(i18n.locale, value);
  return [
    { label: i18n.t('Signed'), value: when(issuedAt) },
    { label: i18n.t('Version'), value: number(version) },
    { label: i18n.t('Keys destroyed'), value: number(destroyedKeys) },
    { label: i18n.t('Records erased'), value: erasedText(i18n, certificate) },
    { label: i18n.t('Records kept'), value: keptText(i18n, certificate) },
    ...(texts ? [textsFact(i18n, texts, timeZone)] : []),
    ...(openReviews > 0 ? [{ label: i18n.t('Free text to look at'), value: number(openReviews) }] : []),
    ...(recipients.length > 0 ? [recipientsFact(i18n, recipients)] : []),
    sweepFact(i18n, certificate, when),
    { label: i18n.t('Last backup with the data ends'), value: until(certificate.dataBackupsEndAt) },
    { label: i18n.t('Last backup with the keys ends'), value: until(certificate.keyBackupsEndAt) },
  ];
}

/** How far the texts of others were searched, and until when somebody looks at what may still mean the person. */
function textsFact(i18n: Translator, texts: NonNullable<Certificate['texts']>, timeZone: string): Fact {
  const { state, searchEndsOn, searchedAt, reviewEndsOn, unread } = texts;
  const day = (value: string | null | undefined) => <DateText value={value ?? ''} timeZone={timeZone} />;
  const word = {
    searching: i18n.t('goes on, until at the latest'),
    done: i18n.t('ended'),
    'cut-short': i18n.t('broken off before the last text'),
  }[state];
  return {
    label: i18n.t('Search of texts'),
    value: (
      <>
        {word} {day(state === 'searching' ? searchEndsOn : searchedAt)}
        {reviewEndsOn && (
          <>
            {' · '}
            {i18n.t('to be looked at until')} {day(reviewEndsOn)}
          </>
        )}
        {unread > 0 && ` · ${i18n.t('{count} could not be read', { count: unread })}`}
      </>
    ),
  };
}

function recipientsFact(i18n: Translator, recipients: Certificate['recipients']): Fact {
  const number = (count: number) => formatNumber(i18n.locale, count);
  const done = number(recipients.filter(({ acknowledgedAt }) => acknowledgedAt).length);
  return {
    label: i18n.t('Recipients that confirmed'),
    value: i18n.t('{done} of {all}', { done, all: number(recipients.length) }),
  };
}

function sweepFact(i18n: Translator, { sweptAt, sweepDueAt }: Certificate, when: (at: string) => Fact['value']): Fact {
  if (sweptAt) return { label: i18n.t('Database files swept'), value: when(sweptAt) };
  return { label: i18n.t('Database files are swept by'), value: sweepDueAt ? when(sweepDueAt) : '—' };
}

function erasedText(i18n: Translator, { erased }: Certificate): string {
  const parts = erased.map(
    ({ category, records }) => `${categoryWord(i18n, category)} ${formatNumber(i18n.locale, records)}`,
  );
  return new Intl.ListFormat(i18n.locale, { type: 'unit' }).format(parts);
}

function keptText(i18n: Translator, { kept }: Certificate): string {
  const parts = kept.map(({ category, ground, records }) => {
    const what = category ? categoryWord(i18n, category) : i18n.t('single records');
    return `${what} ${formatNumber(i18n.locale, records)} (${keepGroundWord(i18n, ground)})`;
  });
  return parts.length === 0 ? '—' : new Intl.ListFormat(i18n.locale, { type: 'unit' }).format(parts);
}
