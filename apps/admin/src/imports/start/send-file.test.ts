import { expect, it } from 'vitest';
import { digestOf, FileNotSentError, sendFile } from './send-file.ts';

it('names a file by its content', async () => {
  expect(await digestOf(new Blob(['hello']))).toBe('2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824');
});

it('sends the bytes to the address that it was given', async () => {
  const sent: [unknown, RequestInit | undefined][] = [];
  const file = new Blob(['a,b']);

  await sendFile('/uploads/once', file, async (url, init) => {
    sent.push([url, init]);
    return new Response(null, { status: 204 });
  });

  expect(sent).toEqual([['/uploads/once', expect.objectContaining({ method: 'PUT', body: file })]]);
});

it('says in the server’s words why a file was not taken', async () => {
  const refused = async () =>
    Response.json({ code: 'INVALID_INPUT', message: 'The file is too large.' }, { status: 422 });

  await expect(sendFile('/uploads/once', new Blob(['a']), refused)).rejects.toMatchObject({
    reason: 'The file is too large.',
  });
});

it('knows when nobody answered', async () => {
  const offline = async () => {
    throw new TypeError('fetch failed');
  };

  await expect(sendFile('/uploads/once', new Blob(['a']), offline)).rejects.toEqual(new FileNotSentError(null));
});
