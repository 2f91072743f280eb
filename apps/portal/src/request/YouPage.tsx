import { page, redirect, withCookies } from '../http/answer.ts';
import { Button, Form } from '../page/blocks.tsx';
import type { Problems } from '../page/ErrorSummary.tsx';
import { SelectField, TextField } from '../page/fields.tsx';
import { Page } from '../page/Page.tsx';
import type { Draft } from '../visit/keeper.ts';
import { type CentreVisit, companyOf, field } from '../visit/visit.ts';
import { countries } from '../words/countries.ts';
import { pageAfterWho } from './details/details-step.ts';
import { isForAnother } from './ForPage.tsx';

/** For whom somebody asks, but for themselves. */
const FOR_OTHERS = ['child', 'client', 'deceased'] as const;
const LONGEST_NAME = 200;
const LONGEST_EMAIL = 254;

/** What cannot be an address is said here and not two questions later. */
const EMAIL = /^[^\s@<>]+@[^\s@<>.]+(\.[^\s@<>.]+)+$/;

/** The second question: who asks. As little as it takes to answer. */
export function askWho(visit: CentreVisit): Response {
  const { place, keeper } = visit;
  if (!keeper.draft.kind) return redirect(`${place.base}/request`);
  return page(<YouPage visit={visit} draft={keeper.draft} />);
}

/** Keeps who asks. Whether the address can be used is decided by the API; here it only has to look like one. */
export function takeWho(visit: CentreVisit): Response {
  const { place, keeper } = visit;
  const askedFor = FOR_OTHERS.find((one) => one === field(visit, 'askedFor')) ?? '';
  const given = {
    name: field(visit, 'name'),
    email: field(visit, 'email'),
    country: field(visit, 'country'),
    askedFor,
  };
  const draft = { ...keeper.draft, ...given };
  if (!EMAIL.test(given.email) || given.email.length > LONGEST_EMAIL) return whoAgain(visit, draft, ['email']);
  if (given.name.length > LONGEST_NAME) return whoAgain(visit, draft, ['name']);
  const next = isForAnother(askedFor) ? 'for' : pageAfterWho(draft.kind);
  return withCookies(redirect(`${place.base}/request/${next}`), keeper.keepDraft(draft));
}

/** The question once more, with what could not be read. */
export function whoAgain(visit: CentreVisit, draft: Draft, fields: readonly string[]): Response {
  const { i18n } = visit.place;
  const words: Readonly<Record<string, string>> = {
    name: i18n.t('Enter a name of at most {count} characters', { count: LONGEST_NAME }),
    email: draft.email
      ? i18n.t('Enter an e-mail address in the form name@example.com')
      : i18n.t('Enter your e-mail address'),
    country: i18n.t('Choose a country from the list'),
  };
  const known = fields.map((name) => [name, words[name]]).filter(([, problem]) => problem);
  return page(<YouPage visit={visit} draft={draft} problems={Object.fromEntries(known)} />, 422);
}

interface YouProps {
  readonly visit: CentreVisit;
  readonly draft: Draft;
  readonly problems?: Problems;
}

function YouPage({ visit, draft, problems = {} }: YouProps) {
  const { i18n, base, locale } = visit.place;
  const company = companyOf(visit);
  const question = i18n.t('Who are you?');
  return (
    <Page place={visit.place} title={question} back={`${base}/request`} problems={problems}>
      <h1>{question}</h1>
      <Form action={`${base}/request/you`}>
        <TextField
          name="email"
          type="email"
          label={i18n.t('Your e-mail address')}
          hint={i18n.t('Best the one that {company} knows. We mail a code to it, to be sure that it is yours.', {
            company,
          })}
          problem={problems.email}
          value={draft.email}
          autoComplete="email"
          maxLength={LONGEST_EMAIL}
        />
        <TextField
          name="name"
          label={i18n.t('Your name (optional)')}
          problem={problems.name}
          value={draft.name}
          autoComplete="name"
          maxLength={LONGEST_NAME}
        />
        <SelectField
          name="country"
          label={i18n.t('The country where you live (optional)')}
          hint={i18n.t('Where its law gives you an answer sooner, that date counts.')}
          problem={problems.country}
          value={draft.country}
          autoComplete="country"
          empty={i18n.t('Not stated')}
          choices={countries(locale).map(({ code, name }) => ({ value: code, label: name }))}
        />
        {draft.kind !== 'marketing-stop' && (
          <SelectField
            name="askedFor"
            label={i18n.t('Whose data is it about?')}
            value={draft.askedFor}
            empty={i18n.t('My own')}
            choices={[
              { value: 'child', label: i18n.t('A child whose parent or guardian I am') },
              { value: 'client', label: i18n.t('Somebody who authorised me to ask') },
              { value: 'deceased', label: i18n.t('Somebody who died') },
            ]}
          />
        )}
        <Button>{i18n.t('Continue')}</Button>
      </Form>
    </Page>
  );
}
