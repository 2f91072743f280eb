import { Readable } from 'node:stream';
import { DomainError, decodeId, holdsPurpose, isPurpose, Scope } from '@smartx/domain/kernel';
import { CONSENT_CHANNELS, CONSENT_EVENTS, exportConsents } from '@smartx/domain/privacy';
import type { FastifyInstance } from 'fastify';
import type { Application } from '../../application.ts';
import { toUserError } from '../../graphql/user-error.ts';
import type { ViewerResolver } from '../../identity/viewer.types.ts';

/** What is asked for; whatever else it is makes no difference. */
type Order = Readonly<Record<string, unknown>>;

/**
 * `POST /downloads/<workspace>/consents.csv` with JSON (`subjectId`, `purpose`, `channel`, `event`, `recipient`): the consent ledger
 * for whoever may export people, for RIGHTS_HANDLING. A command and no link, because it is written down who receives it. Whatever
 * cannot be seen looks as if it did not exist.
 */
export function consentExport(fastify: FastifyInstance, app: Application, viewers: ViewerResolver): void {
  fastify.post<{ Params: { slug: string } }>('/downloads/:slug/consents.csv', async (request, reply) => {
    const resolved = await viewers.resolve(request.headers, request.params.slug, request.ip);
    // A form of another site can send text, but no JSON.
    const order = isOrder(request.body) ? request.body : null;
    if (!order || !resolved || !holdsPurpose(resolved.viewer, 'RIGHTS_HANDLING'))
      return reply.code(404).send({ error: 'Not found' });
    const { orm, vault, clock, jobs } = app;
    const parts = { em: orm.em.fork(), vault, clock, jobs, viewer: resolved.viewer };
    try {
      const scope = new Scope({ ...parts, purpose: 'RIGHTS_HANDLING', through: 'screen' });
      const { fileName, content } = await exportConsents(scope, orderOf(order));
      return await reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${fileName}"`)
        .header('cache-control', 'no-store')
        .send(Readable.from(content));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { code, message, path } = toUserError(error);
      return reply.code(code === 'INVALID_INPUT' ? 422 : 404).send({ code, message, path });
    }
  });
}

function isOrder(body: unknown): body is Order {
  return typeof body === 'object' && body !== null;
}

/** What is no value of its closed list narrows nothing down. @throws InvalidInputError for what is no id of a person */
function orderOf({ subjectId, purpose, channel, event, recipient }: Order) {
  return {
    subjectId: typeof subjectId === 'string' ? decodeId('subject', subjectId, 'subjectId') : null,
    purpose: typeof purpose === 'string' && isPurpose(purpose) ? purpose : null,
    channel: CONSENT_CHANNELS.find((one) => one === channel) ?? null,
    event: CONSENT_EVENTS.find((one) => one === event) ?? null,
    recipient: typeof recipient === 'string' ? recipient : null,
  };
}
