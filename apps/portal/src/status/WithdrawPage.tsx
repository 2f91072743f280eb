import { page, redirect } from '../http/answer.ts';
import { Button, Form } from '../page/blocks.tsx';
import { Page } from '../page/Page.tsx';
import { WithdrawDocument } from '../request/request-operations.ts';
import { type CentreVisit, companyOf, workspaceOf } from '../visit/visit.ts';
import { findRequest } from './find-request.ts';
import { isOpen } from './StatusPage.tsx';

/** Asks once more before a request is taken back. */
export async function askWithdraw(visit: CentreVisit): Promise<Response> {
  const request = await findRequest(visit);
  if (!request || !isOpen(request) || request.erased) return redirect(`${visit.place.base}/status`);
  return page(<WithdrawPage visit={visit} />);
}

/** Takes the request back; where it was decided meanwhile, the status says so. */
export async function withdraw(visit: CentreVisit): Promise<Response> {
  const { place, keeper, api } = visit;
  const { access } = keeper;
  if (access) await api.run(WithdrawDocument, { input: { ...access, workspace: workspaceOf(visit) } });
  return redirect(`${place.base}/status`);
}

function WithdrawPage({ visit }: { readonly visit: CentreVisit }) {
  const { i18n, base } = visit.place;
  const title = i18n.t('Take your request back?');
  return (
    <Page place={visit.place} title={title} back={`${base}/status`}>
      <h1>{title}</h1>
      <p>
        {i18n.t(
          '{company} then stops working on it. You can ask again at any time; the time for the answer then starts anew.',
          {
            company: companyOf(visit),
          },
        )}
      </p>
      <Form action={`${base}/status/withdraw`}>
        <Button>{i18n.t('Take it back')}</Button>
      </Form>
    </Page>
  );
}
