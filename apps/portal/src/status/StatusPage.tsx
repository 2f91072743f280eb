import { CertificatePanel, findCertificate, type OwnCertificate } from '../certificate/own-certificate.tsx';
import type { StatusQuery } from '../gql/graphql.ts';
import { page, redirect, withCookies } from '../http/answer.ts';
import { Button, ButtonLink, Facts, Form } from '../page/blocks.tsx';
import { Page } from '../page/Page.tsx';
import { usePlace } from '../page/place.ts';
import { CopyLinkDocument } from '../request/request-operations.ts';
import { type CentreVisit, companyOf, workspaceOf } from '../visit/visit.ts';
import { fileSize, longDate, moment } from '../words/dates.ts';
import { erasedWords, keptWords, kindWords, stateWords, stepWords } from '../words/request-words.ts';
import { textSearchWords } from '../words/text-search-words.ts';
import { Messages, OpenQuestion, openQuestion } from './Conversation.tsx';
import { Decision } from './Decision.tsx';
import { Evidence } from './evidence/Evidence.tsx';
import { findRequest } from './find-request.ts';
import { askReference } from './ReferencePage.tsx';

type Request = NonNullable<StatusQuery['requestStatus']>;

const OPEN_STATES = ['awaiting-verification', 'received', 'in-progress', 'awaiting-approval'];

/** Whether the person can still take a request back. */
export function isOpen({ state }: Request): boolean {
  return OPEN_STATES.includes(state);
}

/** Where the request stands; without the right to see one, the question which it is. */
export async function status(visit: CentreVisit): Promise<Response> {
  const request = await findRequest(visit);
  if (!request) return askReference(visit);
  const certificate = isErased(request) ? await findCertificate(visit) : null;
  return page(<StatusPage visit={visit} request={request} certificate={certificate} />);
}

/** Forgets the request on this device. */
export function leave({ place, keeper }: CentreVisit): Response {
  return withCookies(redirect(place.base), keeper.dropAccess(), keeper.dropDraft());
}

/** Sends the browser to a link that fetches the copy once; without a copy, back to the status. */
export async function fetchCopy(visit: CentreVisit): Promise<Response> {
  const { place, keeper, api } = visit;
  const { access } = keeper;
  if (!access) return redirect(`${place.base}/status`);
  const { requestCopyLink } = await api.run(CopyLinkDocument, { input: { ...access, workspace: workspaceOf(visit) } });
  return redirect(requestCopyLink.path ?? `${place.base}/status`);
}

interface StatusProps {
  readonly visit: CentreVisit;
  readonly request: Request;
  readonly certificate: OwnCertificate | null;
}

function StatusPage({ visit, request, certificate }: StatusProps) {
  const { i18n, base, locale } = visit.place;
  const company = companyOf(visit);
  const { label, tone, text } = stateWords(i18n, standingOf(request), request.forwardedTo?.name ?? company);
  const title = i18n.t('Your request to {company}', { company });
  return (
    <Page place={visit.place} title={title} back={base}>
      <h1>{title}</h1>
      <p className="state">
        <span className={`chip ${tone}`}>{label}</span> {text}
      </p>
      {request.forwardedTo && (
        <ButtonLink href={`/privacy/${request.forwardedTo.slug}/status`}>{i18n.t('Follow it there')}</ButtonLink>
      )}
      {isOpen(request) && openQuestion(request) && <OpenQuestion visit={visit} request={request} />}
      <Evidence visit={visit} request={request} withForm={openQuestion(request) === null} />
      {isErased(request) && <Kept company={company} items={request.kept} />}
      {isErased(request) && request.texts && <Texts texts={request.texts} />}
      {isErased(request) && <CertificatePanel certificate={certificate} timeZone={visit.centre.timeZone} />}
      {request.decision && <Decision request={request} />}
      {request.copy && <Copy copy={request.copy} timeZone={visit.centre.timeZone} />}
      <Facts
        facts={[
          { term: i18n.t('Reference'), value: <bdi>{request.reference}</bdi> },
          { term: i18n.t('You ask to'), value: kindWords(i18n, request.kind) },
          ...(request.duplicateOf
            ? [{ term: i18n.t('Answered together with'), value: <bdi>{request.duplicateOf}</bdi> }]
            : []),
          ...(request.erased && request.state === 'in-progress'
            ? [{ term: i18n.t('Deleted so far'), value: erasedWords(i18n, request.erased) }]
            : []),
          ...(isOpen(request) ? [{ term: i18n.t('Answer by'), value: longDate(locale, request.dueOn) }] : []),
          ...(request.extensionReason ? [{ term: i18n.t('Why it takes longer'), value: request.extensionReason }] : []),
        ]}
      />
      <Messages visit={visit} request={request} />
      <h2>{i18n.t('What happened so far')}</h2>
      <Steps request={request} timeZone={visit.centre.timeZone} />
      <div className="ends">
        {isOpen(request) && !request.erased && (
          <a href={`${base}/status/withdraw`}>{i18n.t('Take the request back')}</a>
        )}
        <Form action={`${base}/status/leave`}>
          <Button isQuiet>{i18n.t('Close on this device')}</Button>
        </Form>
      </div>
    </Page>
  );
}

/** B11-AC6: that a deletion is done is not all: whether it is still looked for in the texts of others, and how long. */
function Texts({ texts }: { readonly texts: NonNullable<Request['texts']> }) {
  const { i18n, locale } = usePlace();
  return (
    <section className="panel" aria-labelledby="texts">
      <h2 id="texts">{i18n.t('Texts of others that may name you')}</h2>
      {textSearchWords(i18n, locale, texts).map((words) => (
        <p key={words}>{words}</p>
      ))}
    </section>
  );
}

/** Where it stands, in the words of the page: closed for an earlier request, and begun but not done, are states of their own. */
function standingOf({ state, duplicateOf, forwardedTo, erased, decision }: Request): string {
  if (forwardedTo) return 'forwarded';
  if (duplicateOf) return 'duplicate';
  if (decision) return 'decided';
  return erased && state === 'in-progress' ? 'erasing' : state;
}

function isErased({ kind, state, duplicateOf, forwardedTo }: Request): boolean {
  return kind === 'erasure' && !duplicateOf && !forwardedTo && (state === 'carried-out' || state === 'closed');
}

/** What a deletion leaves, why, and until when (GDPR Art. 12(3), 17(3)). */
/** What stays: of everybody the proof, of this person what a law or a dispute demands, with the reason and the last day. */
function Kept({ company, items }: { readonly company: string; readonly items: readonly string[] }) {
  const { i18n } = usePlace();
  return (
    <section className="panel" aria-labelledby="kept">
      <h2 id="kept">{i18n.t('Your data is deleted. This stays:')}</h2>
      <ul>
        {[...items, ...keptWords(i18n, company)].map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </section>
  );
}

function Copy({ copy, timeZone }: { readonly copy: NonNullable<Request['copy']>; readonly timeZone: string }) {
  const { i18n, base, locale } = usePlace();
  return (
    <section className="panel" aria-labelledby="copy">
      <h2 id="copy">{i18n.t('The copy of your data is ready')}</h2>
      <p>
        {i18n.t('You can download it until {date}. Then it is destroyed. Every download is recorded.', {
          date: moment(locale, copy.expiresAt, timeZone),
        })}
      </p>
      <Form action={`${base}/status/copy`}>
        <Button>{i18n.t('Download the copy ({size})', { size: fileSize(locale, copy.byteSize) })}</Button>
      </Form>
    </section>
  );
}

function Steps({ request, timeZone }: { readonly request: Request; readonly timeZone: string }) {
  const { i18n, locale } = usePlace();
  const steps = request.steps.flatMap(({ type, occurredAt }) => {
    const words = stepWords(i18n, type);
    return words ? [{ words, occurredAt }] : [];
  });
  return (
    <ol className="timeline">
      {steps.map(({ words, occurredAt }) => (
        <li key={`${words} ${occurredAt}`}>
          {words}
          <time dateTime={occurredAt}>{moment(locale, occurredAt, timeZone)}</time>
        </li>
      ))}
    </ol>
  );
}
