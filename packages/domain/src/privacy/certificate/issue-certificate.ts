import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { ErasureLedger } from '../ledger/erasure-ledger.entity.ts';
import { type PrivacyParts, workspaceFacts } from '../privacy-parts.ts';
import { Certificate } from './certificate.entity.ts';
import {
  type CertificateStatement,
  certificateFile,
  certificateText,
  readCertificate,
  type StatedErasures,
} from './certificate-document.ts';
import {
  auditDocument,
  auditHeadOf,
  gatherPerson,
  gatherRecipients,
  gatherSweep,
  gatherTexts,
  type SignedKeys,
} from './gather-statement.ts';

/** A certificate that was issued. */
export interface IssuedCertificate {
  readonly version: number;
  readonly issuedAt: Date;
  readonly statement: CertificateStatement;
  /** Word for word what was signed, as a file. */
  readonly file: string;
}

/** One list serves all certificates that are issued at a time. */
export async function signKeys({ workspaceId, clock }: Scope, parts: PrivacyParts): Promise<SignedKeys> {
  const { liveKeys, signingKey } = parts;
  const signedAt = clock.now().toISOString();
  const list = await liveKeys.list(workspaceId);
  const lines = [`smartx-live-keys/${workspaceId}`, list.size, list.root.toString('base64'), `signed ${signedAt}`];
  const text = `${lines.join('\n')}\n`;
  return { list, head: { text, keyId: signingKey.id, signature: signingKey.sign(text).toString('base64') } };
}

/**
 * What is known now of erasures that are done.
 * @throws NotInTreeYetError while one of them has no place in the audit tree · KeyAliveError
 */
export async function stateErasures(
  em: EntityManager,
  scope: Scope,
  parts: PrivacyParts,
  ledgers: readonly ErasureLedger[],
  keys: SignedKeys,
): Promise<StatedErasures> {
  const { workspaceId, clock } = scope;
  const head = await auditHeadOf(em, workspaceId);
  const people: StatedErasures['people'] = [];
  for (const ledger of ledgers) people.push(await gatherPerson(em, ledger, head, keys));
  const now = clock.now();
  const { name } = await workspaceFacts(em, workspaceId);
  const erased = ledgers.map(({ keysDestroyedAt, plannedAt }) => (keysDestroyedAt ?? plannedAt).getTime());
  const { keysUntil, dataUntil } = await parts.liveKeys.backupsEnd(new Date(Math.max(...erased)), now);
  return {
    ...{ workspace: { id: workspaceId, name }, issuedAt: now.toISOString(), people },
    audit: auditDocument(workspaceId, head),
    liveKeys: keys.head,
    recipients: await gatherRecipients(em, workspaceId, people),
    ...(await gatherTexts(em, workspaceId, ledgers)),
    isSuppressed: ledgers.some(({ ground }) => ground !== 'retention'),
    sweep: await gatherSweep(em, workspaceId, ledgers),
    backups: { keysUntil: keysUntil?.toISOString() ?? null, dataUntil: dataUntil?.toISOString() ?? null },
  };
}

/** What a certificate is about, with what it states. */
interface Signed {
  readonly requestId?: string;
  readonly batchId?: string;
  readonly part?: number;
  readonly statement: CertificateStatement;
}

/** Signs a statement and keeps it, word for word. */
export function keepCertificate(
  em: EntityManager,
  { workspaceId, clock }: Scope,
  { signingKey }: PrivacyParts,
  { requestId, batchId, part = 1, statement }: Signed,
): void {
  const document = certificateFile(statement, signingKey.id, signingKey.sign(certificateText(statement)));
  const about = { requestId: requestId ?? null, batchId: batchId ?? null, part, version: statement.version };
  em.persist(em.create(Certificate, { ...{ workspaceId, id: newId(), ...about, document, issuedAt: clock.now() } }));
}

/** A certificate as it was issued; null for one that cannot be read. */
export function readIssued({ version, issuedAt, document: file }: Certificate): IssuedCertificate | null {
  const read = readCertificate(file);
  return read && { version, issuedAt, file, statement: read.statement };
}

/** Whether more is known of an erasure `l` than when the certificate `issued` was signed; a condition of a query. */
export const MORE_IS_KNOWN = `(
  greatest(l.swept_at, (select max(s.rewritten_at) from erasure_sweep s
    where s.workspace_id = l.workspace_id and s.ledger_id = l.id)) >= issued.at
  or exists (select from recipient_notice n where n.workspace_id = l.workspace_id and n.ledger_id = l.id
    and greatest(n.told_at, n.acknowledged_at, n.impossible_at) >= issued.at)
  or exists (select from review_item v where v.workspace_id = l.workspace_id and v.ledger_id = l.id
    and greatest(v.found_at, v.decided_at) >= issued.at)
  or exists (select from erasure_search t where t.workspace_id = l.workspace_id and t.ledger_id = l.id
    and t.finished_at >= issued.at)
  or exists (select from kept_item k where k.workspace_id = l.workspace_id and k.ledger_id = l.id
    and k.released_at >= issued.at))`;

/** Whether two statements differ in nothing but when they were signed and the proofs of that moment. */
export function saysTheSame(before: CertificateStatement, now: CertificateStatement): boolean {
  return factsOf(before) === factsOf(now);
}

function factsOf({ request, batch, people, recipients, sweep, texts }: CertificateStatement): string {
  const facts = people.map(({ subject, erased, kept, items, reviewsOpen }) => [
    ...[subject, erased, kept, items, reviewsOpen],
  ]);
  return certificateText({ about: request ?? batch ?? null, facts, recipients, sweep, texts: texts ?? null });
}
