import { page, redirect, withCookies } from '../http/answer.ts';
import { Button, Form } from '../page/blocks.tsx';
import { TextField } from '../page/fields.tsx';
import { Page } from '../page/Page.tsx';
import { ResendDocument } from '../request/request-operations.ts';
import { type CentreVisit, companyOf, field, workspaceOf } from '../visit/visit.ts';

/** Asks which request somebody wants to follow. */
export function askReference(visit: CentreVisit): Response {
  return page(<ReferencePage visit={visit} />);
}

/** Mails a code to the address of the request, if there is one; the way on is the same if there is none. */
export async function takeReference(visit: CentreVisit): Promise<Response> {
  const { place, keeper, api } = visit;
  const reference = field(visit, 'reference').toUpperCase();
  if (!/^PR[\s-]?[A-Z0-9]{4}[\s-]?[A-Z0-9]{4}$/.test(reference)) {
    const problem = place.i18n.t('Enter the reference as it stands in the mail, such as PR-7K2M-94QD');
    return page(<ReferencePage visit={visit} value={reference} problem={problem} />, 422);
  }
  await api.run(ResendDocument, { input: { workspace: workspaceOf(visit), reference } });
  return withCookies(redirect(`${place.base}/verify`), keeper.keepDraft({ reference }));
}

interface ReferenceProps {
  readonly visit: CentreVisit;
  readonly value?: string;
  readonly problem?: string;
}

function ReferencePage({ visit, value, problem }: ReferenceProps) {
  const { i18n, base } = visit.place;
  const title = i18n.t('Which request would you like to follow?');
  return (
    <Page place={visit.place} title={title} back={base} problems={problem ? { reference: problem } : {}}>
      <Form action={`${base}/status`}>
        <TextField
          name="reference"
          label={title}
          isQuestion
          hint={i18n.t(
            'Its reference begins with PR and stands in every mail about it. A code goes to the address with which you asked {company}.',
            {
              company: companyOf(visit),
            },
          )}
          problem={problem}
          value={value}
          className="code"
          maxLength={20}
        />
        <Button>{i18n.t('Mail me a code')}</Button>
      </Form>
    </Page>
  );
}
