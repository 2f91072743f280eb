import { Button, Form } from '../../page/blocks.tsx';
import { RadioQuestion } from '../../page/fields.tsx';
import { Page } from '../../page/Page.tsx';
import { type CentreVisit, field } from '../../visit/visit.ts';
import { RESTRICTION_GROUNDS, restrictionWords } from '../../words/rights-words.ts';
import type { Answered, DetailsProps } from './details-step.ts';

/** Why the use is to be restricted: one of the four grounds of the law. */
export function readGround(visit: CentreVisit): Answered {
  const ground = RESTRICTION_GROUNDS.find((one) => one === field(visit, 'ground'));
  if (ground) return { draft: { ground } };
  return { problems: { ground: visit.place.i18n.t('Choose why the use should be restricted') } };
}

/** Asks for the ground of GDPR Art. 18(1). */
export function RestrictPage({ visit, draft, problems }: DetailsProps) {
  const { i18n, base } = visit.place;
  const question = i18n.t('Why should the use of your data be restricted?');
  return (
    <Page place={visit.place} title={question} back={`${base}/request/you`} problems={problems}>
      <Form action={`${base}/request/details`}>
        <RadioQuestion
          name="ground"
          label={question}
          hint={i18n.t('The law knows these four reasons (GDPR Art. 18).')}
          problem={problems.ground}
          value={draft.ground}
          choices={RESTRICTION_GROUNDS.map((value) => ({ value, label: restrictionWords(i18n, value) }))}
        />
        <Button>{i18n.t('Continue')}</Button>
      </Form>
    </Page>
  );
}
