/**
 * Whether a form was sent by one of our own pages. A program that sends neither origin nor cookies passes: it acts in nobody's
 * name.
 */
export function isSentByOurPages(request: Request, origins: readonly string[]): boolean {
  const { headers } = request;
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = headers.get('origin');
  if (origin === null) return !headers.has('cookie');
  return origins.includes(origin) || origin === new URL(request.url).origin;
}
