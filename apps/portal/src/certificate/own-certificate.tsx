import type { CertificateQuery } from '../gql/graphql.ts';
import { file, redirect } from '../http/answer.ts';
import { usePlace } from '../page/place.ts';
import { type CentreVisit, workspaceOf } from '../visit/visit.ts';
import { moment } from '../words/dates.ts';
import { CertificateDocument } from './certificate-operations.ts';
import { sweepWords } from './certificate-words.ts';

/** The certificate of the visitor's own deletion. */
export type OwnCertificate = NonNullable<CertificateQuery['requestCertificate']>;

/** The certificate of the request that the visitor's browser may see; null while there is none. */
export async function findCertificate(visit: CentreVisit): Promise<OwnCertificate | null> {
  const { access } = visit.keeper;
  if (!access) return null;
  const input = { ...access, workspace: workspaceOf(visit) };
  return (await visit.api.run(CertificateDocument, { input })).requestCertificate ?? null;
}

/** Hands the certificate out as a file; without one, back to the status. */
export async function fetchCertificate(visit: CentreVisit): Promise<Response> {
  const certificate = await findCertificate(visit);
  if (!certificate) return redirect(`${visit.place.base}/status`);
  const { reference, version } = certificate;
  return file(certificate.file, `certificate-${reference}-${version}.json`, 'application/json');
}

/** The certificate on the page of a deletion that is done: where it is fetched, and what it is waiting for. */
export function CertificatePanel(props: { readonly certificate: OwnCertificate | null; readonly timeZone: string }) {
  const { i18n, base, locale } = usePlace();
  const { certificate, timeZone } = props;
  return (
    <section className="panel" aria-labelledby="certificate">
      <h2 id="certificate">{i18n.t('Certificate of deletion')}</h2>
      {certificate ? (
        <>
          <p>
            {i18n.t(
              'Signed on {date}. It says what was deleted and proves that your keys are gone, without your name. Keep it: this page closes 30 days after the request.',
              {
                date: moment(locale, certificate.issuedAt, timeZone),
              },
            )}
          </p>
          <p>{sweepWords(i18n, locale, certificate)}</p>
          <p>
            <a className="button" href={`${base}/status/certificate`}>
              {i18n.t('Download the certificate')}
            </a>
          </p>
        </>
      ) : (
        <p>{i18n.t('It is being made. Open this page again in a minute.')}</p>
      )}
      <p>
        <a href={`${base}/certificate`}>{i18n.t('Check a certificate of deletion')}</a>
      </p>
    </section>
  );
}
