import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** A built single-page app and the path under which it lives. */
interface AppPages {
  readonly prefix: string;
  readonly folder: string;
}

/** Serves the built CRM at `/` and the console at `/admin/`; unknown paths below get the app's page, which shows its own "not found". */
export async function appPages(fastify: FastifyInstance, root: string): Promise<void> {
  const apps: AppPages[] = [
    { prefix: '/admin/', folder: join(root, 'apps/admin/dist') },
    { prefix: '/', folder: join(root, 'apps/web/dist') },
  ];
  const present = apps.filter(({ folder }) => existsSync(join(folder, 'index.html')));
  for (const [index, { prefix, folder }] of present.entries()) {
    await fastify.register(fastifyStatic, {
      root: folder,
      prefix,
      wildcard: false,
      index: false,
      // The build wrote them compressed; answers that hold somebody's data never are, so that their length tells nothing.
      preCompressed: true,
      decorateReply: index === 0,
      // Built files carry a hash of their content in their names.
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  fastify.setNotFoundHandler((request, reply) => sendPage(present, request, reply));
}

function sendPage(apps: readonly AppPages[], request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = request.url.split('?')[0] ?? '/';
  const wantsPage = request.method === 'GET' && request.headers.accept?.includes('text/html') === true;
  const app = apps.find(({ prefix }) => path.startsWith(prefix) || `${path}/` === prefix);
  if (!wantsPage || !app) return reply.code(404).send({ error: 'Not found' });
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').sendFile('index.html', app.folder);
}
