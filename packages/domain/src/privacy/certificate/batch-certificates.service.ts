import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../kernel/scope.ts';
import { ErasureLedger } from '../ledger/erasure-ledger.entity.ts';
import type { PrivacyParts } from '../privacy-parts.ts';
import { RetentionBatch } from '../retention/retention.entity.ts';
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

/** A certificate is about as many people at most: it stays a file that is sent by mail. */
const PEOPLE_IN_PART = 200;

/** Issues the certificates of what retention erased, and shows them: nobody asked, so they are for whoever answers for it. */
export class BatchCertificates {
  constructor(
    private readonly scope: Scope,
    private readonly parts: PrivacyParts,
  ) {}

  /**
   * Issues what is due of every batch that was carried out, anew where more is known than when it was signed. Those whose entry has
   * no place in the audit tree yet come next time. One that fails keeps no other waiting. Gives how many.
   * @throws NotAllowedError · AggregateError after the last, for those of whose people a key is alive
   */
  async issueDue(): Promise<number> {
    this.scope.require('subject:erase');
    const { workspaceId } = this.scope;
    const due = await this.scope.transaction((em) => em.execute<{ id: string }[]>(DUE, [PEOPLE_IN_PART, workspaceId]));
    if (due.length === 0) return 0;
    const keys = await signKeys(this.scope, this.parts);
    const failures: unknown[] = [];
    let issued = 0;
    for (const { id } of due)
      for (const [index, ledgerIds] of (await this.partsOf(id)).entries()) {
        const about = { id, part: index + 1, ledgerIds };
        const isIssued = await this.issue(about, keys).catch((error: unknown) => void failures.push(error));
        if (isIssued) issued += 1;
      }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} certificates were not issued.`);
    return issued;
  }

  /** The newest certificates of a batch, part by part. @throws NotAllowedError · PurposeNotAllowedError */
  async find(batchId: string): Promise<IssuedCertificate[]> {
    this.scope.require('retention:read');
    const { workspaceId } = this.scope;
    return this.scope.transaction(async (em) => {
      const all = await em.find(Certificate, { workspaceId, batchId }, { orderBy: { part: 'asc', version: 'desc' } });
      const newest = all.filter(({ part }, index) => all[index - 1]?.part !== part);
      return newest.flatMap((one) => readIssued(one) ?? []);
    });
  }

  /** Its erasures in their order, in portions that stay the same whatever becomes of them. */
  private async partsOf(batchId: string): Promise<string[][]> {
    const rows = await this.scope.transaction((em) =>
      em.execute<{ id: string }[]>(
        `select distinct ledger_id as id from retention_item
         where workspace_id = ? and batch_id = ? and ledger_id is not null order by 1`,
        [this.scope.workspaceId, batchId],
      ),
    );
    const parts: string[][] = [];
    for (let from = 0; from < rows.length; from += PEOPLE_IN_PART)
      parts.push(rows.slice(from, from + PEOPLE_IN_PART).map(({ id }) => id));
    return parts;
  }

  private async issue(about: Part, keys: SignedKeys): Promise<boolean> {
    const { workspaceId } = this.scope;
    const { id: batchId, part } = about;
    try {
      return await this.scope.transaction(async (em) => {
        const newest = await em.findOne(Certificate, { workspaceId, batchId, part }, { orderBy: { version: 'desc' } });
        const before = newest && readIssued(newest);
        const statement = await this.state(em, about, keys, (before?.version ?? 0) + 1);
        if (!statement || (before && saysTheSame(before.statement, statement))) return false;
        keepCertificate(em, this.scope, this.parts, { batchId, part, statement });
        const fields = ['certificate issued', `part ${part}, version ${statement.version}`];
        this.scope.record(em, { action: 'retention:run', targetType: 'retention_batch', targetId: batchId, fields });
        return true;
      });
    } catch (error) {
      if (error instanceof NotInTreeYetError) return false;
      throw error;
    }
  }

  private async state(
    em: EntityManager,
    { id, part, ledgerIds }: Part,
    keys: SignedKeys,
    version: number,
  ): Promise<CertificateStatement | null> {
    const { workspaceId } = this.scope;
    const batch = await em.findOneOrFail(RetentionBatch, { workspaceId, id });
    const done = { workspaceId, id: { $in: [...ledgerIds] }, state: 'done' } as const;
    const ledgers = await em.find(ErasureLedger, done, { orderBy: { id: 'asc' } });
    const { createdAt, approvedAt, finishedAt } = batch;
    if (!approvedAt || !finishedAt || ledgers.length === 0) return null;
    const [{ count } = { count: 0 }] = await em.execute<{ count: number }[]>(
      'select count(distinct ledger_id)::int as count from retention_item where workspace_id = ? and batch_id = ?',
      [workspaceId, id],
    );
    const carriedOut = {
      ...{ reference: batchReference(id, part), id, part, parts: Math.ceil(count / PEOPLE_IN_PART) },
      ...{ putForwardAt: createdAt.toISOString(), approvedAt: approvedAt.toISOString() },
      carriedOutAt: finishedAt.toISOString(),
    };
    return { ...(await stateErasures(em, this.scope, this.parts, ledgers, keys)), batch: carriedOut, version };
  }
}

interface Part {
  readonly id: string;
  readonly part: number;
  readonly ledgerIds: readonly string[];
}

/** By what a certificate of a batch is named: the end of its id, which is the random part of it, and the part. */
function batchReference(batchId: string, part: number): string {
  return `RB-${batchId.replaceAll('-', '').slice(-12).toUpperCase()}-${part}`;
}

/** Batches that were carried out and lack a certificate, or have one that is older than what is known now. */
const DUE = `select b.id from retention_batch b
  cross join lateral (select count(*) as parts, min(p.at) as at from (
    select c.part, max(c.issued_at) as at from certificate c
    where c.workspace_id = b.workspace_id and c.batch_id = b.id group by c.part) p) issued
  cross join lateral (select ceil(count(distinct i.ledger_id)::numeric / ?) as parts from retention_item i
    where i.workspace_id = b.workspace_id and i.batch_id = b.id) wanted
  where b.workspace_id = ? and b.state = 'done' and (issued.parts < wanted.parts or exists (
    select from retention_item i join erasure_ledger l on l.workspace_id = i.workspace_id and l.id = i.ledger_id
    where i.workspace_id = b.workspace_id and i.batch_id = b.id and l.state = 'done'
      and (l.finished_at >= issued.at or ${MORE_IS_KNOWN}))) order by b.id`;
