import type { PublicApi } from '../api/public-api.ts';
import { graphql } from '../gql/gql.ts';
import type { ClosedCentreQuery, ClosureVerifyQuery } from '../gql/graphql.ts';
import { page } from '../http/answer.ts';
import type { SentForm } from '../http/form.ts';
import { Button, Facts } from '../page/blocks.tsx';
import { FileField } from '../page/FileField.tsx';
import { Page } from '../page/Page.tsx';
import type { Place } from '../page/place.ts';
import { moment } from '../words/dates.ts';

const ClosedCentreDocument = graphql(`
  query ClosedCentre($slug: String!) {
    centreClosed(slug: $slug) { name endedAt }
  }
`);

const ClosureVerifyDocument = graphql(`
  query ClosureVerify($slug: String!, $file: String!) {
    closureCertificateVerify(slug: $slug, file: $file) {
      reference endedAt version keys records files sweptAt dataBackupsEndAt
    }
  }
`);

type Closed = NonNullable<ClosedCentreQuery['centreClosed']>;
type Certificate = NonNullable<ClosureVerifyQuery['closureCertificateVerify']>;

/** What the address of a company that closed its workspace still answers; null where there never was one. */
export async function closedCentre(
  api: PublicApi,
  place: Place,
  slug: string,
  { files }: SentForm,
): Promise<Response | null> {
  const { centreClosed: closed } = await api.run(ClosedCentreDocument, { slug });
  if (!closed) return null;
  const sent = files.find(({ name }) => name === 'certificate')?.file;
  if (!sent) return page(<ClosedPage place={place} slug={slug} closed={closed} />, 410);
  const file = (await sent.text()).trim();
  const { closureCertificateVerify: certificate } = await api.run(ClosureVerifyDocument, { slug, file });
  return certificate
    ? page(<HoldsPage place={place} slug={slug} closed={closed} certificate={certificate} />)
    : page(<RefusedPage place={place} slug={slug} />, 422);
}

interface ClosedProps {
  readonly place: Place;
  readonly slug: string;
  readonly closed: Closed;
}

function ClosedPage({ place, slug, closed }: ClosedProps) {
  const { i18n, locale } = place;
  const { name: company, endedAt } = closed;
  const title = i18n.t('{company} has left this service', { company });
  return (
    <Page place={place} title={title}>
      <h1>{title}</h1>
      <p className="lead">
        {i18n.t(
          'Its workspace was closed, and everything in it was destroyed on {day}: also data about you and requests that you made here.',
          { day: moment(locale, endedAt, 'UTC') },
        )}
      </p>
      <p>
        {i18n.t(
          '{company} may have taken a copy along. It decides about that copy by itself, and answers you about it: write to the company directly.',
          { company },
        )}
      </p>
      <h2>{i18n.t('Check the certificate')}</h2>
      <p>
        {i18n.t(
          'The company got a signed certificate of the destruction. Whoever has it can see here whether it is genuine.',
        )}
      </p>
      <form method="post" action={`/privacy/${slug}/certificate`} encType="multipart/form-data" noValidate>
        <FileField
          name="certificate"
          label={i18n.t('The certificate')}
          hint={i18n.t('The file as it was downloaded; its name ends in .json. It is checked and not kept.')}
          accept="application/json,.json"
        />
        <Button>{i18n.t('Check')}</Button>
      </form>
    </Page>
  );
}

function HoldsPage({ place, slug, closed, certificate }: ClosedProps & { readonly certificate: Certificate }) {
  const { i18n, locale } = place;
  const title = i18n.t('This certificate holds');
  const { reference, endedAt, keys, records, files, sweptAt, dataBackupsEndAt, version } = certificate;
  const day = (at: string | null | undefined, otherwise: string) => (at ? moment(locale, at, 'UTC') : otherwise);
  return (
    <Page place={place} title={title} back={`/privacy/${slug}`}>
      <div className="confirmed">
        <h1>{title}</h1>
        <p>
          {i18n.t('The workspace of {company} was destroyed; no key of it opens anything.', { company: closed.name })}
        </p>
      </div>
      <Facts
        facts={[
          { term: i18n.t('Reference'), value: <bdi>{reference}</bdi> },
          { term: i18n.t('Destroyed'), value: day(endedAt, '') },
          { term: i18n.t('Keys'), value: String(keys) },
          { term: i18n.t('Records'), value: String(records) },
          { term: i18n.t('Files'), value: String(files) },
          { term: i18n.t('Database files rewritten'), value: day(sweptAt, i18n.t('not yet')) },
          { term: i18n.t('Last backup ends'), value: day(dataBackupsEndAt, i18n.t('there is none')) },
          { term: i18n.t('Version'), value: String(version) },
        ]}
      />
    </Page>
  );
}

function RefusedPage({ place, slug }: { readonly place: Place; readonly slug: string }) {
  const { i18n } = place;
  const title = i18n.t('This certificate does not hold');
  return (
    <Page place={place} title={title} back={`/privacy/${slug}`}>
      <h1>{title}</h1>
      <p>{i18n.t('It was changed or cut, belongs to something else, or a newer one has replaced it.')}</p>
    </Page>
  );
}
