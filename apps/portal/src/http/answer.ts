import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** What these pages may load: our own styles and fonts, and nothing that runs. */
const CONTENT_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': CONTENT_POLICY,
  // Our own forms say where they come from; another site is told nothing.
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** A page. */
export function page(document: ReactElement, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  const html = `<!doctype html>${renderToStaticMarkup(document)}`;
  return new Response(html, { status, headers: { ...HEADERS, ...headers } });
}

/** A file that the browser saves; nothing on the way keeps it. */
export function file(content: string, name: string, type: string): Response {
  const headers = { 'content-type': `${type}; charset=utf-8`, 'content-disposition': `attachment; filename="${name}"` };
  return new Response(content, { headers: { ...headers, 'cache-control': 'no-store' } });
}

/** Sends the browser on after a form, so that going back or reloading sends nothing twice. */
export function redirect(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path, 'cache-control': 'no-store' } });
}

/** An answer that sets cookies too. */
export function withCookies(response: Response, ...cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}
