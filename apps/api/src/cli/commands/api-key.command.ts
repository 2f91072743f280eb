import { ApiKeyService, systemPermissions } from '@smartx/domain/identity';
import { InvalidInputError, NotFoundError, Scope } from '@smartx/domain/kernel';
import type { Application } from '../../application.ts';
import { type CliCommand, findText, requireText } from '../command.ts';

/** `smartx api-key create`: a key for a partner; it stands alone on the last line and nowhere else. */
export const apiKeyCreateCommand: CliCommand = {
  name: 'api-key create',
  summary: 'Makes a key for a partner and prints it once, alone on the last line.',
  options: {
    workspace: { type: 'string', description: 'The short name of the workspace.', isRequired: true },
    scopes: {
      type: 'string',
      description: 'Actions such as contact:read,deal:update, and developer.',
      isRequired: true,
    },
    purposes: { type: 'string', description: 'Purposes such as RELATIONSHIP,SUPPORT.', isRequired: true },
    name: { type: 'string', description: 'What it is for.' },
    recipient: { type: 'string', description: 'Who receives data, as in the ledger of disclosures; else the name.' },
    addresses: { type: 'string', description: 'Addresses and networks from which alone it works: 203.0.113.0/24,…' },
    expires: { type: 'string', description: 'The last day on which it is good, as YYYY-MM-DD.' },
  },
  async run({ app, out, note, isJson }, values) {
    const scope = await scopeOf(app, requireText(values, 'workspace'));
    const made = await new ApiKeyService(scope).create({
      name: findText(values, 'name') ?? 'Command line',
      scopes: listOf(requireText(values, 'scopes')),
      purposes: listOf(requireText(values, 'purposes')),
      recipient: findText(values, 'recipient'),
      expiresAt: endOf(findText(values, 'expires')),
      allowedAddresses: listOf(findText(values, 'addresses') ?? ''),
    });
    if (!isJson) note('Keep this key: it is shown only now.');
    out(isJson ? JSON.stringify(made) : made.key);
  },
};

async function scopeOf(app: Application, slug: string): Promise<Scope> {
  const [found] = await app.orm.em.fork().execute<{ id: string }[]>('select id from find_workspace_by_slug(?)', [slug]);
  if (!found) throw new NotFoundError('workspace');
  const { orm, vault, clock, jobs } = app;
  const viewer = { kind: 'system', id: null, workspaceId: found.id, permissions: systemPermissions() } as const;
  return new Scope({ em: orm.em.fork(), viewer, purpose: 'SECURITY', vault, clock, jobs, through: 'cli' });
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function endOf(day: string | undefined): Date | null {
  if (day === undefined) return null;
  const end = new Date(`${day}T23:59:59.999Z`);
  // The parser takes the 31st of February for a day in March.
  if (Number.isNaN(end.getTime()) || end.toISOString().slice(0, 10) !== day)
    throw new InvalidInputError([{ path: 'expires', message: 'Expected a day as YYYY-MM-DD.' }]);
  return end;
}
