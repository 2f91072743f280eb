import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { securityHeaders } from './security-headers.ts';

describe('B9-AC1 strict transport security', () => {
  it.each([
    ['is demanded for a year, of every subdomain too, where people come by https', 'https://crm.example.com', true],
    ['is not demanded where they come by http: a laptop would lock itself out', 'http://127.0.0.1:3000', false],
  ])('%s', async (_case, publicUrl, isDemanded) => {
    const fastify = Fastify();
    securityHeaders(fastify, publicUrl);
    fastify.get('/', async () => 'page');
    fastify.get('/broken', async () => Promise.reject(new Error('broken')));

    const answers = await Promise.all(['/', '/broken', '/nowhere'].map((url) => fastify.inject({ url })));

    const header = isDemanded ? 'max-age=31536000; includeSubDomains' : undefined;
    expect(answers.map(({ headers }) => headers['strict-transport-security'])).toEqual([header, header, header]);
    await fastify.close();
  });
});
