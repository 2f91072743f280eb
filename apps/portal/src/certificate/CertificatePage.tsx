import { page } from '../http/answer.ts';
import { Button, Facts } from '../page/blocks.tsx';
import { FileField } from '../page/FileField.tsx';
import { TextField } from '../page/fields.tsx';
import { Page } from '../page/Page.tsx';
import { usePlace } from '../page/place.ts';
import { type CentreVisit, companyOf, field, workspaceOf } from '../visit/visit.ts';
import { moment } from '../words/dates.ts';
import { textSearchWords } from '../words/text-search-words.ts';
import { type Certificate, CertificateVerifyDocument } from './certificate-operations.ts';
import { backupWords, groundWords, recipientWords, sweepWords, untilWords } from './certificate-words.ts';

/** Asks for a certificate of deletion, to say whether it holds. Anybody may: it names nobody. */
export function askCertificate(visit: CentreVisit): Response {
  return page(<AskPage visit={visit} />);
}

/** Says whether a certificate holds now; why one does not is said to nobody. */
export async function takeCertificate(visit: CentreVisit): Promise<Response> {
  const { i18n } = visit.place;
  const reference = field(visit, 'reference').toUpperCase();
  const file = ((await visit.files.find(({ name }) => name === 'certificate')?.file.text()) ?? '').trim();
  const problems = {
    ...(reference === '' && { reference: i18n.t('Enter the reference of the request') }),
    ...(file === '' && { certificate: i18n.t('Choose the file of the certificate') }),
  };
  if (Object.keys(problems).length > 0)
    return page(<AskPage visit={visit} value={reference} problems={problems} />, 422);
  const input = { workspace: workspaceOf(visit), reference, file };
  const { certificateVerify: certificate } = await visit.api.run(CertificateVerifyDocument, { input });
  if (!certificate) return page(<RefusedPage visit={visit} />, 422);
  return page(<HoldsPage visit={visit} certificate={certificate} />);
}

interface AskProps {
  readonly visit: CentreVisit;
  readonly value?: string;
  readonly problems?: { readonly reference?: string; readonly certificate?: string };
}

function AskPage({ visit, value, problems = {} }: AskProps) {
  const { i18n, base } = visit.place;
  const title = i18n.t('Check a certificate of deletion');
  return (
    <Page place={visit.place} title={title} back={base} problems={problems}>
      <h1>{title}</h1>
      <p>
        {i18n.t(
          '{company} signs a certificate for each deletion that somebody asked for. Here you see whether one is genuine and still the newest.',
          {
            company: companyOf(visit),
          },
        )}
      </p>
      <form method="post" action={`${base}/certificate`} encType="multipart/form-data" noValidate>
        <TextField
          name="reference"
          label={i18n.t('Reference of the request')}
          hint={i18n.t('It begins with PR and stands in every mail about the request.')}
          problem={problems.reference}
          value={value}
          className="code"
          maxLength={20}
        />
        <FileField
          name="certificate"
          label={i18n.t('The certificate')}
          hint={i18n.t('The file as it was downloaded; its name ends in .json. It is checked and not kept.')}
          problem={problems.certificate}
          accept="application/json,.json"
        />
        <Button>{i18n.t('Check')}</Button>
      </form>
      <p className="hint">
        {i18n.t(
          'It can also be checked without us: the product comes with a small open program for that, and the key of this installation is public:',
        )}
      </p>
      <p className="hint">
        <a href="/.well-known/smartx-audit.json" dir="ltr">
          /.well-known/smartx-audit.json
        </a>
      </p>
    </Page>
  );
}

/** One face for whatever does not hold. */
function RefusedPage({ visit }: { readonly visit: CentreVisit }) {
  const { i18n, base } = visit.place;
  const title = i18n.t('This certificate does not hold');
  return (
    <Page place={visit.place} title={title} back={`${base}/certificate`}>
      <h1>{title}</h1>
      <p>{i18n.t('It can have one of these reasons; which one is not said here:')}</p>
      <ul>
        <li>{i18n.t('The file was changed or cut, or is no certificate.')}</li>
        <li>{i18n.t('It belongs to another request, or to another company.')}</li>
        <li>{i18n.t('A newer certificate has replaced it. Download it again on the page of the request.')}</li>
      </ul>
    </Page>
  );
}

function HoldsPage({ visit, certificate }: { readonly visit: CentreVisit; readonly certificate: Certificate }) {
  const { place, centre } = visit;
  const { i18n, base, locale } = place;
  const title = i18n.t('This certificate holds');
  const { reference, version, issuedAt, erasedAt, destroyedKeys } = certificate;
  return (
    <Page place={place} title={title} back={`${base}/certificate`}>
      <div className="confirmed">
        <h1>{title}</h1>
        <p>
          {i18n.t(
            '{company} signed it, it is the newest about this request, and no key that it names opens anything.',
            {
              company: companyOf(visit),
            },
          )}
        </p>
      </div>
      <Facts
        facts={[
          { term: i18n.t('Reference'), value: <bdi>{reference}</bdi> },
          { term: i18n.t('Deleted'), value: moment(locale, erasedAt, centre.timeZone) },
          {
            term: i18n.t('Keys destroyed'),
            value: i18n.t(
              '{count, plural, one {# key: what it had sealed is unreadable in every copy} other {# keys: what they had sealed is unreadable in every copy}}',
              { count: destroyedKeys },
            ),
          },
          { term: i18n.t('Signed'), value: moment(locale, issuedAt, centre.timeZone) },
          { term: i18n.t('Version'), value: String(version) },
        ]}
      />
      <Contents visit={visit} certificate={certificate} />
    </Page>
  );
}

function Contents({ visit, certificate }: { readonly visit: CentreVisit; readonly certificate: Certificate }) {
  const { i18n, locale } = usePlace();
  const { erased, kept, openReviews, recipients, texts } = certificate;
  const nameOf = (category: string | null | undefined) =>
    visit.centre.categories.find((one) => one.category === category)?.label ?? i18n.t('Single records');
  const counted = (records: number) => i18n.t('{count, plural, one {# record} other {# records}}', { count: records });
  return (
    <>
      <h2>{i18n.t('What was deleted')}</h2>
      <ul>
        {erased.map(({ category, records }) => (
          <li key={category}>{`${nameOf(category)}: ${counted(records)}`}</li>
        ))}
      </ul>
      {texts && textSearchWords(i18n, locale, texts).map((words) => <p key={words}>{words}</p>)}
      {!texts && openReviews > 0 && (
        <p>
          {i18n.t(
            '{count, plural, one {# place} other {# places}} in notes may still mean the person; people look at them.',
            {
              count: openReviews,
            },
          )}
        </p>
      )}
      <h2>{i18n.t('What stays')}</h2>
      <ul>
        {kept.map((one) => (
          <li key={`${one.category} ${one.ground} ${one.endsOn}`}>
            {`${nameOf(one.category)}: ${counted(one.records)}, ${groundWords(i18n, one.ground)}, ${untilWords(i18n, locale, one)}`}
          </li>
        ))}
      </ul>
      {recipients.length > 0 && <h2>{i18n.t('Who had received the data')}</h2>}
      <ul>
        {recipients.map((recipient) => (
          <li key={recipient.name}>
            <bdi>{recipient.name}</bdi>: {recipientWords(i18n, locale, recipient)}
          </li>
        ))}
      </ul>
      <h2>{i18n.t('Files and backups')}</h2>
      <p>{sweepWords(i18n, locale, certificate)}</p>
      {backupWords(i18n, locale, certificate).map((words) => (
        <p key={words}>{words}</p>
      ))}
    </>
  );
}
