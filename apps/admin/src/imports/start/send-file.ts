/** The file did not arrive; the message is the server's, or null where nobody answered. */
export class FileNotSentError extends Error {
  readonly reason: string | null;

  constructor(reason: string | null) {
    super('The file did not arrive.');
    this.reason = reason;
  }
}

/** SHA-256 of a file in hex, so that it arrives as it was; null where the browser cannot (no https). */
export async function digestOf(file: Blob): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Sends the bytes to the one-time address that the API gave.
 * @throws FileNotSentError
 */
export async function sendFile(url: string, file: Blob, send: typeof fetch = fetch): Promise<void> {
  let response: Response;
  try {
    response = await send(url, { method: 'PUT', body: file, headers: { 'content-type': 'application/octet-stream' } });
  } catch {
    throw new FileNotSentError(null);
  }
  if (response.ok) return;
  // A proxy in between may answer with a page instead of JSON.
  const body = await response.json().catch(() => ({}));
  throw new FileNotSentError(typeof body.message === 'string' ? body.message : null);
}
