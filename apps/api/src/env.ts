import { resolve } from 'node:path';
import { z } from 'zod';

/** A problem is said as "NAME: expected …", so every check carries what it expects. */
const expecting = (expected: string, isValid: (value: string) => boolean) =>
  z.string().refine(isValid, { error: `expected ${expected}` });

const postgresUrl = expecting(
  'an address like postgresql://role:password@host:5432/database',
  (value) => /^postgres(ql)?:$/.test(protocolOf(value)) && /^\/[^/]+$/.test(new URL(value).pathname),
);

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Every variable that the server and the `smartx` command read, each with the sentence that `.env.example` shows. */
export const variables = {
  PORT: expecting('a whole number from 0 to 65535', (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535)
    .transform(Number)
    .default(3000)
    .describe('The port of the one address that serves everything.'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe(
      'The address to listen on. The default serves this machine only; 0.0.0.0 serves the network, behind a proxy with TLS.',
    ),
  PUBLIC_URL: expecting('an address like https://crm.example.com, without a path', isOrigin)
    .transform((value) => new URL(value).origin)
    .optional()
    .describe('The address that people and mails use, if it is not http://HOST:PORT.'),
  TRUSTED_PROXIES: expecting('addresses or networks separated by commas, like 127.0.0.1,10.0.0.0/8', (value) =>
    /^[0-9a-fA-F.:/]+(,[0-9a-fA-F.:/]+)*$/.test(value.replaceAll(' ', '')),
  )
    .optional()
    .describe(
      'The proxies in front of SmartX whose word about the address of a caller counts; without them nobody is believed.',
    ),
  DATABASE_URL: postgresUrl
    .optional()
    .describe(
      'A PostgreSQL of your own, 15 or newer, as owner of the database. Without it SmartX runs its own inside the data folder.',
    ),
  APP_DATABASE_URL: postgresUrl
    .optional()
    .describe('The same database as the role that serves requests; "smartx migrate" creates the role if it may.'),
  KEYS_DATABASE_URL: postgresUrl
    .optional()
    .describe(
      'The database of the wrapped keys, by default "smartx_keys" on the server of DATABASE_URL; back it up separately.',
    ),
  SMARTX_DATA_DIR: z
    .string()
    .default('.smartx')
    .transform((value) => resolve(value))
    .describe('The data folder: the embedded database, uploaded files, the master key.'),
  SMARTX_MASTER_KEY: expecting('32 bytes in base64, as "openssl rand -base64 32" prints them', isMasterKey)
    .optional()
    .describe('The key that wraps all other keys. Needed with DATABASE_URL; otherwise made once in the data folder.'),
  SMARTX_MASTER_KEY_NEXT: expecting('32 bytes in base64, as "openssl rand -base64 32" prints them', isMasterKey)
    .optional()
    .describe('The key that is to follow SMARTX_MASTER_KEY; only while "smartx keys rotate --master" replaces it.'),
  SMTP_URL: expecting('an address like smtp://user:password@host:587', (value) => /^smtps?:$/.test(protocolOf(value)))
    .optional()
    .describe('The mail server. Without it mails are shown on the operator page /dev/mail and sent to nobody.'),
  LOG_LEVEL: expecting(`one of ${LOG_LEVELS.join(', ')}`, isLogLevel)
    .pipe(z.enum(LOG_LEVELS))
    .default('info')
    .describe('How much is logged. Logs hold ids, never personal values, at every level.'),
  SMARTX_COST_PER_SECOND: expecting('a whole number from 100', (value) => /^\d{3,9}$/.test(value))
    .transform(Number)
    .default(2000)
    .describe(
      'How much each client may read: the points that come back every second, one for each record. Ten seconds can be saved up.',
    ),
  SMARTX_DOCUMENTS: z
    .string()
    .transform((value) => value.split(',').map((file) => resolve(file.trim())))
    .optional()
    .describe(
      'Files with more trusted documents, separated by commas: JSON with "sha256:" ids and texts, for integrations without a developer key.',
    ),
  SMARTX_DEMO_PASSWORD: expecting('at least 12 characters', (value) => value.length >= 12)
    .optional()
    .describe('The password of the demo sign-in instead of a random one, for tests.'),
};

const schema = z.object(variables);

/** What the environment says, checked and with defaults. */
export type Environment = Readonly<z.infer<typeof schema>>;

/** Names every variable that is wrong and what is expected of it; never shows a value, which may be a secret. */
export class EnvironmentError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `SmartX does not start, because its environment is not right:\n${problems.map((line) => `  ${line}`).join('\n')}`,
    );
    this.name = 'EnvironmentError';
    this.problems = problems;
  }
}

/**
 * Reads the environment; a variable that is empty counts as absent.
 * @throws EnvironmentError with all problems at once
 */
export function readEnvironment(source: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const present = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const result = schema.safeParse(present);
  const wrong = result.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
  const problems = [...wrong, ...contradictions(present)];
  if (result.success && problems.length === 0) return result.data;
  throw new EnvironmentError(problems);
}

/** What no variable shows by itself: a database of one's own needs both roles and a key that outlives the data folder. */
function contradictions(present: Readonly<Record<string, string | undefined>>): readonly string[] {
  const { DATABASE_URL: owner, APP_DATABASE_URL: app, KEYS_DATABASE_URL: keys, SMARTX_MASTER_KEY: key } = present;
  const problems: string[] = [];
  if (owner && !app) problems.push('APP_DATABASE_URL: expected together with DATABASE_URL, as another role');
  if (app && !owner) problems.push('DATABASE_URL: expected together with APP_DATABASE_URL, as owner of the database');
  if (keys && !owner) problems.push('KEYS_DATABASE_URL: expected only together with DATABASE_URL');
  if (owner && !key) problems.push('SMARTX_MASTER_KEY: expected together with DATABASE_URL: 32 bytes in base64');
  if (owner && app && userOf(owner) === userOf(app)) {
    problems.push('APP_DATABASE_URL: expected another role than that of DATABASE_URL, which owns the tables');
  }
  return problems;
}

function protocolOf(value: string): string {
  return URL.canParse(value) ? new URL(value).protocol : '';
}

function userOf(value: string): string {
  return URL.canParse(value) ? new URL(value).username : value;
}

function isOrigin(value: string): boolean {
  return /^https?:$/.test(protocolOf(value)) && new URL(value).href === `${new URL(value).origin}/`;
}

function isMasterKey(value: string): boolean {
  return /^[A-Za-z0-9+/]{43}=$/.test(value);
}

function isLogLevel(value: string): boolean {
  return LOG_LEVELS.some((level) => level === value);
}
