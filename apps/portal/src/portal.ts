import { type ApiFetch, PublicApi, TooManyError, UnavailableError } from './api/public-api.ts';
import { closedCentre } from './centre/ClosedPage.tsx';
import { redirect, withCookies } from './http/answer.ts';
import { asset } from './http/assets.ts';
import { cookieHeader, readCookies } from './http/cookies.ts';
import { readForm } from './http/form.ts';
import { isSentByOurPages } from './http/same-origin.ts';
import { CookieSeal } from './http/sealed-cookie.ts';
import type { Place } from './page/place.ts';
import { broken, foreignForm, notFound, tooMany, unavailable } from './page/problem-pages.tsx';
import { type Address, answer, locate } from './routes.ts';
import { findCentre } from './visit/centre.ts';
import { Keeper } from './visit/keeper.ts';
import type { Visit } from './visit/visit.ts';
import { localeOf, translator } from './words/locale.ts';

/** What the privacy centre is told of the installation that it belongs to. */
export interface PortalOptions {
  /** The address that people use. */
  readonly publicUrl: string;
  /** Other origins from which its pages are used, such as localhost. */
  readonly origins?: readonly string[];
  /** Seals what visitors' browsers keep; the same for every process of an installation. */
  readonly secret: string;
  /** The mailbox page of an installation without a mail server. */
  readonly mailboxPath?: string | null;
  /** Told about every bug, with the id that the visitor sees. */
  readonly onBug?: (traceId: string, error: unknown) => void;
  readonly now?: () => number;
}

/** Answers a request below `/privacy`; `fetch` reaches the public API as the visitor. It never throws. */
export type Portal = (request: Request, fetch: ApiFetch) => Promise<Response>;

const LANGUAGE_COOKIE = 'smartx-language';
const ASSETS = '/privacy/assets/';

/** The privacy centre as a request handler: pages without scripts, which speak to the public GraphQL API alone. */
export function createPortal(options: PortalOptions): Portal {
  const seal = new CookieSeal(options.secret, options.now);
  return async (request, fetch) => {
    const url = new URL(request.url);
    const cookies = readCookies(request);
    if (url.pathname.startsWith(ASSETS))
      return asset(url.pathname.slice(ASSETS.length), url.searchParams.get('v')) ?? new Response(null, { status: 404 });
    const chosen = url.searchParams.get('lang');
    if (chosen !== null && request.method !== 'POST') return chooseLanguage(options, url, chosen);
    const address = locate(url.pathname);
    const place = placeOf(options, url, localeOf(cookies.get(LANGUAGE_COOKIE), request.headers.get('accept-language')));
    try {
      if (request.method === 'POST' && !isSentByOurPages(request, [options.publicUrl, ...(options.origins ?? [])]))
        return foreignForm(place);
      return await serve({ options, request, url, cookies, seal, place, address, api: new PublicApi(fetch) });
    } catch (error) {
      if (error instanceof TooManyError) return tooMany(place, error.retryAfterSeconds);
      if (error instanceof UnavailableError) return unavailable(place, error.retryAfterSeconds);
      const traceId = crypto.randomUUID();
      options.onBug?.(traceId, error);
      return broken(place, traceId);
    }
  };
}

interface Served {
  readonly options: PortalOptions;
  readonly request: Request;
  readonly url: URL;
  readonly cookies: ReadonlyMap<string, string>;
  readonly seal: CookieSeal;
  readonly place: Place;
  readonly address: Address;
  readonly api: PublicApi;
}

async function serve({ options, request, url, cookies, seal, place, address, api }: Served): Promise<Response> {
  const { slug, page } = address;
  const centre = await findCentre(api, slug, place.locale);
  if (slug !== null && !centre)
    return (await closedCentre(api, place, slug, await readForm(request))) ?? notFound(place);
  // The operator's centre has one address only.
  if (slug !== null && centre?.isOperator) return redirect(`/privacy${page ? `/${page}` : ''}`);
  const base = centre && !centre.isOperator ? `/privacy/${centre.slug}` : '/privacy';
  const visit: Visit = {
    ...{ centre, api, query: url.searchParams },
    place: { ...place, base, owner: centre },
    keeper: new Keeper(seal, cookies, centre?.slug ?? '', isSecure(options)),
    ...(await readForm(request)),
  };
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  return (await answer(visit, method, page)) ?? notFound(visit.place);
}

/** The choice is kept until the browser is closed, and the address is clean again. */
function chooseLanguage(options: PortalOptions, url: URL, chosen: string): Response {
  const rest = new URLSearchParams(url.searchParams);
  rest.delete('lang');
  const path = rest.size > 0 ? `${url.pathname}?${rest}` : url.pathname;
  const cookie = cookieHeader(LANGUAGE_COOKIE, localeOf(chosen, null), 'session', isSecure(options));
  return withCookies(redirect(path), cookie);
}

function placeOf(options: PortalOptions, url: URL, locale: Place['locale']): Place {
  const { mailboxPath = null } = options;
  return { i18n: translator(locale), locale, owner: null, base: '/privacy', path: url.pathname, mailboxPath };
}

function isSecure({ publicUrl }: PortalOptions): boolean {
  return publicUrl.startsWith('https:');
}
