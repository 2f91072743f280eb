import { NotFoundError } from '@smartx/domain/kernel';
import { PrivacyRequest } from '@smartx/domain/privacy';
import { findWorkspaceBySlug } from '@smartx/domain/workspace';
import { sweepAndCertify, sweepErasures } from '../../privacy/certificate/erasure-jobs.ts';
import { rightsScope } from '../../privacy/privacy-jobs.ts';
import { type CliCommand, type CliContext, requireText } from '../command.ts';

/** `smartx request list`: the open requests of a workspace by their last day; never who asked. */
export const requestListCommand: CliCommand = {
  name: 'request list',
  summary: 'Lists the open privacy requests of a workspace by their last day.',
  options: {
    workspace: { type: 'string', description: 'The short name of the workspace, as in its address.', isRequired: true },
  },
  async run(context, values) {
    const requests = await openRequests(context, requireText(values, 'workspace'));
    const rows = requests.map(({ reference, kind, state, dueOn }) => ({ reference, kind, state, dueOn }));
    if (context.isJson) context.out(JSON.stringify(rows));
    else for (const row of rows) context.out(`${row.dueOn}  ${row.reference}  ${row.kind}  ${row.state}`);
  },
};

/** `smartx request sweep`: what the hourly job does, at once. */
export const requestSweepCommand: CliCommand = {
  name: 'request sweep',
  summary: 'Finishes deletions that were cut off and destroys copies and identities whose time is over.',
  options: {
    files: {
      type: 'boolean',
      description: 'Also rids the files of the databases of what was erased, as each night does.',
    },
  },
  async run({ app, out, isJson }, { files }) {
    // What failed in the first part keeps the files of nobody waiting, as at night.
    const failures: unknown[] = [];
    const note = (error: unknown) => void failures.push(error);
    await sweepAndCertify(app).catch(note);
    const swept = files === true ? ((await sweepErasures(app).catch(note)) ?? null) : null;
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} parts of the sweep failed.`);
    const pending = swept?.pending ?? null;
    if (isJson) return out(JSON.stringify({ done: pending === null, pending }));
    out('Every workspace was swept.');
    if (swept) out(pending === null ? 'The files of the databases were swept.' : `The files wait: ${pending}.`);
    else if (files === true) out('Nothing is left in the files of the databases.');
  },
};

async function openRequests({ app }: CliContext, slug: string): Promise<PrivacyRequest[]> {
  const workspace = await findWorkspaceBySlug(app.orm.em, slug);
  if (!workspace) throw new NotFoundError('workspace');
  return rightsScope(app, workspace.id).transaction((em) =>
    em.find(PrivacyRequest, { workspaceId: workspace.id, closedAt: null }, { orderBy: { dueOn: 'asc', id: 'asc' } }),
  );
}
