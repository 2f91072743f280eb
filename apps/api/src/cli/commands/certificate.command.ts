import { readFile } from 'node:fs/promises';
import {
  type CertificateProblem,
  type CertificateStatement,
  Certificates,
  type ClosureStatement,
  readCertificate,
  readClosure,
} from '@smartx/domain/privacy';
import { ClosureCertificates } from '@smartx/domain/workspace';
import type { Application } from '../../application.ts';
import { rightsScope, securityScope } from '../../privacy/privacy-jobs.ts';
import { CheckFailedError, type CliCommand, type CliContext, findText, requireText, UsageError } from '../command.ts';

/** `smartx request verify-certificate FILE`: whether a certificate of erasure, or of a closure, holds now; asks no network. */
export const certificateVerifyCommand: CliCommand = {
  name: 'request verify-certificate',
  summary: 'Checks a certificate of erasure: signature, proofs, whether it is the newest, and that no key opens again.',
  argument: { name: 'file', description: 'The certificate, as it was downloaded.' },
  options: {
    reference: {
      type: 'string',
      description: 'The reference of the request, or of the batch of retention, that it ought to be about.',
    },
  },
  async run({ app, out, isJson }, values) {
    const file = await readText(requireText(values, 'file'));
    if (readClosure(file)) return checkClosureFile(app, file, { out, isJson });
    const { statement, problem } = await check(app, file, findText(values, 'reference') ?? null);
    if (isJson) out(JSON.stringify({ isSound: problem === null, problem, statement }));
    else if (statement) for (const line of toLines(statement)) out(line);
    if (problem) throw new CheckFailedError(`NOT VERIFIED. ${SENTENCES[problem]}`);
  },
};

async function check(app: Application, file: string, reference: string | null) {
  const read = readCertificate(file);
  if (!read) return { statement: null, problem: 'UNREADABLE' } as const;
  const scope = rightsScope(app, read.statement.workspace.id);
  return new Certificates(scope, app.privacy).check(file, reference);
}

/** The same for the certificate of a workspace that was closed. */
async function checkClosureFile(app: Application, file: string, { out, isJson }: Pick<CliContext, 'out' | 'isJson'>) {
  const certificates = new ClosureCertificates(app.orm.em, app.privacy, (id) => securityScope(app, id));
  const { statement, problem } = await certificates.check(file);
  if (isJson) out(JSON.stringify({ isSound: problem === null, problem, statement }));
  else if (statement) for (const line of closureLines(statement)) out(line);
  if (problem)
    throw new CheckFailedError(
      `NOT VERIFIED. ${problem === 'KEY_ALIVE' ? 'A key of the workspace opens again.' : SENTENCES[problem]}`,
    );
}

function closureLines({
  workspace,
  closure,
  version,
  issuedAt,
  destroyed,
  files,
  keys,
  sweep,
  backups,
}: ClosureStatement) {
  const end = (until: string | null) => (until ? `ends ${until}` : 'none');
  return [
    `${workspace.name}, closure ${closure.reference}, version ${version} of ${issuedAt}.`,
    `Destroyed ${closure.endedAt}: ${keys} keys, ${files} files; none of the keys is alive.`,
    ...destroyed.map(({ table, records }) => `  ${table}: ${records} rows`),
    sweep.doneAt
      ? `The files of the databases were swept ${sweep.doneAt}.`
      : 'The files of the databases are not swept yet.',
    `The last backup of the data: ${end(backups.dataUntil)}; of the keys: ${end(backups.keysUntil)}.`,
    'Verified.',
  ];
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new UsageError(`The file "${path}" cannot be read.`);
  }
}

const SENTENCES: Readonly<Record<CertificateProblem, string>> = {
  UNREADABLE: 'The file is no certificate of erasure, or a part of one.',
  OTHER_KEY: 'Another installation signed it.',
  FORGED: 'It is not what was signed.',
  OTHER_REQUEST: 'It is about another request or batch.',
  NOT_IN_AUDIT: 'The entry about the erasure is not in the audit that was signed.',
  KEY_NOT_ABSENT: 'A key is not proven to be missing from the list of live keys.',
  REPLACED: 'A newer certificate has replaced it.',
  KEY_ALIVE: 'A key that it says is destroyed opens again: "smartx keys restore" without --from destroys it.',
};

function toLines(statement: CertificateStatement) {
  const { workspace, request, batch, version, issuedAt, people, recipients, sweep, backups } = statement;
  const cause = request
    ? `request ${request.reference}`
    : `batch ${batch?.reference}, part ${batch?.part} of ${batch?.parts}`;
  const end = (until: string | null) => (until ? `ends ${until}` : 'none');
  return [
    `${workspace.name}, ${cause}, version ${version} of ${issuedAt}.`,
    ...people.flatMap(({ erasedAt, erased, kept, items, keys }) => [
      `Erased ${erasedAt}; ${keys.length} keys destroyed, none of them is alive.`,
      ...erased.map(({ category, records }) => `  ${category}: ${records} records erased`),
      ...kept.map(({ category, ground, records }) => `  ${category}: ${records} records kept as ${ground}`),
      ...items.map(
        ({ ground, records, until }) => `  ${records} items kept for ${ground} ${until ? `until ${until}` : ''}`,
      ),
    ]),
    ...recipients.map(
      ({ name, toldAt, acknowledgedAt }) => `Recipient ${name}: ${acknowledgedAt ?? toldAt ?? 'not told yet'}`,
    ),
    sweep.state === 'done'
      ? `The files of the databases were swept ${sweep.doneAt}.`
      : `The files of the databases are not swept yet: due ${sweep.dueAt}${sweep.reason ? `, ${sweep.reason}` : ''}.`,
    `The last backup of the data: ${end(backups.dataUntil)}; of the keys: ${end(backups.keysUntil)}.`,
    'Verified.',
  ];
}
