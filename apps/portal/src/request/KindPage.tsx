import { page, redirect, withCookies } from '../http/answer.ts';
import { Button, Form, Note } from '../page/blocks.tsx';
import { RadioQuestion } from '../page/fields.tsx';
import { Page } from '../page/Page.tsx';
import { type CentreVisit, companyOf, field } from '../visit/visit.ts';
import { isKind, KINDS, kindWords } from '../words/request-words.ts';

/** The first question: which right. */
export function askKind(visit: CentreVisit): Response {
  return page(<KindPage visit={visit} kind={visit.query.get('kind') ?? visit.keeper.draft.kind} />);
}

/** Keeps the right that was chosen. */
export function takeKind(visit: CentreVisit): Response {
  const { keeper, place } = visit;
  const kind = field(visit, 'kind');
  if (!isKind(kind))
    return page(<KindPage visit={visit} problem={place.i18n.t('Choose what you would like to do')} />, 422);
  const { reference: _sent, ...draft } = keeper.draft;
  return withCookies(redirect(`${place.base}/request/you`), keeper.keepDraft({ ...draft, kind }));
}

interface KindProps {
  readonly visit: CentreVisit;
  readonly kind?: string | undefined;
  readonly problem?: string;
}

function KindPage({ visit, kind, problem }: KindProps) {
  const { place, centre } = visit;
  const { i18n, base } = place;
  const company = companyOf(visit);
  const hints = {
    access: i18n.t('Everything that {company} holds about you, in files that people and machines can read.', {
      company,
    }),
    erasure: i18n.t('Everything that no law makes {company} keep. You are told what stays, why and until when.', {
      company,
    }),
  };
  const question = i18n.t('What would you like to do?');
  return (
    <Page place={place} title={question} back={base} problems={problem ? { kind: problem } : {}}>
      <Form action={`${base}/request`}>
        <RadioQuestion
          name="kind"
          label={question}
          problem={problem}
          value={kind}
          choices={KINDS.map((value) => ({ value, label: kindWords(i18n, value), hint: hints[value] }))}
        />
        <Button>{i18n.t('Continue')}</Button>
      </Form>
      {centre.privacyEmail && (
        <details className="more">
          <summary>{i18n.t('I would like something else')}</summary>
          <Note>
            {i18n.t(
              'To have data corrected, to object, to restrict the use of your data or to take it with you, write to:',
            )}{' '}
            <a href={`mailto:${centre.privacyEmail}`} dir="ltr">
              {centre.privacyEmail}
            </a>
          </Note>
        </details>
      )}
    </Page>
  );
}
