import { graphql } from '../gql/gql.ts';
import type { ConsentQuestionQuery } from '../gql/graphql.ts';
import { page, redirect } from '../http/answer.ts';
import { Button, Form } from '../page/blocks.tsx';
import { Page } from '../page/Page.tsx';
import { type CentreVisit, companyOf, field, workspaceOf } from '../visit/visit.ts';
import { moment } from '../words/dates.ts';

const QuestionDocument = graphql(`
  query ConsentQuestion($input: ConsentQuestionInput!) {
    consentQuestion(input: $input) { topic wording language expiresAt }
  }
`);

const ConfirmDocument = graphql(`
  mutation ConsentConfirm($input: ConsentQuestionInput!) {
    consentConfirm(input: $input) { done }
  }
`);

type Question = NonNullable<ConsentQuestionQuery['consentQuestion']>;

/** Shows what the person is asked. Opening the page answers nothing: programs that look into mail open links too. */
export async function askConsent(visit: CentreVisit): Promise<Response> {
  const token = visit.query.get('token') ?? '';
  const { consentQuestion: question } = await visit.api.run(QuestionDocument, inputOf(visit, token));
  return question ? page(<QuestionPage visit={visit} question={question} token={token} />) : deadLink(visit);
}

/** The person pressed the button. */
export async function giveConsent(visit: CentreVisit): Promise<Response> {
  const { consentConfirm } = await visit.api.run(ConfirmDocument, inputOf(visit, field(visit, 'token')));
  return consentConfirm.done ? redirect(`${visit.place.base}/consent/done`) : deadLink(visit);
}

/** Says that it is done, and how it is taken back. */
export function consentDone(visit: CentreVisit): Response {
  return page(<DonePage visit={visit} />);
}

function inputOf(visit: CentreVisit, token: string) {
  return { input: { workspace: workspaceOf(visit), token } };
}

/** One page for every link that does not hold, whatever the reason. */
function deadLink(visit: CentreVisit): Response {
  const { i18n } = visit.place;
  const title = i18n.t('This link is no longer valid');
  return page(
    <Page place={visit.place} title={title}>
      <h1>{title}</h1>
      <p>{i18n.t('It holds once and for 48 hours. Perhaps you answered already, or the address was cut off.')}</p>
      <p>
        {i18n.t('Nothing was done. If you still want it, tell {company}, and you get a new mail.', {
          company: companyOf(visit),
        })}
      </p>
    </Page>,
    404,
  );
}

function QuestionPage({ visit, question, token }: { visit: CentreVisit; question: Question; token: string }) {
  const { place, centre } = visit;
  const { i18n, locale, base } = place;
  const company = companyOf(visit);
  const title = i18n.t('Do you agree?');
  // The link to another language keeps the question.
  const here = { ...place, path: `${place.path}?token=${encodeURIComponent(token)}` };
  return (
    <Page place={here} title={title}>
      <h1>{title}</h1>
      <p>{i18n.t('{company} asks for your consent to this:', { company })}</p>
      <blockquote className="note quiet lines" lang={question.language ?? undefined} dir="auto">
        {question.wording}
      </blockquote>
      {question.topic && (
        <p>
          {i18n.t('Topic:')} <bdi>{question.topic}</bdi>
        </p>
      )}
      <Form action={`${base}/consent`}>
        <input type="hidden" name="token" value={token} />
        <Button>{i18n.t('Yes, I agree')}</Button>
      </Form>
      <p>
        {i18n.t(
          'You are free to say no: then do nothing, and close this page. You can take your consent back at any time; what was done until then stays lawful.',
        )}
      </p>
      <p className="hint">
        {i18n.t('You can answer until {moment}.', { moment: moment(locale, question.expiresAt, centre.timeZone) })}
      </p>
    </Page>
  );
}

function DonePage({ visit }: { visit: CentreVisit }) {
  const { place, centre } = visit;
  const { i18n, base } = place;
  const company = companyOf(visit);
  const title = i18n.t('Thank you, your consent is recorded');
  return (
    <Page place={place} title={title}>
      <div className="confirmed">
        <h1>{title}</h1>
      </div>
      <p>{i18n.t('{company} keeps when and to which words you agreed, as proof.', { company })}</p>
      <h2>{i18n.t('If you change your mind')}</h2>
      <p>
        {i18n.t('You can take it back at any time, without a reason. One sentence is enough:')}{' '}
        {centre.privacyEmail ? (
          <a href={`mailto:${centre.privacyEmail}`} dir="ltr">
            {centre.privacyEmail}
          </a>
        ) : (
          <a href={base}>{i18n.t('To the privacy centre')}</a>
        )}
      </p>
    </Page>
  );
}
