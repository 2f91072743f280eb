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

interface Sending {
  readonly signal: AbortSignal;
  readonly onProgress: (sentBytes: number) => void;
}

/**
 * Sends the bytes to the one-time address that the API gave, and says how far it is; `fetch` cannot.
 * @throws FileNotSentError also where it was cancelled
 */
export function sendFile(url: string, file: Blob, { signal, onProgress }: Sending): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const request = new XMLHttpRequest();
  request.open('PUT', url);
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.upload.onprogress = (event) => onProgress(event.loaded);
  request.onload = () =>
    request.status < 300 ? resolve() : reject(new FileNotSentError(reasonIn(request.responseText)));
  request.onerror = () => reject(new FileNotSentError(null));
  request.onabort = () => reject(new FileNotSentError(null));
  signal.addEventListener('abort', () => request.abort(), { once: true });
  request.send(file);
  return promise;
}

/** The server's sentence; a proxy in between may answer with a page instead. */
function reasonIn(text: string): string | null {
  try {
    const body: unknown = JSON.parse(text);
    const isSaid = typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string';
    return isSaid ? String(body.message) : null;
  } catch {
    return null;
  }
}
