import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../../kernel/scope.ts';
import { sendCode } from '../../../privacy/request/portal/request-code.ts';
import { PrivacyRequest } from '../../../privacy/request/privacy-request.entity.ts';
import { getRequest, recordStep } from '../../../privacy/request/request-record.ts';
import { isClosure, isOpen, revokeApproval } from '../../../privacy/request/request-state.ts';
import { receiveRequest } from '../../../privacy/request/rights/request-receipt.ts';
import type { EntryOf } from '../../journal/journal-entry.ts';
import type { Replay } from '../replay.ts';
import { lossDetail } from './note-losses.ts';
import { sayAgain } from './say-again.ts';
import { standAgain } from './stand-again.ts';

/** A request that came in after the backup, and what is left of it; it names nobody. */
export interface RequestSince {
  readonly workspaceId: string;
  readonly reference: string;
  readonly right: PrivacyRequest['kind'];
  readonly receivedAt: string;
  /**
   * `open`: it is back and waits for its answer. `ended`: it is back and was answered. `nameless`: it is back without who asked and
   * what they wrote, whose key is lost. `lost`: it could not be brought back.
   */
  readonly outcome: 'open' | 'ended' | 'nameless' | 'lost';
}

/**
 * Codes and tokens have to be asked for anew, and whoever approved something approved it in another history; but for the holder of an
 * account, who needs nobody: they proved with their password that it is deleted.
 */
const BEGUN = [
  'code_hash',
  'code_sent_at',
  'token_hash',
  'prepared_by_id',
  'prepared_at',
  'approved_by_id',
  'approved_at',
];

/** What became of requests since, of those that the backup has too. */
interface BecameOfRequests {
  readonly messages: readonly EntryOf<'request-message'>[];
  readonly stands: readonly EntryOf<'request-stands'>[];
  readonly verified: readonly EntryOf<'request-verified'>[];
  readonly ended: readonly EntryOf<'request-ended'>[];
}

/**
 * Brings back what people asked for after the backup, as it came in: their days go on. Who was proven stays so, and whoever was
 * not is mailed a new code. What was written about it is back, and so is whom it covered. Who was answered is not answered again, but
 * for corrections, which went with what was entered since. Says what is back and what is not.
 */
export async function bringRequestsBack(
  replay: Replay,
  scope: Scope,
  received: readonly EntryOf<'request'>[],
  { messages, stands, verified, ended }: BecameOfRequests,
): Promise<RequestSince[]> {
  const ids = [...received, ...verified].map(({ id }) => id);
  const readable = await withKey(replay, scope, [...ids, ...messages.map(({ body }) => body.requestId)]);
  const since: RequestSince[] = [];
  for (const entry of received) {
    const isReadable = readable.has(entry.id);
    const outcome = await scope
      .transaction((em) => bringBack(em, replay, scope, entry, isReadable))
      // A row that does not fit what the backup has: nobody waits in quarantine for it, and the operator is told.
      .catch(() => 'lost' as const);
    const { reference, right, receivedAt } = entry.body;
    if (outcome) since.push({ workspaceId: scope.workspaceId, reference, right, receivedAt, outcome });
  }
  const proven = await verifyAgain(scope, verified);
  for (const entry of ended) await scope.transaction((em) => endAgain(em, scope, entry));
  await scope.transaction((em) => sayAgain(em, scope, messages, (id) => readable.has(id)));
  for (const entry of await newestStands(replay, scope, stands))
    await scope.transaction((em) => standAgain(em, scope, replay, entry));
  for (const id of new Set([...received.map((entry) => entry.id), ...proven]))
    if (readable.has(id)) await takeIn(replay, scope, id);
  for (const entry of received) if (readable.has(entry.id)) await mailCode(replay, scope, entry);
  const open = await openAmong(scope, since);
  return since.map((one) => (one.outcome === 'open' && !open.has(one.reference) ? { ...one, outcome: 'ended' } : one));
}

async function openAmong(scope: Scope, since: readonly RequestSince[]): Promise<ReadonlySet<string>> {
  const reference = { $in: since.map((one) => one.reference) };
  const found = await scope.transaction((em) => em.find(PrivacyRequest, { workspaceId: scope.workspaceId, reference }));
  return new Set(found.filter(isOpen).map((request) => request.reference));
}

/** The last word of each about requests that are here; what the backup knows itself is left alone. */
async function newestStands(
  { madeAt }: Replay,
  scope: Scope,
  stands: readonly EntryOf<'request-stands'>[],
): Promise<EntryOf<'request-stands'>[]> {
  const inOrder = stands.toSorted((one, other) => Date.parse(one.occurredAt) - Date.parse(other.occurredAt));
  const later = inOrder.filter(({ occurredAt }) => Date.parse(occurredAt) >= madeAt.getTime() - LATE_MS);
  const id = { $in: later.map((entry) => entry.id) };
  const here = await scope.transaction((em) => em.find(PrivacyRequest, { workspaceId: scope.workspaceId, id }));
  const last = new Map(later.map((entry) => [entry.id, entry]));
  return [...last.values()].filter((entry) => here.some((request) => request.id === entry.id));
}

async function withKey({ keys }: Replay, { workspaceId }: Scope, ids: readonly string[]) {
  const { rows } = await keys.query<{ id: string }>(
    'select key_id as id from data_key where workspace_id = $1 and key_id = any($2) and wrapped is not null',
    [workspaceId, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Null for one that the backup has. */
async function bringBack(
  em: EntityManager,
  { madeAt }: Replay,
  scope: Scope,
  { id, body }: EntryOf<'request'>,
  isReadable: boolean,
): Promise<RequestSince['outcome'] | null> {
  const { workspaceId } = scope;
  const without = Object.fromEntries([...BEGUN, ...(isReadable ? [] : sealedIn(body.row))].map((name) => [name, null]));
  const row = { ...body.row, ...without, ...approvalOf(scope, body.row), codes_sent: 0 };
  const written = await em.execute<unknown[]>(
    `insert into privacy_request select r.* from jsonb_populate_record(null::privacy_request, ?::jsonb) r
     on conflict do nothing returning id`,
    [JSON.stringify(row)],
  );
  if (written.length === 0) return null;
  if (isReadable)
    await em.execute(
      'insert into correction_item select r.* from jsonb_populate_recordset(null::correction_item, ?::jsonb) r on conflict do nothing',
      [JSON.stringify((body.corrections ?? []).map((item) => ({ ...item, state: 'open', decided_at: null })))],
    );
  // A key of its own, for what is written from now on.
  else await scope.vault.ensureKeys(workspaceId, 'request', [id]);
  const request = await getRequest(em, scope, id);
  if (request.state === 'awaiting-approval') request.state = 'in-progress';
  if (isUndone(request.kind, request.state)) Object.assign(request, { state: 'in-progress', ...UNDECIDED });
  const detail = lossDetail(madeAt, isReadable ? [] : ['requester']);
  recordStep(em, scope, request, { action: 'request:handle', type: 'brought-back', detail });
  return isReadable ? 'open' : 'nameless';
}

/** The holder of an account has a whole day again to take it back: while everything was closed, nobody could. */
function approvalOf(
  { clock }: Scope,
  { kind, is_self_approved, prepared_at, approved_at }: EntryOf<'request'>['body']['row'],
) {
  const asked = { preparedAt: dateIn(prepared_at), approvedAt: dateIn(approved_at) };
  const isHolders = kind === 'erasure' && isClosure({ kind, isSelfApproved: is_self_approved === true, ...asked });
  return { is_self_approved: isHolders, approved_at: isHolders ? clock.now().toISOString() : null };
}

function dateIn(value: unknown): Date | null {
  return typeof value === 'string' ? new Date(value) : null;
}

/** What lies in a row under its own key; by the keyed index of the address it is still found. */
function sealedIn(row: Readonly<Record<string, unknown>>): string[] {
  const bytes = Object.keys(row).filter((name) => typeof row[name] === 'string' && row[name].startsWith('\\x'));
  return bytes.filter((name) => name !== 'email_index');
}

/** Commands take a while to commit: what was done so shortly before the backup may not be in it. */
const LATE_MS = 5 * 60_000;

const UNDECIDED = { decision: null, decidedAt: null, carriedOutAt: null, closedAt: null } as const;

/** What was corrected since the backup is as it was before, however that was decided. */
function isUndone(kind: PrivacyRequest['kind'], state: PrivacyRequest['state']): boolean {
  return kind === 'rectification' && !isOpen({ state }) && state !== 'withdrawn';
}

/** Says of each open request what was known last about whether it is the person's own; gives those that are proven now. */
async function verifyAgain(scope: Scope, verified: readonly EntryOf<'request-verified'>[]): Promise<string[]> {
  const proven: string[] = [];
  const inOrder = verified.toSorted((one, other) => Date.parse(one.occurredAt) - Date.parse(other.occurredAt));
  const last = new Map(inOrder.map((entry) => [entry.id, entry]));
  for (const entry of last.values())
    if (await scope.transaction((em) => settleProof(em, scope, entry))) proven.push(entry.id);
  return proven;
}

/** True where it is proven by that; what the backup knows later holds. */
async function settleProof(
  em: EntityManager,
  scope: Scope,
  { id, body, occurredAt }: EntryOf<'request-verified'>,
): Promise<boolean> {
  const request = await em.findOne(PrivacyRequest, { workspaceId: scope.workspaceId, id });
  if (!request || !isOpen(request)) return false;
  const known = request.verifiedAt ?? request.doubtedAt;
  if (known && known.getTime() >= Date.parse(occurredAt)) return false;
  request.verifiedAt = body.verifiedAt === null ? null : new Date(body.verifiedAt);
  request.doubtedAt = body.doubtedAt === null ? null : new Date(body.doubtedAt);
  if (!request.verifiedAt) {
    revokeApproval(request);
    request.state = 'awaiting-verification';
  } else if (request.state === 'awaiting-verification') request.state = 'received';
  const type = request.verifiedAt ? 'verified' : 'doubted';
  recordStep(em, scope, request, { action: 'request:handle', type, detail: 'again after a restore' });
  return type === 'verified';
}

/** The code that was mailed is void: whoever did not enter it gets another, and one is enough. */
async function mailCode({ privacy }: Replay, scope: Scope, { id, body }: EntryOf<'request'>): Promise<void> {
  if (!(Number(body.row.codes_sent) > 0)) return;
  const { workspaceId } = scope;
  await scope.transaction(async (em) => {
    const unproven = { state: 'awaiting-verification', doubtedAt: null, codesSent: 0 } as const;
    const request = await em.findOne(PrivacyRequest, { workspaceId, id, ...unproven });
    if (request) await sendCode(em, scope, privacy.mailer, request);
  });
}

/** Ends a request that was ended; one that the backup has too. */
async function endAgain(
  em: EntityManager,
  scope: Scope,
  { id, body, occurredAt }: EntryOf<'request-ended'>,
): Promise<void> {
  const request = await em.findOne(PrivacyRequest, { workspaceId: scope.workspaceId, id });
  if (!request || !isOpen(request) || isUndone(request.kind, body.state)) return;
  const { decision, refusalGround, carriedOutAt } = body;
  // The copy that answered it is gone; nobody waits for it to be fetched.
  const state = body.closedAt === null ? 'closed' : body.state;
  Object.assign(request, { state, decision, refusalGround, carriedOutAt: carriedOutAt && new Date(carriedOutAt) });
  request.closedAt = new Date(body.closedAt ?? occurredAt);
  recordStep(em, scope, request, { action: 'request:handle', type: 'ended-again' });
}

/** What holds from the receipt of a request on; it may have been lost before it did. */
async function takeIn({ privacy }: Replay, scope: Scope, id: string): Promise<void> {
  const isThere = await scope.transaction((em) => em.count(PrivacyRequest, { workspaceId: scope.workspaceId, id }));
  if (isThere > 0) await receiveRequest(scope, privacy, id);
}
