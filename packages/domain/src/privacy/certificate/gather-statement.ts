import type { EntityManager } from '@mikro-orm/postgresql';
import { findNewestHead, headDocument, type SignedHead } from '../audit-tree/signed-head.ts';
import { LEAF_COLUMNS, type LeafFacts, leafText } from '../audit-tree/tree/leaf.ts';
import { inclusionPath } from '../audit-tree/tree/stored-tree.ts';
import { KeptItem } from '../erasure/items/erasure-item.entity.ts';
import { ErasedKey, ErasureSweep, ErasureTrace } from '../erasure/sweep/erasure-trace.entity.ts';
import { textStandingOf } from '../erasure/text/text-standing.ts';
import type { ErasureLedger } from '../ledger/erasure-ledger.entity.ts';
import { loadPeriods } from '../retention/periods.ts';
import type { LiveKeyList } from './absence/live-keys.ts';
import type { CertificateStatement, ErasedPerson } from './certificate-document.ts';
import { keptUntil } from './kept-until.ts';

/** The keys of a workspace at a moment, and what the installation signed about them. */
export interface SignedKeys {
  readonly list: LiveKeyList;
  readonly head: CertificateStatement['liveKeys'];
}

/** The audit entry of an erasure has no place in the signed tree yet; it has one within a minute. */
export class NotInTreeYetError extends Error {
  override readonly name = 'NotInTreeYetError';
}

/** A key that was destroyed opens again; nothing is signed that says otherwise. */
class KeyAliveError extends Error {
  override readonly name = 'KeyAliveError';

  constructor() {
    super('A key of somebody who was erased is alive: "smartx keys restore" without --from destroys it again.');
  }
}

/** The head of the audit tree. @throws NotInTreeYetError where nothing was signed yet */
export async function auditHeadOf(em: EntityManager, workspaceId: string): Promise<SignedHead> {
  const head = await findNewestHead(em, workspaceId);
  if (!head) throw new NotInTreeYetError();
  return head;
}

/** The head as a certificate has it. */
export function auditDocument(workspaceId: string, head: SignedHead): CertificateStatement['audit'] {
  const { text, keyId, signature } = headDocument(workspaceId, head);
  return { text, keyId, signature };
}

/**
 * What a certificate says of one erasure.
 * @throws NotInTreeYetError · KeyAliveError
 */
export async function gatherPerson(
  em: EntityManager,
  ledger: ErasureLedger,
  head: SignedHead,
  { list }: SignedKeys,
): Promise<ErasedPerson> {
  const { workspaceId, id: ledgerId, subjectId } = ledger;
  const erasedAt = ledger.keysDestroyedAt ?? ledger.plannedAt;
  const periods = await loadPeriods(em, workspaceId);
  const traces = await em.find(
    ErasureTrace,
    { workspaceId, ledgerId },
    { orderBy: { category: 'asc', outcome: 'asc' } },
  );
  const named = await em.find(ErasedKey, { workspaceId, ledgerId }, { orderBy: { keyId: 'asc' } });
  const keyIds = [...new Set([subjectId, ...named.map(({ keyId }) => keyId)])];
  return {
    ...{ subject: subjectId, ledger: ledgerId, ground: ledger.ground, erasedAt: erasedAt.toISOString() },
    erased: summed(traces.filter(({ outcome }) => outcome === 'erased')).map(({ category, records }) => ({
      ...{ category, records },
    })),
    kept: summed(traces.filter(({ outcome }) => outcome !== 'erased')).map(({ category, outcome, records }) => ({
      ...{ category, ground: outcome, records, until: keptUntil(category, erasedAt, periods) },
    })),
    items: await keptItems(em, ledger),
    reviewsOpen: ledger.reviewsOpen,
    keys: keyIds.map((id) => ({ id, absence: absenceOf(list, id) })),
    audit: await auditProof(em, ledger, head),
  };
}

function absenceOf(list: LiveKeyList, keyId: string) {
  const absence = list.absenceOf(keyId);
  if (!absence) throw new KeyAliveError();
  return absence;
}

/** Tables together, by what they hold. */
function summed(traces: readonly ErasureTrace[]): Pick<ErasureTrace, 'category' | 'outcome' | 'records'>[] {
  const sums = new Map<string, Pick<ErasureTrace, 'category' | 'outcome' | 'records'>>();
  for (const { category, outcome, records } of traces) {
    const before = sums.get(`${category} ${outcome}`)?.records ?? 0;
    sums.set(`${category} ${outcome}`, { category, outcome, records: before + records });
  }
  return [...sums.values()];
}

async function keptItems(
  em: EntityManager,
  { workspaceId, id: ledgerId }: ErasureLedger,
): Promise<ErasedPerson['items']> {
  const kept = await em.find(KeptItem, { workspaceId, ledgerId, releasedAt: null });
  const groups = new Map<string, ErasedPerson['items'][number]>();
  for (const { ground, endsOn = null } of kept) {
    const key = `${ground} ${endsOn ?? ''}`;
    groups.set(key, { ground, records: (groups.get(key)?.records ?? 0) + 1, until: endsOn });
  }
  return [...groups.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group);
}

async function auditProof(em: EntityManager, ledger: ErasureLedger, head: SignedHead): Promise<ErasedPerson['audit']> {
  const { workspaceId, id } = ledger;
  const [leaf] = await em.execute<(LeafFacts & { place: string })[]>(
    `select l.sequence::text as place, ${LEAF_COLUMNS} from audit_entry e
     join audit_leaf l on l.workspace_id = e.workspace_id and l.id = e.id
     where e.workspace_id = ? and e.target_id = ? and e.action = 'subject:erase' and e.fields = 'done'
     order by e.id desc limit 1`,
    [workspaceId, id],
  );
  if (!leaf || Number(leaf.place) >= head.size) throw new NotInTreeYetError();
  const place = Number(leaf.place);
  const path = await inclusionPath(em, workspaceId, place, head.size);
  return { leaf: leafText(workspaceId, leaf), place, path: path.map((hash) => hash.toString('base64')) };
}

/** B11-AC6: how far the texts of others were searched, as a certificate says it; nothing where nothing could be looked for. */
export async function gatherTexts(
  em: EntityManager,
  workspaceId: string,
  ledgers: readonly ErasureLedger[],
): Promise<Pick<CertificateStatement, 'texts'>> {
  const ids = ledgers.map(({ id }) => id);
  const standing = await textStandingOf(em, workspaceId, ids);
  return standing ? { texts: { ...standing, searchedAt: standing.searchedAt?.toISOString() ?? null } } : {};
}

/** How far the files of the database are rid of what the erasures left in them. */
export async function gatherSweep(
  em: EntityManager,
  workspaceId: string,
  ledgers: readonly ErasureLedger[],
): Promise<CertificateStatement['sweep']> {
  const ids = ledgers.map(({ id }) => id);
  const sweeps = await em.find(ErasureSweep, { workspaceId, ledgerId: { $in: ids } });
  const isDone = ledgers.every(({ sweptAt }) => sweptAt);
  const isRewritten = ids.every((id) => sweeps.some(({ ledgerId, rewrittenAt }) => ledgerId === id && rewrittenAt));
  return {
    state: isDone ? 'done' : 'pending',
    dueAt: latest(ledgers.map(({ sweepDueAt }) => sweepDueAt)),
    rewrittenAt: isRewritten ? latest(sweeps.map(({ rewrittenAt }) => rewrittenAt)) : null,
    doneAt: isDone ? latest(ledgers.map(({ sweptAt }) => sweptAt)) : null,
    reason: isDone ? null : (sweeps.find(({ pending }) => pending)?.pending ?? null),
  };
}

/** Whom the data was given to, and what they were told and answered (GDPR Art. 19). */
export function gatherRecipients(
  em: EntityManager,
  workspaceId: string,
  people: readonly ErasedPerson[],
): Promise<CertificateStatement['recipients']> {
  const keys = people.flatMap((person) => person.keys.map(({ id }) => id));
  return em.execute<CertificateStatement['recipients']>(
    `select d.recipient as name, to_char(n.told at time zone 'UTC', '${ISO}') as "toldAt",
       to_char(n.acknowledged at time zone 'UTC', '${ISO}') as "acknowledgedAt", n.impossible
     from (select distinct recipient from disclosure where workspace_id = ? and subject_id in (?)
           union select recipient from recipient_notice where workspace_id = ? and ledger_id in (?) and kind = 'erase') d
     left join lateral (
       select max(told_at) as told, case when bool_and(acknowledged_at is not null) then max(acknowledged_at) end as acknowledged,
         max(impossible_reason) as impossible
       from recipient_notice where workspace_id = ? and ledger_id in (?) and kind = 'erase' and recipient = d.recipient) n on true
     order by d.recipient`,
    [workspaceId, keys, workspaceId, ledgersOf(people), workspaceId, ledgersOf(people)],
  );
}

const ISO = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

function ledgersOf(people: readonly ErasedPerson[]): string[] {
  return people.map(({ ledger }) => ledger);
}

function latest(moments: readonly (Date | null | undefined)[]): string | null {
  const times = moments.flatMap((moment) => (moment ? [moment.getTime()] : []));
  return times.length === 0 ? null : new Date(Math.max(...times)).toISOString();
}
