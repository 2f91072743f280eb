import { KEY_BACKUP_DAYS, removeKeyBackups, writeKeyBackup } from '@smartx/domain/backup';
import { NotFoundError } from '@smartx/domain/kernel';
import {
  aloneWithMasterKey,
  encryptionStatus,
  fingerprintOf,
  nextVersion,
  rotateMasterKey,
  rotateWorkspaceKey,
  sweepOrphanKeys,
} from '@smartx/domain/privacy';
import { findWorkspaceBySlug } from '@smartx/domain/workspace';
import { masterKeyPlace } from '../../installation/master-key-place.ts';
import { keyBackupFolder } from '../../privacy/encryption/key-jobs.ts';
import { rightsScope } from '../../privacy/privacy-jobs.ts';
import { type CliCommand, type CliContext, findText, UsageError } from '../command.ts';

const WORKSPACE = { type: 'string', description: 'The short name of one workspace; without it, every one.' } as const;

/** `smartx keys status`: versions, numbers and the last backup; never a key. */
export const keysStatusCommand: CliCommand = {
  name: 'keys status',
  summary: 'Shows the versions of each workspace’s key, how many data keys there are, and the last backup of the keys.',
  options: { workspace: WORKSPACE },
  async run(context, values) {
    const { app, out, isJson } = context;
    const rows = [];
    for (const { id, slug } of await workspacesOf(context, findText(values, 'workspace'))) {
      const { versions, counts, lastBackup } = await encryptionStatus(
        rightsScope(app, id),
        app.keys.pool,
        app.privacy.catalogue,
      );
      rows.push({ workspace: slug, versions, counts, lastBackup });
    }
    if (isJson) return out(JSON.stringify({ masterKey: app.keys.provider.masters[0], workspaces: rows }));
    out(`Master key ${app.keys.provider.masters[0]}`);
    for (const { workspace, versions, counts } of rows) {
      out(workspace);
      for (const { version, createdAt, keys } of versions)
        out(`  version ${version}, made ${createdAt.toISOString().slice(0, 10)}: ${keys} data keys under it`);
      for (const { kind, alive, destroyed } of counts) out(`  ${kind}: ${alive} keys, ${destroyed} destroyed`);
    }
    const backup = rows[0]?.lastBackup;
    out(backup ? `Last backup of the keys ${backup.madeAt.toISOString()}` : 'There is no backup of the keys.');
  },
};

/** `smartx keys rotate`: the key of one workspace or of all, or the master key. */
export const keysRotateCommand: CliCommand = {
  name: 'keys rotate',
  summary: 'Replaces the keys of workspaces by a new version, or the master key; goes on where it was cut off.',
  options: {
    workspace: WORKSPACE,
    master: { type: 'boolean', description: 'Replace the master key instead, under which all of them lie.' },
  },
  async run(context, values) {
    if (values.master === true) return rotateMaster(context);
    const { app, out, isJson } = context;
    const done = [];
    for (const { id, slug } of await workspacesOf(context, findText(values, 'workspace'))) {
      const version = await nextVersion(app.keys, id);
      done.push({ workspace: slug, version, keys: await rotateWorkspaceKey(app.keys, id, version) });
    }
    if (isJson) return out(JSON.stringify(done));
    for (const { workspace, version, keys } of done)
      out(`${workspace}: version ${version}, ${keys} data keys wrapped anew.`);
  },
};

/** `smartx keys backup`: everything that the key database holds, in a file of its own. */
export const keysBackupCommand: CliCommand = {
  name: 'keys backup',
  summary: `Writes a backup of the keys, sealed under the master key; it lives ${KEY_BACKUP_DAYS} days.`,
  options: { to: { type: 'string', description: 'The folder to write it to; the data folder has one of its own.' } },
  async run({ app, out, isJson }, values) {
    const folder = findText(values, 'to') ?? keyBackupFolder(app);
    const { path, keys, expiresAt } = await writeKeyBackup({ ...app.keys, clock: app.clock }, folder);
    out(
      isJson
        ? JSON.stringify({ path, keys, expiresAt })
        : `${path} holds ${keys} keys and can be read until ${expiresAt.toISOString().slice(0, 10)}.`,
    );
  },
};

/** `smartx keys sweep`: what the weekly job does, at once. */
export const keysSweepCommand: CliCommand = {
  name: 'keys sweep',
  summary:
    'Destroys the keys that open nothing: a write that failed leaves its key behind, a backup brings old ones back.',
  options: {
    workspace: WORKSPACE,
    all: { type: 'boolean', description: 'Also where there are so many that the database may be an older one.' },
  },
  async run(context, values) {
    const { app, out, isJson } = context;
    let destroyed = 0;
    for (const { id } of await workspacesOf(context, findText(values, 'workspace')))
      destroyed += await sweepOrphanKeys(rightsScope(app, id), app.keys.pool, values.all === true);
    out(isJson ? JSON.stringify({ destroyed }) : `${destroyed} keys without a person or a record were destroyed.`);
  },
};

async function rotateMaster({ app, environment, out, note, isJson }: CliContext): Promise<void> {
  if (environment.DATABASE_URL && !environment.KEYS_DATABASE_URL)
    throw new UsageError(
      'The password of the role smartx_keys follows from the master key. Give the role one of its own (alter role smartx_keys ' +
        'password …), name its address in KEYS_DATABASE_URL, and start again. Nothing was changed.',
    );
  const place = masterKeyPlace(environment);
  const { master, keys } = await aloneWithMasterKey(app.keys.pool, async () => {
    const next = fingerprintOf(place.next());
    const rewrapped = await rotateMasterKey(app.keys, next);
    place.adopt();
    return { master: next, keys: rewrapped };
  });
  const folder = keyBackupFolder(app);
  const backup = await writeKeyBackup({ ...app.keys, clock: app.clock }, folder);
  await removeKeyBackups(app.keys.pool, folder, backup.path);
  if (environment.SMARTX_MASTER_KEY)
    note('Set SMARTX_MASTER_KEY to the new key now, remove SMARTX_MASTER_KEY_NEXT, and start every server again.');
  out(
    isJson
      ? JSON.stringify({ masterKey: master, keys, backup: backup.path })
      : `The master key is ${master} now; ${keys} keys of workspaces lie under it. Older backups of the keys can no longer be read; ` +
          `the new one is ${backup.path}.`,
  );
}

async function workspacesOf({ app }: CliContext, slug: string | undefined) {
  const found = await app.orm.em
    .fork()
    .execute<{ id: string; slug: string }[]>('select id, slug from every_workspace()');
  if (slug === undefined) return found;
  const workspace = await findWorkspaceBySlug(app.orm.em, slug);
  if (!workspace) throw new NotFoundError('workspace');
  return [{ id: workspace.id, slug }];
}
