import { readFile } from 'node:fs/promises';
import { NotFoundError } from '@smartx/domain/kernel';
import { type AuditCheck, AuditTree } from '@smartx/domain/privacy';
import { findWorkspaceBySlug } from '@smartx/domain/workspace';
import type { Application } from '../../application.ts';
import type { AuditCheckType } from '../../privacy/audit/audit-tree.types.ts';
import { shownCheck } from '../../privacy/audit/shown-audit-tree.ts';
import { rightsScope } from '../../privacy/privacy-jobs.ts';
import { CheckFailedError, type CliCommand, findText, requireText, UsageError } from '../command.ts';

const WORKSPACE = {
  type: 'string',
  description: 'The short name of the workspace, as in its address.',
  isRequired: true,
} as const;

/** `smartx audit verify`: whether the audit of a workspace is what was signed. */
export const auditVerifyCommand: CliCommand = {
  name: 'audit verify',
  summary: 'Checks that nothing in the audit of a workspace was changed, left out or added.',
  options: {
    workspace: WORKSPACE,
    head: { type: 'string', description: 'The file of an earlier head or proof that was kept elsewhere.' },
  },
  async run({ app, out, isJson }, values) {
    const tree = await treeOf(app, requireText(values, 'workspace'));
    const check = await tree.verify(await readKept(findText(values, 'head')));
    const shown = shownCheck(check);
    if (isJson) out(JSON.stringify({ isSound: check.findingCount === 0, ...shown }));
    else for (const line of toLines(shown, check.head)) out(line);
    if (check.findingCount > 0) throw new CheckFailedError(`NOT SOUND: ${check.findingCount} findings.`);
  },
};

/** `smartx audit head`: what was signed last, to keep elsewhere. */
export const auditHeadCommand: CliCommand = {
  name: 'audit head',
  summary: 'Prints the newest signed head of the audit of a workspace, as a file to keep elsewhere.',
  options: {
    workspace: WORKSPACE,
    since: {
      type: 'string',
      description: 'The number of entries of an earlier head, for the proof that it is continued.',
    },
  },
  async run({ app, out }, values) {
    const since = findText(values, 'since');
    const tree = await treeOf(app, requireText(values, 'workspace'));
    const { file } = await tree.state(since === undefined ? null : Number(since));
    if (file === null)
      throw new CheckFailedError('Nothing was signed yet: the server signs each minute what was written.');
    out(file.trimEnd());
  },
};

async function treeOf(app: Application, slug: string): Promise<AuditTree> {
  const workspace = await findWorkspaceBySlug(app.orm.em, slug);
  if (!workspace) throw new NotFoundError('workspace');
  return new AuditTree(rightsScope(app, workspace.id), app.privacy);
}

async function readKept(path: string | undefined): Promise<string | null> {
  if (path === undefined) return null;
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new UsageError(`The file "${path}" cannot be read.`);
  }
}

function toLines({ entries, waiting, findings, findingCount }: AuditCheckType, head: AuditCheck['head']): string[] {
  const signed = head ? `, signed ${head.signedAt.toISOString()}, root ${head.root.toString('hex')}` : '';
  return [
    `${entries} entries in the tree${signed}; ${waiting} wait for their place.`,
    ...findings.map(({ kind, position, entryId }) =>
      [kind, position === null ? [] : `at ${position}`, entryId ?? []].flat().join('  '),
    ),
    ...(findingCount === 0 ? ['Sound: nothing was changed, left out or added.'] : []),
  ];
}
