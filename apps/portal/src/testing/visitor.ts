import type { ApiCall } from '../api/public-api.ts';
import { createPortal } from '../portal.ts';

/** Where the installation of the tests stands. */
export const ORIGIN = 'https://crm.example.test';
/** The privacy centre of a company. */
export const DEMO = {
  ...{ slug: 'demo', name: 'Demo & Söhne', isOperator: false, country: 'DE', timeZone: 'Europe/Berlin' },
  ...{
    locale: 'en',
    privacyEmail: 'privacy@demo.example',
    postalAddress: null,
    closingAt: null,
    purposes: [],
    categories: [],
    searchable: [],
  },
};

/** What the portal asked the API. */
export interface Asked {
  readonly query: string;
  readonly variables: { readonly slug?: string | null; readonly input?: Readonly<Record<string, unknown>> };
}

/** A visitor with a browser that keeps cookies, in front of an API that answers as it is told. */
export function visitor(answers: Readonly<Record<string, unknown>> = {}, status = 200) {
  const portal = createPortal({ publicUrl: ORIGIN, secret: 'a secret of the test' });
  const jar = new Map<string, string>();
  const asked: Asked[] = [];
  const sent: ApiCall[] = [];
  const api = async (path: string, call: ApiCall) => {
    if (path === '/uploads/evidence') {
      sent.push(call);
      return new Response(null, { status: call.headers?.['x-file-name']?.includes('refused') ? 422 : 204 });
    }
    const question: Asked = JSON.parse(String(call.body));
    asked.push(question);
    if (status !== 200) return new Response('{}', { status, headers: { 'retry-after': '90' } });
    const centre = question.variables.slug === 'demo' ? DEMO : null;
    return Response.json({ data: { centre, ...answers } });
  };
  const go = async (path: string, form?: Record<string, string> | FormData, headers: Record<string, string> = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const body = form instanceof FormData ? form : new URLSearchParams(form).toString();
    const init = form ? { method: 'POST', body } : {};
    const own = { ...(cookie && { cookie }), ...(form && { origin: ORIGIN }), ...headers };
    const response = await portal(new Request(`${ORIGIN}${path}`, { ...init, headers: own }), api);
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=');
      if (set.includes('Max-Age=0')) jar.delete(name);
      else jar.set(name, value);
    }
    return { status: response.status, to: response.headers.get('location'), text: await response.text(), response };
  };
  return { go, jar, asked, sent };
}

/** A visitor who has answered every question about a copy, and has sent nothing yet. */
export async function answered(answers: Readonly<Record<string, unknown>>) {
  const one = visitor(answers);
  await one.go('/privacy/demo/request', { kind: 'access' });
  await one.go('/privacy/demo/request/you', { email: 'ana@example.test', name: 'Ana', country: 'DE' });
  await one.go('/privacy/demo/request/more', { message: 'No. 4711' });
  return one;
}
