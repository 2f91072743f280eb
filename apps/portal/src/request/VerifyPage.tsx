import { page, redirect, withCookies } from '../http/answer.ts';
import { Button, Form, Note } from '../page/blocks.tsx';
import { TextField } from '../page/fields.tsx';
import { Page } from '../page/Page.tsx';
import { type CentreVisit, field, workspaceOf } from '../visit/visit.ts';
import { ResendDocument, VerifyDocument } from './request-operations.ts';

/** Asks for the code that was mailed. */
export function askCode(visit: CentreVisit): Response {
  const { place, keeper, query } = visit;
  if (!keeper.draft.reference) return redirect(`${place.base}/status`);
  return page(<VerifyPage visit={visit} isSentAgain={query.has('again')} />);
}

/** Tries the code; the right one opens the request. */
export async function takeCode(visit: CentreVisit): Promise<Response> {
  const { place, keeper, api } = visit;
  const { reference, kind } = keeper.draft;
  if (!reference) return redirect(`${place.base}/status`);
  const code = latinDigits(field(visit, 'code')).replaceAll(/[\s-]/g, '');
  if (!/^\d{6}$/.test(code)) return codeAgain(visit, place.i18n.t('Enter the six digits from the mail'));
  const { requestVerify } = await api.run(VerifyDocument, {
    input: { workspace: workspaceOf(visit), reference, code },
  });
  const { token } = requestVerify;
  if (!token)
    return codeAgain(
      visit,
      place.i18n.t('This code is wrong, was used or is too old. Try again, or ask for a new one.'),
    );
  // Whoever came with a reference wants to see where it stands; whoever just sent it, what happens next.
  const next = kind ? `${place.base}/request/done` : `${place.base}/status`;
  return withCookies(redirect(next), keeper.dropDraft(), keeper.keepAccess({ reference, token }));
}

/** Mails another code; whether one went out is not told. */
export async function sendAgain(visit: CentreVisit): Promise<Response> {
  const { place, keeper, api } = visit;
  const { reference } = keeper.draft;
  if (!reference) return redirect(`${place.base}/status`);
  await api.run(ResendDocument, { input: { workspace: workspaceOf(visit), reference } });
  return redirect(`${place.base}/verify?again`);
}

/** Digits as an Arabic keyboard writes them are digits too. */
function latinDigits(text: string): string {
  return text.replaceAll(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

function codeAgain(visit: CentreVisit, problem: string): Response {
  return page(<VerifyPage visit={visit} problem={problem} />, 422);
}

interface VerifyProps {
  readonly visit: CentreVisit;
  readonly problem?: string;
  readonly isSentAgain?: boolean;
}

function VerifyPage({ visit, problem, isSentAgain = false }: VerifyProps) {
  const { place, keeper } = visit;
  const { i18n, base, mailboxPath } = place;
  const { email, reference = '', kind } = keeper.draft;
  const title = i18n.t('Enter the code from the mail');
  return (
    <Page place={place} title={title} problems={problem ? { code: problem } : {}}>
      {isSentAgain && (
        <Note>
          <p role="status">
            {i18n.t('If more codes may be sent for this request, a new one is on its way. Only the newest counts.')}
          </p>
        </Note>
      )}
      {kind === 'marketing-stop' && (
        <Note>
          {i18n.t('Advertising is being stopped already. The code is needed only to follow the request on this page.')}
        </Note>
      )}
      <Form action={`${base}/verify`}>
        <TextField
          name="code"
          label={title}
          isQuestion
          hint={
            email
              ? i18n.t('We mailed six digits to {email}. They are valid for 15 minutes.', { email })
              : i18n.t(
                  'If there is a request {reference}, we mailed six digits to the address with which it was made. They are valid for 15 minutes.',
                  { reference },
                )
          }
          problem={problem}
          className="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
        />
        <Button>{i18n.t('Continue')}</Button>
      </Form>
      <h2>{i18n.t('No mail?')}</h2>
      <p>{i18n.t('Look into the folder for unwanted mail. It can take some minutes.')}</p>
      <Form action={`${base}/verify/again`}>
        <Button isQuiet>{i18n.t('Send a new code')}</Button>
      </Form>
      {email && (
        <p>
          <a href={`${base}/request`}>{i18n.t('The address was wrong: begin again')}</a>
        </p>
      )}
      {mailboxPath && (
        <Note tone="warn">
          {i18n.t('This installation sends no mail. Its operator finds the code in the mailbox page.')}{' '}
          <a href={mailboxPath}>{i18n.t('Open the mailbox')}</a>
        </Note>
      )}
    </Page>
  );
}
