import { Readable } from 'node:stream';
import { errorFile } from '@smartx/domain/import';
import { findUuid, holdsPurpose, NotAllowedError, NotFoundError, Scope } from '@smartx/domain/kernel';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Application } from '../application.ts';
import { fileDownload } from '../file/file-download.ts';
import type { ViewerResolver } from '../identity/viewer.types.ts';
import { archiveDownload } from '../privacy/archive/archive-download.ts';
import { consentExport } from '../privacy/consent/consent-export.ts';
import { evidenceDownload } from '../privacy/evidence/evidence-download.ts';
import { exportDownload } from '../workspace/closure/export-download.ts';

interface ErrorFileRequest {
  readonly Params: { readonly slug: string; readonly id: string };
}

/**
 * `GET /downloads/<workspace>/imports/<id>/errors.csv`: the lines of an import that failed, for whoever may import, as the
 * purpose DATA_CARE. Whatever cannot be seen looks as if it did not exist.
 */
export function downloadRoutes(fastify: FastifyInstance, app: Application, viewers: ViewerResolver): void {
  fileDownload(fastify, app);
  evidenceDownload(fastify, app);
  archiveDownload(fastify, app);
  exportDownload(fastify, app);
  consentExport(fastify, app, viewers);
  fastify.get<ErrorFileRequest>('/downloads/:slug/imports/:id/errors.csv', async (request, reply) => {
    const resolved = await viewers.resolve(request.headers, request.params.slug, request.ip);
    const runId = findUuid('importRun', request.params.id);
    if (!resolved || runId === null || !holdsPurpose(resolved.viewer, 'DATA_CARE')) return notFound(reply);
    const { orm, vault, clock, jobs } = app;
    const parts = { em: orm.em.fork(), vault, clock, jobs, viewer: resolved.viewer };
    const scope = new Scope({ ...parts, purpose: 'DATA_CARE', through: 'screen' });
    try {
      const { fileName, content } = await errorFile(scope, runId);
      return await reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
        .header('cache-control', 'no-store')
        .send(Readable.from(content));
    } catch (error) {
      if (error instanceof NotFoundError || error instanceof NotAllowedError) return notFound(reply);
      throw error;
    }
  });
}

function notFound(reply: FastifyReply): FastifyReply {
  return reply.code(404).send({ error: 'Not found' });
}
