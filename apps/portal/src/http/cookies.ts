/** How long a browser keeps a cookie: until it is closed, or not at all any more. */
export type CookieLife = 'session' | 'gone';

/** The cookies of a request by name; the first of a name counts. */
export function readCookies(request: Request): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [name = '', ...rest] = part.split('=');
    if (!cookies.has(name.trim())) cookies.set(name.trim(), rest.join('=').trim());
  }
  return cookies;
}

/** A `Set-Cookie` that no script reads, no other site sends along with a form, and no other part of the origin gets. */
export function cookieHeader(name: string, value: string, life: CookieLife, isSecure: boolean): string {
  const attributes = [`${name}=${value}`, 'Path=/privacy', 'HttpOnly', 'SameSite=Lax'];
  if (isSecure) attributes.push('Secure');
  if (life === 'gone') attributes.push('Max-Age=0');
  return attributes.join('; ');
}
