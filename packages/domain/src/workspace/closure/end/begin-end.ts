import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { signalIdentityChange } from '../../../identity/sign-in/identity-signal.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { sequenceEntries } from '../../../privacy/audit-tree/sequence-entries.ts';
import { findNewestHead, headDocument } from '../../../privacy/audit-tree/signed-head.ts';
import { LEAF_COLUMNS, type LeafFacts, leafText } from '../../../privacy/audit-tree/tree/leaf.ts';
import { inclusionPath } from '../../../privacy/audit-tree/tree/stored-tree.ts';
import { withClient } from '../../../privacy/keys/installation/key-database.ts';
import { newReference } from '../../../privacy/request/request-reference.ts';
import { findOperatorWorkspace } from '../../operator-workspace.ts';
import { Workspace } from '../../workspace.entity.ts';
import { type ClosureProof, WorkspaceClosure } from '../closure.entity.ts';
import { closureFacts } from '../closure-facts.ts';
import { isExportWaived, isTakenAlong } from '../export/taken-along.ts';
import { countRows } from './destroy-rows.ts';
import type { EndParts } from './end-parts.ts';

/** What the entry of the audit says that the certificate proves: after a full export, or after an owner gave it up. */
const DESTROYING = 'destroying';
const DESTROYING_UNTAKEN = 'destroying-without-export';

/** What keeps a workspace whose last day is over from being destroyed. */
export type WaitsFor = 'hold' | 'import' | 'export';

/**
 * Closes the doors of a workspace for good, unless a hold is in force: a hold is never destroyed silently. It stays readable until
 * an owner has released it, and until one export of everything was made that could be fetched, or an owner gave it up. Null where
 * the doors are closed.
 */
export async function closeDoors(parts: EndParts, workspaceId: string): Promise<WaitsFor | null> {
  const scope = parts.scopeOf(workspaceId);
  return scope.transaction(async (em) => {
    const workspace = await em.findOne(
      Workspace,
      { id: workspaceId },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    const now = scope.clock.now();
    // Taken back meanwhile, or closed by another process.
    if (!workspace?.closingAt || workspace.closingAt > now || workspace.closedAt) return null;
    const facts = await closureFacts(em, workspaceId);
    if (facts.holds.length > 0) return 'hold';
    if (facts.runningImports > 0) return 'import';
    const isTaken = await isTakenAlong(em, workspace);
    if (!isTaken && !isExportWaived(workspace)) return 'export';
    workspace.closedAt = now;
    recordEnd(em, scope, workspace, isTaken ? DESTROYING : DESTROYING_UNTAKEN);
    await signalIdentityChange(em);
    return null;
  });
}

/** Closes the doors of a workspace whose keys were destroyed when it was closed, and that a restored database knows open. */
export async function shutDoors(parts: EndParts, workspaceId: string): Promise<void> {
  const scope = parts.scopeOf(workspaceId);
  await scope.transaction(async (em) => {
    const workspace = await em.findOne(
      Workspace,
      { id: workspaceId },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    if (!workspace || workspace.closedAt) return;
    const now = scope.clock.now();
    Object.assign(workspace, { closedAt: now, closingAt: now, closeRequestedAt: workspace.closeRequestedAt ?? now });
    recordEnd(em, scope, workspace, (await isTakenAlong(em, workspace)) ? DESTROYING : DESTROYING_UNTAKEN);
  });
}

function recordEnd(em: EntityManager, scope: Scope, { id, version }: Workspace, how: string): void {
  const target = { targetType: 'workspace', targetId: id, version: version + 1 };
  scope.record(em, { action: 'workspace:close', ...target, fields: [how] });
}

/**
 * Writes down with the operator, before anything is destroyed, what will be: it survives, and drives whoever goes on. Gives the
 * closure of a workspace whose doors are closed, made now if it is not there yet.
 */
export async function noteClosure(parts: EndParts, workspaceId: string): Promise<WorkspaceClosure> {
  const operatorId = await findOperatorWorkspace(parts.em);
  if (!operatorId) throw new Error('The installation has no operator.');
  const operator = parts.scopeOf(operatorId);
  const key = { workspaceId: operatorId, closedWorkspaceId: workspaceId };
  const known = await operator.transaction((em) => em.findOne(WorkspaceClosure, key));
  if (known) return known;
  const facts = await gather(parts, workspaceId);
  return operator.transaction(async (em) => {
    const id = newId();
    const closure = em.create(WorkspaceClosure, { ...key, id, state: 'destroying', ...facts });
    em.persist(closure);
    operator.record(em, {
      ...{ action: 'workspace:close', targetType: 'workspace_closure', targetId: id, fields: ['destroying'] },
    });
    return closure;
  });
}

async function gather(parts: EndParts, workspaceId: string) {
  const { em, clock, keys, files, privacy } = parts;
  const { signingKey, witness } = privacy;
  await sequenceEntries({ em, clock, signingKey, witness }, workspaceId);
  const scope = parts.scopeOf(workspaceId);
  const known = await scope.transaction(async (tx) => {
    const { slug, name, locale, closeRequestedAt, closingAt, closedAt } = await tx.findOneOrFail(Workspace, {
      id: workspaceId,
    });
    const startedAt = closedAt ?? clock.now();
    const moments = { requestedAt: closeRequestedAt ?? startedAt, dueAt: closingAt ?? startedAt, startedAt };
    const { openRequests: openRequestCount } = await closureFacts(tx, workspaceId);
    const ownerAccountId = await ownerOf(tx, workspaceId);
    return { slug, name, locale, ...moments, openRequestCount, ownerAccountId, proof: await proofOf(tx, workspaceId) };
  });
  const { rows } = await keys.query<{ count: number }>(
    'select count(*)::int as count from data_key where workspace_id = $1',
    [workspaceId],
  );
  let fileCount = 0;
  for await (const _file of files.list(workspaceId)) fileCount += 1;
  const destroyed = await withClient(parts.ownerUrl, (owner) => countRows(owner, workspaceId));
  const reference = newReference().replace(/^PR/, 'WC');
  return { ...known, reference, destroyed, keyCount: rows[0]?.count ?? 0, fileCount };
}

/** The account of the owner who closed the workspace, or of another one where they have left. */
async function ownerOf(em: EntityManager, workspaceId: string): Promise<string | null> {
  const [row] = await em.execute<{ id: string }[]>(
    `select m.account_id as id from member m
       join member_role mr on mr.workspace_id = m.workspace_id and mr.member_id = m.id
       join role r on r.workspace_id = m.workspace_id and r.id = mr.role_id and r.key = 'owner'
     where m.workspace_id = ? and m.status = 'active' and m.account_id is not null
     order by (select max(e.occurred_at) from audit_entry e where e.workspace_id = m.workspace_id and e.actor_id = m.id
       and e.action = 'workspace:close' and e.target_type = 'workspace') desc nulls last, m.id limit 1`,
    [workspaceId],
  );
  return row?.id ?? null;
}

async function proofOf(em: EntityManager, workspaceId: string): Promise<ClosureProof> {
  const head = await findNewestHead(em, workspaceId);
  const [entry] = await em.execute<(LeafFacts & { place: string })[]>(
    `select l.sequence::text as place, ${LEAF_COLUMNS} from audit_entry e
     join audit_leaf l on l.workspace_id = e.workspace_id and l.id = e.id
     where e.workspace_id = ? and e.target_id = ? and e.action = 'workspace:close' and e.fields in ('${DESTROYING}', '${DESTROYING_UNTAKEN}')
     order by e.id desc limit 1`,
    [workspaceId, workspaceId],
  );
  if (!head || !entry) throw new Error('The closure has no place in the audit tree.');
  const place = Number(entry.place);
  const path = await inclusionPath(em, workspaceId, place, head.size);
  const { text, keyId, signature } = headDocument(workspaceId, head);
  return {
    ...{ leaf: leafText(workspaceId, entry), place, path: path.map((hash) => hash.toString('base64')) },
    head: { text, keyId, signature },
  };
}
