import { page, redirect, withCookies } from '../http/answer.ts';
import { Button, Form, Note } from '../page/blocks.tsx';
import { TextField } from '../page/fields.tsx';
import { Page } from '../page/Page.tsx';
import { type CentreVisit, companyOf, field } from '../visit/visit.ts';
import { isAgentsOptOut } from './agent-opt-out.ts';
import { pageAfterWho } from './details/details-step.ts';

const LONGEST_NAME = 200;

/** Whether somebody asks for a person who authorised them, or who died: one more question is asked then. */
export function isForAnother(askedFor: string | undefined): boolean {
  return askedFor === 'client' || askedFor === 'deceased';
}

/** The question for whom somebody asks, with what that means for the request. */
export function askForWhom(visit: CentreVisit): Response {
  const { place, keeper } = visit;
  if (!isForAnother(keeper.draft.askedFor)) return redirect(`${place.base}/request/you`);
  return page(<ForPage visit={visit} />);
}

/** Keeps who asks for somebody, or who died. */
export function takeForWhom(visit: CentreVisit): Response {
  const { place, keeper } = visit;
  const { kind, askedFor } = keeper.draft;
  if (!isForAnother(askedFor)) return redirect(`${place.base}/request/you`);
  const name = field(visit, 'name');
  if (name === '' || name.length > LONGEST_NAME) return page(<ForPage visit={visit} name={name} isWrong />, 422);
  const names = askedFor === 'client' ? { agentName: name, deceasedName: '' } : { agentName: '', deceasedName: name };
  return withCookies(
    redirect(`${place.base}/request/${pageAfterWho(kind)}`),
    keeper.keepDraft({ ...keeper.draft, ...names }),
  );
}

interface ForProps {
  readonly visit: CentreVisit;
  readonly name?: string;
  readonly isWrong?: boolean;
}

function ForPage({ visit, name, isWrong = false }: ForProps) {
  const { i18n, base } = visit.place;
  const { askedFor, agentName, deceasedName } = visit.keeper.draft;
  const isClient = askedFor === 'client';
  const title = isClient ? i18n.t('Who authorised you?') : i18n.t('Who died?');
  const problem = isWrong ? i18n.t('Enter a name of at most {count} characters', { count: LONGEST_NAME }) : undefined;
  return (
    <Page place={visit.place} title={title} back={`${base}/request/you`} problems={problem ? { name: problem } : {}}>
      <h1>{title}</h1>
      {isClient ? <ClientNote visit={visit} /> : <EstateNote visit={visit} />}
      <Form action={`${base}/request/for`}>
        <TextField
          name="name"
          label={
            isClient ? i18n.t('Your name, or the name of your company') : i18n.t('The name of the person who died')
          }
          hint={
            isClient
              ? i18n.t('The person reads it in our message to them.')
              : i18n.t('The name under which the company may have known them.')
          }
          problem={problem}
          value={name ?? (isClient ? agentName : deceasedName)}
          maxLength={LONGEST_NAME}
        />
        <Button>{i18n.t('Continue')}</Button>
      </Form>
    </Page>
  );
}

/** AGENT-AC3: the person confirms, and nobody has to show a power of attorney. */
function ClientNote({ visit }: { readonly visit: CentreVisit }) {
  const { i18n } = visit.place;
  const { email = '', kind } = visit.keeper.draft;
  if (isAgentsOptOut(visit.keeper.draft))
    return (
      <Note>
        {i18n.t(
          'What you ask for the person holds as soon as you send it. We tell them at {email}, which has to be their own address; nobody has to confirm it, and no power of attorney is needed.',
          { email },
        )}
      </Note>
    );
  return (
    <Note>
      {i18n.t(
        'We ask the person themselves: our code goes to {email}, which has to be their own address. Nothing happens before they enter it, and no power of attorney is needed.',
        { email },
      )}{' '}
      {kind === 'objection' &&
        i18n.t('Only an objection to advertising, profiles or the sharing with partners holds as soon as you send it.')}
    </Note>
  );
}

/** DEC-AC2: what somebody can expect who asks about a person that died. */
function EstateNote({ visit }: { readonly visit: CentreVisit }) {
  const { i18n } = visit.place;
  return (
    <Note>
      {i18n.t(
        'We are sorry for your loss. Data protection law ends with a life, but some countries, such as France, Italy and Denmark, give heirs or people who were named a say. A person at {company} looks at every such request; nothing is decided by a machine.',
        { company: companyOf(visit) },
      )}{' '}
      {i18n.t(
        'They will ask to see a proof, such as a certificate of death or of inheritance, and will not keep it. If you only want the post to stop, say so on the next pages.',
      )}
    </Note>
  );
}
