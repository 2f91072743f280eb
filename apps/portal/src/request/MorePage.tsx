import { page, redirect, withCookies } from '../http/answer.ts';
import { Button, Form } from '../page/blocks.tsx';
import { TextArea } from '../page/fields.tsx';
import { Page } from '../page/Page.tsx';
import { type CentreVisit, companyOf, field } from '../visit/visit.ts';
import { ownWords } from '../words/rights-words.ts';
import { pageBeforeOwnWords } from './details/details-step.ts';

/** The draft lives in a cookie, and a browser takes four kilobytes. */
const LONGEST_MESSAGE = 500;

/** The third question, which may stay without an answer. */
export function askMore(visit: CentreVisit): Response {
  const { place, keeper } = visit;
  if (!keeper.draft.email) return redirect(`${place.base}/request/you`);
  return page(<MorePage visit={visit} message={keeper.draft.message} />);
}

/** Keeps what helps to find the data. */
export function takeMore(visit: CentreVisit): Response {
  const { place, keeper } = visit;
  // A browser sends two characters for a line break and counts one.
  const message = field(visit, 'message').replaceAll('\r\n', '\n');
  if (message.length > LONGEST_MESSAGE) {
    const problem = place.i18n.t('Shorten this to {count} characters', { count: LONGEST_MESSAGE });
    return page(<MorePage visit={visit} message={message} problem={problem} />, 422);
  }
  const { missing } = ownWords(place.i18n, keeper.draft.kind, companyOf(visit));
  if (message === '' && missing !== null && !keeper.draft.corrections)
    return page(<MorePage visit={visit} message={message} problem={missing} />, 422);
  return withCookies(redirect(`${place.base}/request/check`), keeper.keepDraft({ ...keeper.draft, message }));
}

interface MoreProps {
  readonly visit: CentreVisit;
  readonly message?: string | undefined;
  readonly problem?: string;
}

function MorePage({ visit, message, problem }: MoreProps) {
  const { i18n, base } = visit.place;
  const { kind } = visit.keeper.draft;
  const { question, hint } = ownWords(i18n, kind, companyOf(visit));
  return (
    <Page
      place={visit.place}
      title={question}
      back={`${base}/request/${pageBeforeOwnWords(kind)}`}
      problems={problem ? { message: problem } : {}}
    >
      <Form action={`${base}/request/more`}>
        <TextArea
          name="message"
          label={question}
          isQuestion
          hint={hint}
          problem={problem}
          value={message}
          maxLength={LONGEST_MESSAGE}
        />
        <Button>{i18n.t('Continue')}</Button>
      </Form>
    </Page>
  );
}
