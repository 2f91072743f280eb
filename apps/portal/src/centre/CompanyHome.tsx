import { page } from '../http/answer.ts';
import { Note, Ways } from '../page/blocks.tsx';
import { Page } from '../page/Page.tsx';
import type { CentreVisit } from '../visit/visit.ts';
import { moment } from '../words/dates.ts';
import { purposeWords } from '../words/notice-words.ts';
import { kindWords } from '../words/request-words.ts';
import { kindHint } from '../words/rights-words.ts';
import { Contact } from './Contact.tsx';

/** Purposes that every company has; the notice names them one by one. */
const ALWAYS = ['SECURITY', 'LEGAL_OBLIGATION', 'LEGAL_CLAIMS', 'RIGHTS_HANDLING', 'DATA_CARE'];

/** The first page of a workspace's privacy centre. */
export function companyHome(visit: CentreVisit): Response {
  return page(<CompanyHome visit={visit} />);
}

function CompanyHome({ visit: { place, centre } }: { readonly visit: CentreVisit }) {
  const { i18n, base } = place;
  const company = centre.name;
  const title = i18n.t('Your data at {company}', { company });
  return (
    <Page place={place} title={title}>
      <h1>{title}</h1>
      <p className="lead">
        {i18n.t(
          '{company} decides what happens to the data that it holds about you, and answers you here. You need no account, and it costs nothing.',
          { company },
        )}
      </p>
      {centre.closingAt && (
        <Note tone="warn">
          <p>
            {i18n.t(
              '{company} is leaving this service: after {day} this page and everything in it is destroyed. Requests are answered here until then, and by the company itself afterwards.',
              { company, day: moment(place.locale, centre.closingAt, centre.timeZone) },
            )}
          </p>
        </Note>
      )}
      <Ways
        ways={[
          {
            href: `${base}/request?kind=access`,
            label: kindWords(i18n, 'access'),
            text: kindHint(i18n, 'access', company),
          },
          {
            href: `${base}/request?kind=erasure`,
            label: kindWords(i18n, 'erasure'),
            text: kindHint(i18n, 'erasure', company),
          },
          {
            href: `${base}/request?kind=rectification`,
            label: kindWords(i18n, 'rectification'),
            text: kindHint(i18n, 'rectification', company),
          },
          {
            href: `${base}/request?kind=marketing-stop`,
            label: kindWords(i18n, 'marketing-stop'),
            text: kindHint(i18n, 'marketing-stop', company),
          },
          {
            href: `${base}/request`,
            label: i18n.t('Use another right'),
            text: i18n.t('Object, restrict, take your data along, have a decision looked at, complain.'),
          },
          {
            href: `${base}/status`,
            label: i18n.t('Follow a request'),
            text: i18n.t('With the reference that you got.'),
          },
        ]}
      />
      <h2>{i18n.t('What {company} uses data for', { company })}</h2>
      <ul className="plain">
        {centre.purposes
          .filter(({ purpose }) => !ALWAYS.includes(purpose))
          .map(({ purpose }) => (
            <li key={purpose}>{purposeWords(i18n, purpose)}</li>
          ))}
        <li>{i18n.t('What the law and security require')}</li>
      </ul>
      <p>
        <a href={`${base}/policy`}>{i18n.t('Read the whole privacy notice')}</a>
      </p>
      <Contact centre={centre} title={i18n.t('Another question?')} />
    </Page>
  );
}
