import type { StatusQuery } from '../gql/graphql.ts';
import { page, redirect } from '../http/answer.ts';
import { Button } from '../page/blocks.tsx';
import { TextArea } from '../page/fields.tsx';
import { Page } from '../page/Page.tsx';
import { usePlace } from '../page/place.ts';
import { AnswerDocument } from '../request/request-operations.ts';
import { type CentreVisit, companyOf, field, workspaceOf } from '../visit/visit.ts';
import { longDate, moment } from '../words/dates.ts';
import { EvidenceField } from './evidence/Evidence.tsx';
import { FILES_FIELD, sendFiles } from './evidence/send-files.ts';
import { findRequest } from './find-request.ts';

type Request = NonNullable<StatusQuery['requestStatus']>;
type Message = Request['messages'][number];

const LONGEST_ANSWER = 2000;

/** The question that waits for the person: the last one that was asked; null where there is none. */
export function openQuestion({ messages }: Request): Message | null {
  const isQuestion = ({ kind }: Message) => kind === 'identity-question' || kind === 'clarification';
  return messages.findLast((message) => isQuestion(message) && message.answeredAt === null) ?? null;
}

/** Takes the answer to the open question; where it was answered meanwhile, the status says so. */
export async function takeAnswer(visit: CentreVisit): Promise<Response> {
  const { place, keeper, api } = visit;
  const { access } = keeper;
  const request = await findRequest(visit);
  const question = request && openQuestion(request);
  if (!access || !question) return redirect(`${place.base}/status`);
  // A browser sends two characters for a line break and counts one.
  const text = field(visit, 'answer').replaceAll('\r\n', '\n');
  const again = (problem: string, filesProblem?: string) =>
    page(<AnswerPage {...{ visit, request, text, problem, filesProblem }} />, 422);
  if (text === '') return again(place.i18n.t('Write your answer'));
  if (text.length > LONGEST_ANSWER)
    return again(place.i18n.t('Shorten this to {count} characters', { count: LONGEST_ANSWER }));
  // Files first: once the question is answered, what goes with it is not asked for any more.
  const { problem: filesProblem } = await sendFiles(visit);
  if (filesProblem) return again('', filesProblem);
  const input = { ...access, workspace: workspaceOf(visit), text };
  const { requestAnswer } = await api.run(AnswerDocument, { input });
  const refused = requestAnswer.errors.find(({ code }) => code === 'INVALID_INPUT');
  return refused
    ? again(place.i18n.t('This looks like the number of a payment card. Write its last four digits only.'))
    : redirect(`${place.base}/status`);
}

interface AnswerProps {
  readonly visit: CentreVisit;
  readonly request: Request;
  readonly text: string;
  /** What is wrong with the words; empty where nothing is. */
  readonly problem: string;
  readonly filesProblem?: string | undefined;
}

function AnswerPage({ visit, request, text, problem, filesProblem }: AnswerProps) {
  const { i18n, base } = visit.place;
  const title = i18n.t('A question about your request');
  return (
    <Page place={visit.place} title={title} back={`${base}/status`} problems={problemsOf(problem, filesProblem)}>
      <h1>{title}</h1>
      <OpenQuestion {...{ visit, request, text, problem, filesProblem }} />
    </Page>
  );
}

function problemsOf(answer: string, files: string | undefined) {
  return { ...(answer && { answer }), ...(files && { [FILES_FIELD]: files }) };
}

/** The open question with the form for its answer; nothing where there is none. */
export function OpenQuestion(props: Omit<AnswerProps, 'text' | 'problem'> & Partial<AnswerProps>) {
  const { visit, request, text, problem, filesProblem } = props;
  const { i18n, base, locale } = visit.place;
  const question = openQuestion(request);
  if (!question) return null;
  const company = companyOf(visit);
  const date = longDate(locale, request.dueOn);
  return (
    <section className="panel" aria-labelledby="question">
      <h2 id="question">{i18n.t('{company} asks you something', { company })}</h2>
      <p className="words" dir="auto">
        {question.text}
      </p>
      <p>
        {request.isStill
          ? i18n.t('The time for the answer stands still until you answer. It was to end on {date}.', { date })
          : i18n.t('The time for the answer goes on and ends on {date}.', { date })}
      </p>
      <form method="post" action={`${base}/status/answer`} encType="multipart/form-data" noValidate>
        <TextArea
          name="answer"
          label={i18n.t('Your answer')}
          hint={
            question.kind === 'identity-question'
              ? i18n.t('Please send no copies of identity cards. Your answer is destroyed once it was checked.')
              : i18n.t('Please send no copies of identity cards. Your answer is destroyed with this request.')
          }
          problem={problem || undefined}
          value={text}
          maxLength={LONGEST_ANSWER}
        />
        {request.mayAddEvidence && <EvidenceField problem={filesProblem} />}
        <Button>{i18n.t('Send the answer')}</Button>
      </form>
    </section>
  );
}

/** What was written so far, the oldest first; nothing where nothing was. */
export function Messages({ request, visit }: { readonly request: Request; readonly visit: CentreVisit }) {
  const { i18n, locale } = usePlace();
  const company = companyOf(visit);
  if (request.messages.length === 0) return null;
  return (
    <>
      <h2>{i18n.t('What was written')}</h2>
      <ol className="timeline">
        {request.messages.map(({ kind, text, sentAt }) => (
          <li key={`${kind} ${sentAt}`}>
            <strong>{kind === 'answer' ? i18n.t('You') : company}</strong>
            <p className="words" dir="auto">
              {text ?? i18n.t('These words were destroyed.')}
            </p>
            <time dateTime={sentAt}>{moment(locale, sentAt, visit.centre.timeZone)}</time>
          </li>
        ))}
      </ol>
    </>
  );
}
