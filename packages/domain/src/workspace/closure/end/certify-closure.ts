import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '../../../identity/account.entity.ts';
import { composeMail } from '../../../kernel/mail/mail-templates.ts';
import type { Scope } from '../../../kernel/scope.ts';
import {
  type ClosureStatement,
  closureFile,
  emptyKeyList,
  KEPT_OF_CLOSED,
} from '../../../privacy/certificate/closure-certificate.ts';
import type { PrivacyParts } from '../../../privacy/privacy-parts.ts';
import { WorkspaceClosure } from '../closure.entity.ts';

/** A key of a closed workspace opens again; nothing is signed that says otherwise. */
class KeyAliveError extends Error {
  override readonly name = 'KeyAliveError';

  constructor() {
    super('A key of a workspace that was closed is alive.');
  }
}

/** What became known of a closure since its last certificate. */
export interface ClosureNews {
  readonly sweptAt?: Date;
  readonly sweepPending?: string | null;
}

/**
 * Signs what became of a workspace, as the next version, and writes it to its owner the first time.
 * @throws KeyAliveError
 */
export async function certifyClosure(
  operator: Scope,
  privacy: PrivacyParts,
  closureId: string,
  news: ClosureNews = {},
): Promise<void> {
  const { workspaceId, clock } = operator;
  const now = clock.now();
  await operator.transaction(async (em) => {
    const closure = await em.findOneOrFail(WorkspaceClosure, { workspaceId, id: closureId });
    Object.assign(closure, news);
    closure.endedAt ??= now;
    const statement = await stateClosure(privacy, closure, closure.endedAt, now);
    closure.document = closureFile(statement, privacy.signingKey);
    Object.assign(closure, { state: 'done', version: statement.version });
    if (closure.ownerAccountId) await tellOwner(em, operator, privacy, closure, closure.ownerAccountId);
    closure.ownerAccountId = null;
    const target = { targetType: 'workspace_closure', targetId: closure.id, version: statement.version };
    operator.record(em, { action: 'workspace:close', ...target, fields: ['certified'] });
  });
}

async function stateClosure(
  { liveKeys, signingKey }: PrivacyParts,
  closure: WorkspaceClosure,
  endedAt: Date,
  now: Date,
): Promise<ClosureStatement> {
  const { closedWorkspaceId: id, name, slug, reference, requestedAt, dueAt, startedAt, proof, sweptAt } = closure;
  const list = await liveKeys.list(id);
  if (list.size > 0) throw new KeyAliveError();
  const { keysUntil, dataUntil } = await liveKeys.backupsEnd(endedAt, now);
  const iso = (moment: Date) => moment.toISOString();
  const { leaf, place, path, head } = proof;
  return {
    workspace: { id, name, slug },
    closure: {
      ...{ reference, requestedAt: iso(requestedAt), dueAt: iso(dueAt) },
      ...{ startedAt: iso(startedAt), endedAt: iso(endedAt) },
    },
    ...{ version: closure.version + 1, issuedAt: iso(now) },
    destroyed: closure.destroyed.map(({ table, records }) => ({ table, records })),
    ...{ files: closure.fileCount, keys: closure.keyCount, openRequests: closure.openRequestCount },
    kept: [...KEPT_OF_CLOSED],
    audit: { leaf, place, path: [...path], head },
    liveKeys: emptyKeyList(id, list.root, now, signingKey),
    sweep: {
      ...{ state: sweptAt ? 'done' : 'pending', doneAt: sweptAt ? iso(sweptAt) : null },
      reason: sweptAt ? null : (closure.sweepPending ?? null),
    },
    backups: { keysUntil: keysUntil ? iso(keysUntil) : null, dataUntil: dataUntil ? iso(dataUntil) : null },
  };
}

/** The operator writes to the account of the owner, under its own key; to nobody where it was deleted meanwhile. */
async function tellOwner(
  em: EntityManager,
  { workspaceId }: Scope,
  { mailer, publicUrl }: PrivacyParts,
  { name: workspace, slug, reference, document, endedAt, startedAt }: WorkspaceClosure,
  accountId: string,
): Promise<void> {
  const account = await em.findOne(Account, { workspaceId, id: accountId });
  if (!account?.email) return;
  const endedOn = (endedAt ?? startedAt).toISOString().slice(0, 10);
  const url = `${publicUrl}/privacy/${slug}/certificate`;
  const values = { workspace, reference, endedOn, url, certificate: document ?? '' };
  const mail = composeMail('workspace-closed', values, account.locale ?? 'en');
  const subjectId = account.subject.id;
  await mailer.queue(em, { workspaceId, keyId: subjectId, subjectId, to: account.email, ...mail });
}
