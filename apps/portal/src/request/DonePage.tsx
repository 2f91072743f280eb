import type { StatusQuery } from '../gql/graphql.ts';
import { page, redirect } from '../http/answer.ts';
import { ButtonLink } from '../page/blocks.tsx';
import { Page } from '../page/Page.tsx';
import { findRequest } from '../status/find-request.ts';
import { type CentreVisit, companyOf } from '../visit/visit.ts';
import { longDate } from '../words/dates.ts';
import { nextSteps } from '../words/request-words.ts';

type Request = NonNullable<StatusQuery['requestStatus']>;

/** The reference, what happens next, and by when. */
export async function done(visit: CentreVisit): Promise<Response> {
  const request = await findRequest(visit);
  if (!request) return redirect(`${visit.place.base}/status`);
  return page(<DonePage visit={visit} request={request} />);
}

function DonePage({ visit, request }: { readonly visit: CentreVisit; readonly request: Request }) {
  const { i18n, base, locale } = visit.place;
  const company = companyOf(visit);
  const title = i18n.t('Your request is confirmed');
  return (
    <Page place={visit.place} title={title}>
      <div className="confirmed">
        <h1>{title}</h1>
        <p>{i18n.t('Your reference')}</p>
        <p className="reference" dir="ltr">
          {request.reference}
        </p>
      </div>
      <p className="lead">
        {request.kind === 'marketing-stop'
          ? i18n.t('{company} does not advertise to you any more.', { company })
          : i18n.t('{company} answers you by {date} at the latest.', {
              company,
              date: longDate(locale, request.dueOn),
            })}
      </p>
      <h2>{i18n.t('What happens next')}</h2>
      <ol className="steps">
        {nextSteps(i18n, request.kind, company).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        {i18n.t(
          'A mail with the reference and this date is on its way to you. You can follow the request, or take it back, at any time.',
        )}
      </p>
      <ButtonLink href={`${base}/status`}>{i18n.t('Follow the request')}</ButtonLink>
    </Page>
  );
}
