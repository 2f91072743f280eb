import { page, redirect, withCookies } from '../http/answer.ts';
import { Button, ButtonLink, Form, Note } from '../page/blocks.tsx';
import { FileField } from '../page/FileField.tsx';
import { Page } from '../page/Page.tsx';
import { usePlace } from '../page/place.ts';
import { FILE_TYPES, FILES_FIELD, MOST_AT_ONCE, sendFilesTo } from '../status/evidence/send-files.ts';
import type { Draft } from '../visit/keeper.ts';
import { type CentreVisit, workspaceOf } from '../visit/visit.ts';
import { isAgentsOptOut } from './agent-opt-out.ts';

/** A request that an agent has sent. */
type Sent = Draft & { readonly reference: string; readonly permissionToken: string };

/** AGENT-AC2: whether somebody asks who can show what the person signed; for an opt-out nobody does. */
export function isPermissionWelcome(draft: Draft): boolean {
  return draft.askedFor === 'client' && !isAgentsOptOut(draft);
}

/** Where a signed permission is chosen, with the last answers or after them. */
export function PermissionField({ problem }: { readonly problem?: string | undefined }) {
  const { i18n } = usePlace();
  return (
    <FileField
      name={FILES_FIELD}
      label={i18n.t('A permission that the person signed (optional)')}
      hint={i18n.t(
        'It can help the company to answer sooner. PDF, PNG, JPEG, WebP, HEIC or plain text, at most 5 MB each and {count} in all. It is stored encrypted and destroyed with the decision. Please send no copies of identity cards and no power of attorney.',
        { count: MOST_AT_ONCE },
      )}
      problem={problem}
      accept={FILE_TYPES}
      isMany
    />
  );
}

/** Sends what came with the last answers. The request is taken in already: a file that is refused is chosen again, or left out. */
export async function sendPermission(visit: CentreVisit, sent: Sent): Promise<Response> {
  const { place, keeper } = visit;
  const { reference, permissionToken } = sent;
  const { problem } = await sendFilesTo(visit, { reference, permissionToken, workspace: workspaceOf(visit) });
  const shown = problem
    ? page(<PermissionPage visit={visit} reference={reference} problem={problem} />, 422)
    : redirect(`${place.base}/verify`);
  return withCookies(shown, keeper.keepDraft(sent));
}

/** The page on which a file that was refused is chosen again. */
export function askPermission(visit: CentreVisit): Response {
  const sent = sentOf(visit);
  return sent
    ? page(<PermissionPage visit={visit} reference={sent.reference} />)
    : redirect(`${visit.place.base}/request`);
}

/** Takes it. */
export async function takePermission(visit: CentreVisit): Promise<Response> {
  const sent = sentOf(visit);
  return sent ? sendPermission(visit, sent) : redirect(`${visit.place.base}/request`);
}

function sentOf({ keeper }: CentreVisit): Sent | null {
  const { reference, permissionToken } = keeper.draft;
  return reference && permissionToken ? { ...keeper.draft, reference, permissionToken } : null;
}

interface PermissionProps {
  readonly visit: CentreVisit;
  readonly reference: string;
  readonly problem?: string;
}

function PermissionPage({ visit, reference, problem }: PermissionProps) {
  const { i18n, base } = visit.place;
  const title = i18n.t('Add the permission');
  return (
    <Page place={visit.place} title={title} problems={problem ? { [FILES_FIELD]: problem } : {}}>
      <h1>{title}</h1>
      <Note>
        {i18n.t('Your request {reference} was sent, and it counts without this file as well.', { reference })}
      </Note>
      <Form action={`${base}/request/permission`} withFiles>
        <PermissionField problem={problem} />
        <Button>{i18n.t('Send the file')}</Button>
      </Form>
      <ButtonLink href={`${base}/verify`}>{i18n.t('Continue without it')}</ButtonLink>
    </Page>
  );
}
