import { page, redirect, withCookies } from '../http/answer.ts';
import { Button, Form } from '../page/blocks.tsx';
import { RadioQuestion } from '../page/fields.tsx';
import { Page } from '../page/Page.tsx';
import { type CentreVisit, companyOf, field } from '../visit/visit.ts';
import { isKind, KINDS, kindWords } from '../words/request-words.ts';
import { kindHint } from '../words/rights-words.ts';

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
  // What was answered about another right is no answer to this one.
  const { name = '', email = '', country = '', message = '', askedFor = '' } = keeper.draft;
  const { agentName = '', deceasedName = '' } = keeper.draft;
  const details = keeper.draft.kind === kind ? keeper.draft : {};
  const { corrections = '', objectedTo = '', ground = '' } = details;
  const draft = {
    kind,
    name,
    email,
    country,
    message,
    askedFor,
    agentName,
    deceasedName,
    corrections,
    objectedTo,
    ground,
  };
  return withCookies(redirect(`${place.base}/request/you`), keeper.keepDraft(draft));
}

interface KindProps {
  readonly visit: CentreVisit;
  readonly kind?: string | undefined;
  readonly problem?: string;
}

function KindPage({ visit, kind, problem }: KindProps) {
  const { place } = visit;
  const { i18n, base } = place;
  const company = companyOf(visit);
  const question = i18n.t('What would you like to do?');
  return (
    <Page place={place} title={question} back={base} problems={problem ? { kind: problem } : {}}>
      <Form action={`${base}/request`}>
        <RadioQuestion
          name="kind"
          label={question}
          problem={problem}
          value={kind}
          choices={KINDS.map((value) => ({
            value,
            label: kindWords(i18n, value),
            hint: kindHint(i18n, value, company),
          }))}
        />
        <Button>{i18n.t('Continue')}</Button>
      </Form>
    </Page>
  );
}
