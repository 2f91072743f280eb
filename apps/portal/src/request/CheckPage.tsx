import { page, redirect, withCookies } from '../http/answer.ts';
import { Button, type Fact, Facts, Form, Note } from '../page/blocks.tsx';
import { Page } from '../page/Page.tsx';
import { type CentreVisit, companyOf, workspaceOf } from '../visit/visit.ts';
import { countryName } from '../words/countries.ts';
import { kindWords } from '../words/request-words.ts';
import { ownWords } from '../words/rights-words.ts';
import { detailFacts } from './details/detail-facts.ts';
import { pageBeforeCheck } from './details/details-step.ts';
import { detailsOf } from './details/draft-details.ts';
import { isPermissionWelcome, PermissionField, sendPermission } from './PermissionPage.tsx';
import { SubmitDocument } from './request-operations.ts';
import { whoAgain } from './YouPage.tsx';

/** Everything once more, before it is sent. */
export function checkAnswers(visit: CentreVisit): Response {
  const { place, keeper } = visit;
  const { kind, email } = keeper.draft;
  if (!kind || !email) return redirect(`${place.base}/request${kind ? '/you' : ''}`);
  return page(<CheckPage visit={visit} />);
}

/** Sends the request. The answer is the same whether or not the person is known. */
export async function sendRequest(visit: CentreVisit): Promise<Response> {
  const { place, keeper, api } = visit;
  const { kind, email, name, country, message, askedFor = 'self', ground } = keeper.draft;
  if (!kind || !email) return redirect(`${place.base}/request`);
  const asked = { kind, email, name: name ?? null, country: country ?? null, message: message ?? null };
  const { agentName, deceasedName } = keeper.draft;
  const names = { ...(agentName && { agentName }), ...(deceasedName && { deceasedName }) };
  const details = { askedFor, ...names, restrictionGround: ground ?? null, ...detailsOf(keeper.draft) };
  const input = { ...asked, ...details, workspace: workspaceOf(visit), language: place.locale };
  const { requestSubmit } = await api.run(SubmitDocument, { input });
  const { reference, permissionToken, errors } = requestSubmit;
  if (reference && permissionToken) return sendPermission(visit, { email, reference, kind, permissionToken });
  if (reference) return withCookies(redirect(`${place.base}/verify`), keeper.keepDraft({ email, reference, kind }));
  const fields = errors.flatMap((error) => ('fields' in error ? error.fields.map(({ path }) => path) : []));
  return whoAgain(visit, keeper.draft, fields.length > 0 ? fields : ['email']);
}

function CheckPage({ visit }: { readonly visit: CentreVisit }) {
  const { i18n, base } = visit.place;
  const company = companyOf(visit);
  const title = i18n.t('Check your answers');
  return (
    <Page place={visit.place} title={title} back={`${base}/request/${pageBeforeCheck(visit.keeper.draft.kind)}`}>
      <h1>{title}</h1>
      <Facts facts={factsOf(visit)} />
      <Note>
        {i18n.t(
          '{company} gets these answers, stored encrypted, and uses them for this request only. Who asked is forgotten 30 days after the request is closed.',
          { company },
        )}
      </Note>
      <Form action={`${base}/request/check`} withFiles={isPermissionWelcome(visit.keeper.draft)}>
        {isPermissionWelcome(visit.keeper.draft) && <PermissionField />}
        <Button>{i18n.t('Send the request')}</Button>
      </Form>
    </Page>
  );
}

function factsOf(visit: CentreVisit): Fact[] {
  const { i18n, base, locale } = visit.place;
  const { kind = '', name, email = '', country, message, askedFor } = visit.keeper.draft;
  const label = i18n.t('Change');
  const you = { href: `${base}/request/you`, label };
  const nothing = <span className="hint">{i18n.t('Not stated')}</span>;
  return [
    { term: i18n.t('To'), value: <bdi>{companyOf(visit)}</bdi> },
    { term: i18n.t('You ask to'), value: kindWords(i18n, kind), change: { href: `${base}/request`, label } },
    { term: i18n.t('E-mail address'), value: <bdi>{email}</bdi>, change: you },
    { term: i18n.t('Name'), value: name ? <bdi>{name}</bdi> : nothing, change: you },
    { term: i18n.t('Country'), value: country ? countryName(locale, country) : nothing, change: you },
    ...aboutFacts(),
    ...detailFacts(visit, label),
    ...(kind === 'marketing-stop' ? [] : [ownWordsFact()]),
  ];

  function aboutFacts(): Fact[] {
    const { agentName, deceasedName } = visit.keeper.draft;
    const other = { href: `${base}/request/for`, label };
    if (askedFor === 'child') return [{ term: i18n.t('About'), value: i18n.t('a child of yours'), change: you }];
    if (askedFor === 'client') return [{ term: i18n.t('You ask as'), value: <bdi>{agentName}</bdi>, change: other }];
    if (askedFor === 'deceased') return [{ term: i18n.t('Who died'), value: <bdi>{deceasedName}</bdi>, change: other }];
    return [];
  }

  function ownWordsFact(): Fact {
    const isPlain = kind === 'access' || kind === 'portability' || kind === 'erasure';
    return {
      term: isPlain ? i18n.t('What helps to find your data') : ownWords(i18n, kind, companyOf(visit)).question,
      value: message ? <span className="lines">{message}</span> : nothing,
      change: { href: `${base}/request/more`, label },
    };
  }
}
