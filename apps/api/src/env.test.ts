import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EnvironmentError, readEnvironment, variables } from './env.ts';
import { renderEnvExample } from './env-example.ts';

const MASTER_KEY = Buffer.alloc(32, 7).toString('base64');
const OWN_DATABASE = {
  DATABASE_URL: 'postgresql://owner:secret@db.example.test:5432/smartx',
  APP_DATABASE_URL: 'postgresql://app:secret@db.example.test:5432/smartx',
  SMARTX_MASTER_KEY: MASTER_KEY,
};

it('serves this machine on port 3000 from its own database when nothing is set', () => {
  expect(readEnvironment({})).toEqual({
    PORT: 3000,
    HOST: '127.0.0.1',
    SMARTX_DATA_DIR: resolve('.smartx'),
    LOG_LEVEL: 'info',
    SMARTX_COST_PER_SECOND: 2000,
  });
});

it('takes an empty variable for an absent one', () => {
  expect(readEnvironment({ PORT: '', SMTP_URL: ' ', DATABASE_URL: '' })).toEqual(readEnvironment({}));
});

it('accepts a database of one’s own', () => {
  expect(readEnvironment({ ...OWN_DATABASE, PORT: '8080' })).toMatchObject({ ...OWN_DATABASE, PORT: 8080 });
});

describe('a variable that is wrong', () => {
  it.each([
    ['PORT', 'http', 'a whole number from 0 to 65535'],
    ['PORT', '65536', 'a whole number from 0 to 65535'],
    ['PUBLIC_URL', 'crm.example.com', 'an address like https://crm.example.com, without a path'],
    ['PUBLIC_URL', 'https://crm.example.com/app', 'an address like https://crm.example.com, without a path'],
    ['SMTP_URL', 'http://mail.example.com', 'an address like smtp://user:password@host:587'],
    ['LOG_LEVEL', 'loud', 'one of fatal, error, warn, info, debug, trace, silent'],
    ['SMARTX_MASTER_KEY', 'c2hvcnQ=', '32 bytes in base64, as "openssl rand -base64 32" prints them'],
    ['SMARTX_DEMO_PASSWORD', 'short', 'at least 12 characters'],
  ])('%s is named with what is expected, and its value %j is not shown', (name, value, expected) => {
    expect(problemsOf({ [name]: value })).toEqual([`${name}: expected ${expected}`]);
  });

  it.each(['mysql://u:p@h/db', 'postgresql://u:p@h:5432', 'not an address'])('is no database address: %j', (url) => {
    expect(problemsOf({ ...OWN_DATABASE, KEYS_DATABASE_URL: url })).toEqual([
      'KEYS_DATABASE_URL: expected an address like postgresql://role:password@host:5432/database',
    ]);
  });

  it('is reported together with all others', () => {
    expect(problemsOf({ PORT: 'x', LOG_LEVEL: 'loud', APP_DATABASE_URL: OWN_DATABASE.APP_DATABASE_URL })).toHaveLength(
      3,
    );
  });
});

describe('a database of one’s own', () => {
  it.each([
    ['the role that serves requests', { APP_DATABASE_URL: '' }, 'APP_DATABASE_URL'],
    ['the owner', { DATABASE_URL: '' }, 'DATABASE_URL'],
    ['a master key', { SMARTX_MASTER_KEY: '' }, 'SMARTX_MASTER_KEY'],
    ['two different roles', { APP_DATABASE_URL: OWN_DATABASE.DATABASE_URL }, 'APP_DATABASE_URL'],
  ])('needs %s', (_what, change, name) => {
    expect(problemsOf({ ...OWN_DATABASE, ...change })).toEqual([expect.stringMatching(`^${name}: expected`)]);
  });
});

describe('.env.example', () => {
  it('is what env.ts says', () => {
    expect(readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8')).toBe(renderEnvExample());
  });

  it('has a sentence for every variable', () => {
    for (const variable of Object.values(variables)) expect(variable.description).toMatch(/\.$/);
  });
});

function problemsOf(source: Record<string, string>): readonly string[] {
  try {
    readEnvironment(source);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
  return [];
}
