import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const root = join(import.meta.dirname, '..');
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const service = z.object({
  image: z.string(),
  build: z.string().optional(),
  environment: z.record(z.string(), z.string()),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()),
  configs: z.array(z.object({ source: z.string(), target: z.string() })).default([]),
  healthcheck: z.object({ test: z.array(z.string()) }),
});
const compose = z
  .object({
    services: z.record(z.string(), service),
    configs: z.record(z.string(), z.object({ content: z.string() })),
    volumes: z.record(z.string(), z.null()),
  })
  .parse(parse(text));
const documented = new Set(readFileSync(join(root, '.env.example'), 'utf8').match(/^[A-Z_]+(?==)/gm));

describe('docker-compose.yml', () => {
  it('runs PostgreSQL and the app, both watched', () => {
    expect(Object.keys(compose.services)).toEqual(['postgres', 'app']);
    for (const { healthcheck } of Object.values(compose.services)) expect(healthcheck.test[0]).toBe('CMD');
  });

  it('uses only variables that .env.example describes', () => {
    const used = [...text.matchAll(/(?<!\$)\$\{([A-Z_]+)/g)].map((match) => match[1]);

    expect(used.length).toBeGreaterThan(5);
    expect(used.filter((name) => name && !documented.has(name))).toEqual([]);
  });

  it('gives the app only variables that it reads', () => {
    const given = Object.keys(compose.services.app?.environment ?? {});

    expect(given.filter((name) => !documented.has(name))).toEqual([]);
  });

  it('refuses to start without a password or key instead of using a known one', () => {
    const secrets = [...text.matchAll(/\$\{([A-Z_]*(?:PASSWORD|MASTER_KEY)\b)([^}]*)\}/g)];

    expect(secrets.length).toBeGreaterThanOrEqual(6);
    for (const [, , rule] of secrets) expect(rule).toMatch(/^:\?set /);
  });

  it('opens ports to this machine only', () => {
    const ports = Object.values(compose.services).flatMap((each) => each.ports);

    expect(ports).toHaveLength(1);
    expect(ports[0]).toMatch(/^127\.0\.0\.1:\$\{PORT:-3000\}:3000$/);
    // Without it every visitor would come from the proxy's address and share one limit with all others.
    expect(compose.services.app?.environment.TRUSTED_PROXIES).toMatch(/^\$\{TRUSTED_PROXIES:-\}$/);
  });

  it('connects as an owner who is no superuser', () => {
    expect(compose.services.app?.environment.DATABASE_URL).toMatch(/^postgresql:\/\/smartx_owner:/);
    expect(compose.configs['make-owner']?.content).toContain('nosuperuser createrole createdb nobypassrls');
  });

  it('names images with a version, and volumes and configurations that are declared', () => {
    for (const { image, volumes, configs } of Object.values(compose.services)) {
      expect(image).toMatch(/^[a-z-]+:(\d+|local)$/);
      for (const volume of volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
      for (const { source } of configs) expect(Object.keys(compose.configs)).toContain(source);
    }
  });

  it('is built from a Dockerfile that runs as an ordinary user', () => {
    const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');

    expect(compose.services.app?.build).toBe('.');
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(existsSync(join(root, '.dockerignore'))).toBe(true);
  });
});
