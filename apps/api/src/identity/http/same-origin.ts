import { RequestError } from '@smartx/domain/kernel';
import type { FastifyRequest } from 'fastify';

/**
 * Refuses what another site's page makes a browser send (CSRF). A program sends neither cookie nor origin and passes: it can do
 * nothing in anybody's name.
 * @throws RequestError `CROSS_ORIGIN`
 */
export function assertSameOrigin(request: FastifyRequest, origins: readonly string[]): void {
  const { origin, cookie, 'sec-fetch-site': site } = request.headers;
  const isOurs = origin !== undefined && origins.includes(origin);
  // Under the referrer policy "no-referrer" a browser hides the origin of a form, but still says that it is the same.
  const isHidden = (origin === undefined || origin === 'null') && site === 'same-origin';
  const isProgram = origin === undefined && site === undefined && cookie === undefined;
  if (!isOurs && !isHidden && !isProgram)
    throw new RequestError('CROSS_ORIGIN', 'This may only be asked for by our own pages.');
}
