import { companyHome } from './centre/CompanyHome.tsx';
import { noticePage } from './centre/NoticePage.tsx';
import { operatorHome } from './centre/OperatorHome.tsx';
import { policyPage } from './centre/PolicyPage.tsx';
import { askCertificate, takeCertificate } from './certificate/CertificatePage.tsx';
import { fetchCertificate } from './certificate/own-certificate.tsx';
import { askConsent, consentDone, giveConsent } from './consent/ConsentPage.tsx';
import { checkAnswers, sendRequest } from './request/CheckPage.tsx';
import { done } from './request/DonePage.tsx';
import { askDetails, takeDetails } from './request/details/DetailsPage.tsx';
import { askForWhom, takeForWhom } from './request/ForPage.tsx';
import { askKind, takeKind } from './request/KindPage.tsx';
import { askMore, takeMore } from './request/MorePage.tsx';
import { askPermission, takePermission } from './request/PermissionPage.tsx';
import { askCode, sendAgain, takeCode } from './request/VerifyPage.tsx';
import { askWho, takeWho } from './request/YouPage.tsx';
import { takeAnswer } from './status/Conversation.tsx';
import { removeFile, takeFiles } from './status/evidence/Evidence.tsx';
import { takeReference } from './status/ReferencePage.tsx';
import { fetchCopy, leave, status } from './status/StatusPage.tsx';
import { askWithdraw, withdraw } from './status/WithdrawPage.tsx';
import type { CentreVisit, Visit } from './visit/visit.ts';

type Handler<Of extends Visit> = (visit: Of) => Response | Promise<Response>;

/** Pages of the operator that are there even before an operator is. */
const OPERATOR_PAGES: Readonly<Record<string, Handler<Visit>>> = {
  'GET ': operatorHome,
  'GET policy': policyPage,
};

const COMPANY_PAGES: Readonly<Record<string, Handler<CentreVisit>>> = {
  'GET ': companyHome,
  'GET policy': noticePage,
};

/** Pages of every privacy centre. */
const PAGES: Readonly<Record<string, Handler<CentreVisit>>> = {
  'GET request': askKind,
  'POST request': takeKind,
  'GET request/you': askWho,
  'POST request/you': takeWho,
  'GET request/for': askForWhom,
  'POST request/for': takeForWhom,
  'GET request/details': askDetails,
  'POST request/details': takeDetails,
  'GET request/more': askMore,
  'POST request/more': takeMore,
  'GET request/check': checkAnswers,
  'POST request/check': sendRequest,
  'GET request/permission': askPermission,
  'POST request/permission': takePermission,
  'GET verify': askCode,
  'POST verify': takeCode,
  'POST verify/again': sendAgain,
  'GET request/done': done,
  'GET status': status,
  'POST status': takeReference,
  'POST status/copy': fetchCopy,
  'POST status/answer': takeAnswer,
  'POST status/files': takeFiles,
  'POST status/files/remove': removeFile,
  'GET status/certificate': fetchCertificate,
  'POST status/leave': leave,
  'GET status/withdraw': askWithdraw,
  'POST status/withdraw': withdraw,
  'GET certificate': askCertificate,
  'POST certificate': takeCertificate,
  'GET consent': askConsent,
  'POST consent': giveConsent,
  'GET consent/done': consentDone,
};

/** First parts of a path that are pages of the operator; no workspace is called so. */
const OWN_PAGES = ['policy', 'request', 'verify', 'status', 'consent', 'certificate'];

/** What an address below `/privacy` names: whose centre, and which page of it. */
export interface Address {
  readonly slug: string | null;
  readonly page: string;
}

/** Takes an address apart. */
export function locate(path: string): Address {
  const [first = '', ...rest] = path
    .replace(/^\/privacy\/?/, '')
    .replace(/\/$/, '')
    .split('/');
  if (first === '' || OWN_PAGES.includes(first)) return { slug: null, page: [first, ...rest].join('/') };
  return { slug: first, page: rest.join('/') };
}

/** The answer of a page; null where there is none. */
export function answer(visit: Visit, method: string, page: string): Response | Promise<Response> | null {
  const key = `${method} ${page}`;
  const { centre } = visit;
  const own = !centre || centre.isOperator ? OPERATOR_PAGES[key] : undefined;
  if (own) return own(visit);
  if (!centre) return null;
  const handler = (centre.isOperator ? undefined : COMPANY_PAGES[key]) ?? PAGES[key];
  return handler ? handler({ ...visit, centre }) : null;
}
