import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { ErasureLedger } from '../ledger/erasure-ledger.entity.ts';
import { type PrivacyParts, workspaceFacts } from '../privacy-parts.ts';
import { erasuresOf } from '../request/desk/fulfil/erase-people.ts';
import type { PrivacyRequest } from '../request/privacy-request.entity.ts';
import { getRequest, recordStep } from '../request/request-record.ts';
import { Certificate } from './certificate.entity.ts';
import {
  type CertificateStatement,
  certificateFile,
  certificateText,
  readCertificate,
} from './certificate-document.ts';
import {
  auditDocument,
  auditHeadOf,
  gatherPerson,
  gatherRecipients,
  gatherSweep,
  NotInTreeYetError,
  type SignedKeys,
} from './gather-statement.ts';
import { type CertificateCheck, checkCertificate, refused } from './verify-certificate.ts';

/** A certificate that was issued. */
export interface IssuedCertificate {
  readonly version: number;
  readonly issuedAt: Date;
  readonly statement: CertificateStatement;
  /** Word for word what was signed, as a file. */
  readonly file: string;
}

/** Issues the certificates of erasures, shows them, and says whether one holds (B11-AC12). */
export class Certificates {
  constructor(
    private readonly scope: Scope,
    private readonly parts: PrivacyParts,
  ) {}

  /**
   * Issues certificates for every deletion at a request that has none, or of which more is known than when it was signed: the
   * files were swept, a recipient answered, something that was kept is gone. Those whose entry has no place in the audit tree yet
   * come next time. One that fails keeps no other waiting. Gives how many.
   * @throws NotAllowedError · AggregateError after the last, for those of whose people a key is alive
   */
  async issueDue(): Promise<number> {
    this.scope.require('subject:erase');
    const { workspaceId } = this.scope;
    const due = await this.scope.transaction((em) => em.execute<{ id: string }[]>(DUE, [workspaceId]));
    if (due.length === 0) return 0;
    const keys = await this.signKeys();
    const failures: unknown[] = [];
    let issued = 0;
    for (const { id } of due) {
      const isIssued = await this.issueWith(id, keys).catch((error: unknown) => void failures.push(error));
      if (isIssued) issued += 1;
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} certificates were not issued.`);
    return issued;
  }

  /**
   * Issues the certificate of a request whose deletion is done; nothing where it says the same as the newest one, and while its
   * entry has no place in the audit tree.
   * @throws NotAllowedError · NotFoundError · KeyAliveError
   */
  async issue(requestId: string): Promise<boolean> {
    this.scope.require('subject:erase');
    return this.issueWith(requestId, await this.signKeys());
  }

  /** The newest certificate of a request; null where there is none. @throws NotAllowedError · PurposeNotAllowedError */
  async find(requestId: string): Promise<IssuedCertificate | null> {
    this.scope.require('request:read');
    return this.scope.transaction((em) => findNewestCertificate(em, this.scope.workspaceId, requestId));
  }

  /**
   * Whether a file is a certificate of this workspace that holds now: signed here, about this request, proven, not replaced, and
   * no key of it opens again.
   * @throws NotAllowedError · PurposeNotAllowedError
   */
  async check(file: string, reference: string | null): Promise<CertificateCheck> {
    this.scope.require('request:verify');
    const { workspaceId } = this.scope;
    const checked = checkCertificate(file, { keyId: this.parts.signingKey.id, reference });
    if (!checked.statement) return checked;
    if (checked.statement.workspace.id !== workspaceId) return refused('OTHER_REQUEST');
    const { request, version, people } = checked.statement;
    const isReplaced = await this.scope.transaction((em) =>
      em.execute<unknown[]>(
        `select 1 from certificate c join privacy_request r on r.workspace_id = c.workspace_id and r.id = c.request_id
         where c.workspace_id = ? and r.reference = ? and c.version > ? limit 1`,
        [workspaceId, request.reference, version],
      ),
    );
    if (isReplaced.length > 0) return refused('REPLACED');
    const keyIds = people.flatMap(({ keys }) => keys.map(({ id }) => id));
    const alive = await this.parts.liveKeys.aliveOf(workspaceId, keyIds);
    return alive.length > 0 ? refused('KEY_ALIVE') : checked;
  }

  /** One list serves all certificates that are issued at a time. */
  private async signKeys(): Promise<SignedKeys> {
    const { workspaceId, clock } = this.scope;
    const { liveKeys, signingKey } = this.parts;
    const signedAt = clock.now().toISOString();
    const list = await liveKeys.list(workspaceId);
    const lines = [`smartx-live-keys/${workspaceId}`, list.size, list.root.toString('base64'), `signed ${signedAt}`];
    const text = `${lines.join('\n')}\n`;
    return { list, head: { text, keyId: signingKey.id, signature: signingKey.sign(text).toString('base64') } };
  }

  private async issueWith(requestId: string, keys: SignedKeys): Promise<boolean> {
    try {
      return await this.scope.transaction(async (em) => {
        const request = await getRequest(em, this.scope, requestId);
        const before = await findNewestCertificate(em, this.scope.workspaceId, requestId);
        const statement = await this.state(em, request, keys, (before?.version ?? 0) + 1);
        if (!statement || (before && saysTheSame(before.statement, statement))) return false;
        this.keep(em, request, statement);
        return true;
      });
    } catch (error) {
      if (error instanceof NotInTreeYetError) return false;
      throw error;
    }
  }

  private async state(
    em: EntityManager,
    request: PrivacyRequest,
    keys: SignedKeys,
    version: number,
  ): Promise<CertificateStatement | null> {
    const { workspaceId, clock } = this.scope;
    const ledgers = await erasuresOf(em, request);
    const { carriedOutAt } = request;
    if (!carriedOutAt || ledgers.length === 0 || ledgers.some(({ state }) => state !== 'done')) return null;
    const head = await auditHeadOf(em, workspaceId);
    const people: CertificateStatement['people'] = [];
    for (const ledger of ledgers) people.push(await gatherPerson(em, ledger, head, keys));
    const now = clock.now();
    const { name } = await workspaceFacts(em, workspaceId);
    const { reference, receivedAt } = request;
    return {
      workspace: { id: workspaceId, name },
      request: { reference, receivedAt: receivedAt.toISOString(), carriedOutAt: carriedOutAt.toISOString() },
      ...{ version, issuedAt: now.toISOString(), people },
      audit: auditDocument(workspaceId, head),
      liveKeys: keys.head,
      recipients: await gatherRecipients(em, workspaceId, people),
      isSuppressed: ledgers.some(({ ground }) => ground !== 'retention'),
      sweep: await gatherSweep(em, workspaceId, ledgers),
      backups: await this.backups(ledgers, now),
    };
  }

  private async backups(ledgers: readonly ErasureLedger[], now: Date): Promise<CertificateStatement['backups']> {
    const erased = ledgers.map(({ keysDestroyedAt, plannedAt }) => (keysDestroyedAt ?? plannedAt).getTime());
    const { keysUntil, dataUntil } = await this.parts.liveKeys.backupsEnd(new Date(Math.max(...erased)), now);
    return { keysUntil: keysUntil?.toISOString() ?? null, dataUntil: dataUntil?.toISOString() ?? null };
  }

  private keep(em: EntityManager, request: PrivacyRequest, statement: CertificateStatement): void {
    const { workspaceId, clock } = this.scope;
    const { signingKey } = this.parts;
    const document = certificateFile(statement, signingKey.id, signingKey.sign(certificateText(statement)));
    const { version } = statement;
    em.persist(
      em.create(Certificate, {
        ...{ workspaceId, id: newId(), requestId: request.id, version, document, issuedAt: clock.now() },
      }),
    );
    const detail = `version ${version}, ${statement.sweep.state === 'done' ? 'files swept' : 'files pending'}`;
    recordStep(em, this.scope, request, { action: 'request:carry-out', type: 'certificate-issued', detail });
  }
}

/** The newest certificate of a request; null where there is none. */
export async function findNewestCertificate(
  em: EntityManager,
  workspaceId: string,
  requestId: string,
): Promise<IssuedCertificate | null> {
  const newest = await em.findOne(Certificate, { workspaceId, requestId }, { orderBy: { version: 'desc' } });
  const read = newest && readCertificate(newest.document);
  if (!newest || !read) return null;
  const { version, issuedAt, document: file } = newest;
  return { version, issuedAt, file, statement: read.statement };
}

/** Requests whose deletion is done and that have no certificate, or one that is older than what is known now. */
const DUE = `select r.id from privacy_request r
  left join lateral (select max(issued_at) as at from certificate c
    where c.workspace_id = r.workspace_id and c.request_id = r.id) issued on true
  where r.workspace_id = ? and r.kind = 'erasure' and r.carried_out_at is not null and (issued.at is null or exists (
    select from erasure_ledger l left join erasure_sweep s on s.workspace_id = l.workspace_id and s.ledger_id = l.id
    where l.workspace_id = r.workspace_id and (l.request_id = r.id or l.subject_id in (
        select q.subject_id from request_subject q where q.workspace_id = r.workspace_id and q.request_id = r.id))
      and (greatest(l.swept_at, s.rewritten_at) >= issued.at
        or exists (select from recipient_notice n where n.workspace_id = l.workspace_id and n.ledger_id = l.id
          and greatest(n.told_at, n.acknowledged_at, n.impossible_at) >= issued.at)
        or exists (select from review_item v where v.workspace_id = l.workspace_id and v.ledger_id = l.id
          and greatest(v.found_at, v.decided_at) >= issued.at)
        or exists (select from kept_item k where k.workspace_id = l.workspace_id and k.ledger_id = l.id
          and k.released_at >= issued.at)))) order by r.id`;

/** Whether two statements differ in nothing but when they were signed and the proofs of that moment. */
function saysTheSame(before: CertificateStatement, now: CertificateStatement): boolean {
  return factsOf(before) === factsOf(now);
}

function factsOf({ request, people, recipients, sweep }: CertificateStatement): string {
  const facts = people.map(({ subject, erased, kept, items, reviewsOpen }) => [
    subject,
    erased,
    kept,
    items,
    reviewsOpen,
  ]);
  return certificateText({ request, facts, recipients, sweep });
}
