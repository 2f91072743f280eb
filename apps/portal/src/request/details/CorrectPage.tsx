import { Button, Form } from '../../page/blocks.tsx';
import { SelectField, TextArea, TextField } from '../../page/fields.tsx';
import { Page } from '../../page/Page.tsx';
import { type CentreVisit, companyOf, field } from '../../visit/visit.ts';
import { countries } from '../../words/countries.ts';
import { CORRECTABLE, correctableWords } from '../../words/rights-words.ts';
import type { Answered, DetailsProps } from './details-step.ts';
import { correctionsOf } from './draft-details.ts';

/** The draft lives in a cookie, and a browser takes four kilobytes. */
const LONGEST_VALUE = 100;
const LONGEST_TOGETHER = 400;

/** The values that are wrong, as they should be; all of them may stay empty, and be told in words on the next page. */
export function readCorrections(visit: CentreVisit): Answered {
  const { i18n } = visit.place;
  const given = CORRECTABLE.map((name) => [name, field(visit, name).replaceAll('\r\n', '\n')] as const);
  const filled = given.filter(([, value]) => value !== '');
  const long = filled.filter(([, value]) => value.length > LONGEST_VALUE);
  const all = filled.reduce((sum, [, value]) => sum + value.length, 0);
  const count = LONGEST_VALUE;
  if (long.length > 0)
    return {
      problems: Object.fromEntries(
        long.map(([name]) => [name, i18n.t('Shorten this to {count} characters', { count })]),
      ),
    };
  if (all > LONGEST_TOGETHER)
    return { problems: { fullName: i18n.t('This is too much for one request: leave out what is correct') } };
  return { draft: { corrections: filled.length > 0 ? JSON.stringify(Object.fromEntries(filled)) : '' } };
}

/** Asks how the values should be. Nothing that is held is shown: nobody has proven who they are yet. */
export function CorrectPage({ visit, draft, problems }: DetailsProps) {
  const { i18n, base, locale } = visit.place;
  const known = new Map(correctionsOf(draft).map((one) => [one.field, one.value]));
  const question = i18n.t('How should it be?');
  const common = (name: (typeof CORRECTABLE)[number]) => ({
    name,
    label: correctableWords(i18n, name),
    problem: problems[name],
    value: known.get(name),
    maxLength: LONGEST_VALUE,
  });
  return (
    <Page place={visit.place} title={question} back={`${base}/request/you`} problems={problems}>
      <h1>{question}</h1>
      <p className="lead">
        {i18n.t(
          'Fill in only what is wrong at {company}, and leave everything else empty. What is held is not shown here, because nobody has proven yet who asks.',
          { company: companyOf(visit) },
        )}
      </p>
      <Form action={`${base}/request/details`}>
        <TextField {...common('fullName')} autoComplete="name" />
        <TextField {...common('email')} type="email" autoComplete="off" />
        <TextField {...common('phone')} type="tel" autoComplete="tel" />
        <TextArea {...common('postalAddress')} />
        <TextField {...common('city')} autoComplete="address-level2" />
        <SelectField
          {...common('country')}
          autoComplete="country"
          empty={i18n.t('Not stated')}
          choices={countries(locale).map(({ code, name }) => ({ value: code, label: name }))}
        />
        <TextField {...common('jobTitle')} autoComplete="organization-title" />
        <TextField {...common('birthDate')} type="date" autoComplete="bday" />
        <Button>{i18n.t('Continue')}</Button>
      </Form>
    </Page>
  );
}
