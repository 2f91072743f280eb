import { variables } from './env.ts';

/** Read by `docker-compose.yml` alone, which makes the database's addresses out of them. */
const COMPOSE_VARIABLES = {
  POSTGRES_PASSWORD: "The password of the container's superuser, which only creates the owner role.",
  SMARTX_OWNER_PASSWORD:
    'The password of the role that owns the database. Letters and digits only, it becomes part of an address.',
  SMARTX_APP_PASSWORD: 'The password of the role that serves requests. Letters and digits only.',
  SMARTX_KEYS_PASSWORD: 'The password of the role that holds the wrapped keys. Letters and digits only.',
};

const COMPOSE_HEADING = '# ── Only for docker compose ──\n';

/** The text of `.env.example`; a test compares the two. Written with `node apps/api/src/env-example.ts > .env.example`. */
export function renderEnvExample(): string {
  const entries = Object.entries(variables).map(([name, variable]) => {
    const fallback = variable.safeParse(undefined).data;
    const shown = name === 'SMARTX_DATA_DIR' ? '.smartx' : (fallback ?? '');
    return `# ${variable.description}\n${name}=${shown}\n`;
  });
  const compose = Object.entries(COMPOSE_VARIABLES).map(([name, sentence]) => `# ${sentence}\n${name}=\n`);
  return [
    '# Copy to .env and change what you need; an empty variable counts as absent.\n',
    ...entries,
    COMPOSE_HEADING,
    ...compose,
  ].join('\n');
}

if (import.meta.main) process.stdout.write(renderEnvExample());
