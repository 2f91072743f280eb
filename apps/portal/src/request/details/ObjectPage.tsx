import { Button, Form } from '../../page/blocks.tsx';
import { CheckQuestion } from '../../page/fields.tsx';
import { Page } from '../../page/Page.tsx';
import { type CentreVisit, companyOf } from '../../visit/visit.ts';
import { purposeWords } from '../../words/notice-words.ts';
import type { Answered, DetailsProps } from './details-step.ts';
import { purposesOf } from './draft-details.ts';

/** Against a consent an objection is its withdrawal; a contract and a duty of the law are answered with reasons. */
const OPEN_TO_OBJECTION = ['legitimate-interest', 'public-task', 'consent'];
const ALWAYS = ['SECURITY', 'LEGAL_OBLIGATION', 'LEGAL_CLAIMS', 'RIGHTS_HANDLING', 'DATA_CARE'];

/** The purposes of the centre that somebody can object to. */
export function objectableOf({ centre }: CentreVisit): string[] {
  return centre.purposes
    .filter(({ purpose, basis }) => OPEN_TO_OBJECTION.includes(basis) && !ALWAYS.includes(purpose))
    .map(({ purpose }) => purpose);
}

/** What somebody objects to: one purpose of the centre at least. */
export function readPurposes(visit: CentreVisit): Answered {
  const known = objectableOf(visit);
  const chosen = visit.form.getAll('purpose').filter((purpose) => known.includes(purpose));
  if (chosen.length === 0 && known.length > 0)
    return { problems: { purpose: visit.place.i18n.t('Choose what you object to') } };
  return { draft: { objectedTo: chosen.join(' ') } };
}

/** Asks what the person objects to. */
export function ObjectPage({ visit, draft, problems }: DetailsProps) {
  const { i18n, base } = visit.place;
  const question = i18n.t('What do you object to?');
  return (
    <Page place={visit.place} title={question} back={`${base}/request/you`} problems={problems}>
      <Form action={`${base}/request/details`}>
        <CheckQuestion
          name="purpose"
          label={question}
          hint={i18n.t(
            'Advertising ends for good. Everything else stands still until {company} decides with reasons.',
            {
              company: companyOf(visit),
            },
          )}
          problem={problems.purpose}
          values={purposesOf(draft)}
          choices={objectableOf(visit).map((value) => ({ value, label: purposeWords(i18n, value) }))}
        />
        <Button>{i18n.t('Continue')}</Button>
      </Form>
    </Page>
  );
}
