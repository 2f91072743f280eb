import { describe, expect, it, vi } from 'vitest';
import { type AuthError, createAuthClient } from './auth-client.ts';

function answering(status: number, body: unknown, headers: Record<string, string> = {}) {
  return vi.fn<typeof fetch>(async () => new Response(JSON.stringify(body), { status, headers }));
}

describe('the client of the sign-in', () => {
  it('sends address and password to the same origin with its cookie', async () => {
    const send = answering(200, { user: {} });

    await createAuthClient(send).signIn('ana@example.test', 'a long password');

    const [path, init] = send.mock.calls[0] ?? [];
    expect(path).toBe('/auth/sign-in/email');
    expect(init).toMatchObject({ method: 'POST', credentials: 'same-origin' });
    expect(JSON.parse(String(init?.body))).toEqual({ email: 'ana@example.test', password: 'a long password' });
  });

  it('says why it was refused', async () => {
    const send = answering(409, { code: 'WRONG_STATE', message: 'Sign in first.', state: 'sign-in-first', path: null });

    const refusal = await createAuthClient(send)
      .acceptInvitation({ token: 't' })
      .catch((error: AuthError) => error);

    expect(refusal).toMatchObject({ code: 'WRONG_STATE', state: 'sign-in-first' });
  });

  it('says how long to wait after too many attempts', async () => {
    const send = answering(429, { message: 'Too many.' }, { 'retry-after': '42' });

    await expect(createAuthClient(send).signIn('a', 'b')).rejects.toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      retryAfter: 42,
    });
  });

  it('knows a server that cannot be reached', async () => {
    const send = vi.fn<typeof fetch>(() => Promise.reject(new TypeError('failed')));

    await expect(createAuthClient(send).me()).rejects.toMatchObject({ code: 'OFFLINE' });
  });
});
