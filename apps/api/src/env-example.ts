import { variables } from './env.ts';

/** The text of `.env.example`; a test compares the two. Written with `node apps/api/src/env-example.ts > .env.example`. */
export function renderEnvExample(): string {
  const entries = Object.entries(variables).map(([name, variable]) => {
    const fallback = variable.safeParse(undefined).data;
    const shown = name === 'SMARTX_DATA_DIR' ? '.smartx' : (fallback ?? '');
    return `# ${variable.description}\n${name}=${shown}\n`;
  });
  return ['# Copy to .env and change what you need; an empty variable counts as absent.\n', ...entries].join('\n');
}

if (import.meta.main) process.stdout.write(renderEnvExample());
