import type { StatusQuery } from '../../gql/graphql.ts';
import { page, redirect } from '../../http/answer.ts';
import { Button } from '../../page/blocks.tsx';
import { FileField } from '../../page/FileField.tsx';
import { Page } from '../../page/Page.tsx';
import { usePlace } from '../../page/place.ts';
import { RemoveEvidenceDocument } from '../../request/request-operations.ts';
import { type CentreVisit, companyOf, field, workspaceOf } from '../../visit/visit.ts';
import { fileSize } from '../../words/dates.ts';
import { findRequest } from '../find-request.ts';
import { FILE_TYPES, FILES_FIELD, MOST_AT_ONCE, sendFiles } from './send-files.ts';

type Request = NonNullable<StatusQuery['requestStatus']>;

/** Takes files that support a request; where none is needed any more, the status says so. */
export async function takeFiles(visit: CentreVisit): Promise<Response> {
  const { base, i18n } = visit.place;
  const request = await findRequest(visit);
  if (!request?.mayAddEvidence) return redirect(`${base}/status`);
  const { taken, problem } = await sendFiles(visit);
  if (taken > 0 && problem === null) return redirect(`${base}/status`);
  const now = (taken > 0 && (await findRequest(visit))) || request;
  return page(<FilesPage visit={visit} request={now} problem={problem ?? i18n.t('Choose a file')} />, 422);
}

/** Takes a file back; one that is gone already is none. */
export async function removeFile(visit: CentreVisit): Promise<Response> {
  const { place, keeper, api } = visit;
  const { access } = keeper;
  const input = access && { ...access, workspace: workspaceOf(visit), id: field(visit, 'id') };
  if (input) await api.run(RemoveEvidenceDocument, { input });
  return redirect(`${place.base}/status`);
}

interface EvidenceProps {
  readonly visit: CentreVisit;
  readonly request: Request;
  readonly problem?: string | undefined;
}

function FilesPage(props: EvidenceProps) {
  const { i18n, base } = props.visit.place;
  const title = i18n.t('Add files');
  return (
    <Page
      place={props.visit.place}
      title={title}
      back={`${base}/status`}
      problems={props.problem ? { [FILES_FIELD]: props.problem } : {}}
    >
      <h1>{title}</h1>
      <Evidence {...props} />
    </Page>
  );
}

/** The files that the person added, and the form for more; nothing where there is neither. `withForm` is false beside a question. */
export function Evidence({
  visit,
  request,
  problem,
  withForm = true,
}: EvidenceProps & { readonly withForm?: boolean }) {
  const { i18n, base } = visit.place;
  const company = companyOf(visit);
  const isFormShown = withForm && request.mayAddEvidence;
  if (request.evidence.length === 0 && !isFormShown) return null;
  return (
    <section className="panel" aria-labelledby="evidence">
      <h2 id="evidence">{i18n.t('Files for your request')}</h2>
      {isFormShown && (
        <p>
          {i18n.t(
            'If you like, add something that shows what is right, such as a letter. Only the people at {company} who work on your request can open it, and it is destroyed once they have decided.',
            { company },
          )}
        </p>
      )}
      <SentFiles request={request} />
      {isFormShown && (
        <form method="post" action={`${base}/status/files`} encType="multipart/form-data" noValidate>
          <EvidenceField problem={problem} />
          <Button isQuiet>{i18n.t('Add files')}</Button>
        </form>
      )}
    </section>
  );
}

function SentFiles({ request }: Pick<EvidenceProps, 'request'>) {
  const { i18n, base, locale } = usePlace();
  if (request.evidence.length === 0) return null;
  return (
    <ul className="files">
      {request.evidence.map(({ id, name, byteSize }) => (
        <li key={id}>
          <bdi>{name ?? i18n.t('A file')}</bdi> <span className="hint">{fileSize(locale, byteSize)}</span>
          <form method="post" action={`${base}/status/files/remove`}>
            <input type="hidden" name="id" value={id} />
            <Button isQuiet>
              {i18n.t('Remove')}
              <span className="for-ears"> {name}</span>
            </Button>
          </form>
        </li>
      ))}
    </ul>
  );
}

/** Where files are chosen, with what is taken; part of a form that sends files. */
export function EvidenceField({ problem }: Pick<EvidenceProps, 'problem'>) {
  const { i18n } = usePlace();
  return (
    <FileField
      name={FILES_FIELD}
      label={i18n.t('Files (optional)')}
      hint={i18n.t(
        'PDF, PNG, JPEG, WebP, HEIC or plain text, at most 5 MB each, {count} at once and ten in all. The name must hold no number of a payment card. Please send no copies of identity cards.',
        { count: MOST_AT_ONCE },
      )}
      problem={problem}
      accept={FILE_TYPES}
      isMany
    />
  );
}
