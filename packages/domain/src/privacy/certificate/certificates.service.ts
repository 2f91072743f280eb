import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../kernel/scope.ts';
import type { PrivacyParts } from '../privacy-parts.ts';
import { erasuresOf } from '../request/desk/fulfil/erase-people.ts';
import type { PrivacyRequest } from '../request/privacy-request.entity.ts';
import { getRequest, recordStep } from '../request/request-record.ts';
import { Certificate } from './certificate.entity.ts';
import type { CertificateStatement } from './certificate-document.ts';
import { NotInTreeYetError, type SignedKeys } from './gather-statement.ts';
import {
  type IssuedCertificate,
  keepCertificate,
  MORE_IS_KNOWN,
  readIssued,
  saysTheSame,
  signKeys,
  stateErasures,
} from './issue-certificate.ts';
import { type CertificateCheck, checkCertificate, refused } from './verify-certificate.ts';

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
    const keys = await signKeys(this.scope, this.parts);
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
    return this.issueWith(requestId, await signKeys(this.scope, this.parts));
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
    if (await this.isReplaced(checked.statement)) return refused('REPLACED');
    const keyIds = checked.statement.people.flatMap(({ keys }) => keys.map(({ id }) => id));
    const alive = await this.parts.liveKeys.aliveOf(workspaceId, keyIds);
    return alive.length > 0 ? refused('KEY_ALIVE') : checked;
  }

  private async isReplaced({ request, batch, version }: CertificateStatement): Promise<boolean> {
    const newer = await this.scope.transaction((em) =>
      em.execute<unknown[]>(
        `select 1 from certificate c left join privacy_request r on r.workspace_id = c.workspace_id and r.id = c.request_id
         where c.workspace_id = ? and (r.reference = ? or (c.batch_id = ?::uuid and c.part = ?)) and c.version > ? limit 1`,
        [this.scope.workspaceId, request?.reference ?? null, batch?.id ?? null, batch?.part ?? 0, version],
      ),
    );
    return newer.length > 0;
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
    const ledgers = await erasuresOf(em, request);
    const { carriedOutAt } = request;
    if (!carriedOutAt || ledgers.length === 0 || ledgers.some(({ state }) => state !== 'done')) return null;
    const { reference, receivedAt } = request;
    const answered = { reference, receivedAt: receivedAt.toISOString(), carriedOutAt: carriedOutAt.toISOString() };
    return { ...(await stateErasures(em, this.scope, this.parts, ledgers, keys)), request: answered, version };
  }

  private keep(em: EntityManager, request: PrivacyRequest, statement: CertificateStatement): void {
    keepCertificate(em, this.scope, this.parts, { requestId: request.id, statement });
    const { version } = statement;
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
  return newest && readIssued(newest);
}

/** Requests whose deletion is done and that have no certificate, or one that is older than what is known now. */
const DUE = `select r.id from privacy_request r
  left join lateral (select max(issued_at) as at from certificate c
    where c.workspace_id = r.workspace_id and c.request_id = r.id) issued on true
  where r.workspace_id = ? and r.kind = 'erasure' and r.carried_out_at is not null and (issued.at is null or exists (
    select from erasure_ledger l
    where l.workspace_id = r.workspace_id and (l.request_id = r.id or l.subject_id in (
        select q.subject_id from request_subject q where q.workspace_id = r.workspace_id and q.request_id = r.id))
      and ${MORE_IS_KNOWN})) order by r.id`;
