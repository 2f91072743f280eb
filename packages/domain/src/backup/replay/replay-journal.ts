import type { Scope } from '../../kernel/scope.ts';
import { takeOutAgain } from '../../privacy/erasure/text/take-out-again.ts';
import type { EntryOf, JournalEntry } from '../journal/journal-entry.ts';
import { noteRestore } from './note-restore.ts';
import type { Replay } from './replay.ts';
import { endMembership, revokeKey } from './replay-access.ts';
import { shutOutAgain } from './replay-agents.ts';
import { closingAgain } from './replay-closing.ts';
import { eraseAgain } from './replay-erasures.ts';
import { holdAgain, holdItemAgain } from './replay-holds.ts';
import { KeptSince } from './replay-kept.ts';
import { endExceptionAgain, markDeceasedAgain, markMinorAgain } from './replay-states.ts';
import {
  restrictAgain,
  restrictItemAgain,
  restrictPurposeAgain,
  stopAgain,
  suppressAgain,
  suspendAgain,
} from './replay-stops.ts';
import { partAgain } from './replay-unmerges.ts';
import { bringRequestsBack, type RequestSince } from './requests/replay-requests.ts';

/** What a replay did, in numbers. */
export interface ReplayReport {
  erasures: number;
  /** Withdrawals, refusals and objections. */
  stops: number;
  /** Also minors, the dead, and what was ended that went on in spite of a restriction. */
  restrictions: number;
  suppressions: number;
  /** Members who had left, keys that had been revoked, and agents that were suspended or had another token. */
  endedAccess: number;
  /** Holds, and records under them. */
  holds: number;
  /** What people asked for since the backup. */
  requests: RequestSince[];
}

/** Commands take a while to commit: what was restricted so shortly before the backup may not be in it. */
const LATE_MS = 5 * 60_000;

/**
 * Does again what the journal knows and a restored database does not: it only narrows and ends, never opens. What is done already
 * is left alone, so that a replay that was cut off is begun anew. Who was parted is parted first; erasures come last, when nothing
 * needs the person any more.
 */
export async function replayJournal(replay: Replay): Promise<ReplayReport> {
  const report: ReplayReport = {
    erasures: 0,
    stops: 0,
    restrictions: 0,
    suppressions: 0,
    endedAccess: 0,
    holds: 0,
    requests: [],
  };
  for (const scope of replay.scopes) {
    const own = replay.journal.entries.filter(({ workspaceId }) => workspaceId === scope.workspaceId);
    await partAgain(replay, scope, ofKind(own, 'unmerge'));
    const became = {
      ...{ messages: ofKind(own, 'request-message'), stands: ofKind(own, 'request-stands') },
      ...{ verified: ofKind(own, 'request-verified'), ended: ofKind(own, 'request-ended') },
    };
    report.requests.push(...(await bringRequestsBack(replay, scope, ofKind(own, 'request'), became)));
    for (const entry of own) await replayEntry(scope, entry, replay.madeAt, report);
    const agents = ofKind(own, 'agent').filter((entry) => isLater(entry, replay.madeAt));
    report.endedAccess += await shutOutAgain(scope, agents);
    await closingAgain(scope, own, replay.madeAt);
    await takeAllOutAgain(replay, scope, ofKind(own, 'taken-out'));
    const kept = await KeptSince.load(replay, scope, ofKind(own, 'kept-item'));
    report.erasures += await eraseAgain(replay, scope, ofKind(own, 'erasure'), kept);
    // What was marked in a text that an erasure had redacted is found only where it is redacted again.
    await takeAllOutAgain(replay, scope, ofKind(own, 'taken-out'));
    await noteRestore(scope, replay);
  }
  return report;
}

/** In the order in which it was decided: each finds the text as the one before left it. */
async function takeAllOutAgain(
  { privacy }: Replay,
  scope: Scope,
  entries: readonly EntryOf<'taken-out'>[],
): Promise<void> {
  for (const { body } of entries.toSorted((one, other) => one.occurredAt.localeCompare(other.occurredAt)))
    await scope.transaction((em) => takeOutAgain(em, scope, privacy, body));
}

function ofKind<Kind extends JournalEntry['kind']>(entries: readonly JournalEntry[], kind: Kind): EntryOf<Kind>[] {
  return entries.filter((entry): entry is EntryOf<Kind> => entry.kind === kind);
}

/** Of what can be taken back, only what came later counts: an end of it before the backup is in the backup. */
function isLater({ occurredAt }: JournalEntry, madeAt: Date): boolean {
  return Date.parse(occurredAt) >= madeAt.getTime() - LATE_MS;
}

async function replayEntry(scope: Scope, entry: JournalEntry, madeAt: Date, report: ReplayReport): Promise<void> {
  const did = (isDone: boolean, what: Exclude<keyof ReplayReport, 'requests'>) => {
    if (isDone) report[what] += 1;
  };
  const isNew = isLater(entry, madeAt);
  await scope.transaction(async (em) => {
    switch (entry.kind) {
      case 'stop':
        return did(await stopAgain(em, scope, entry), 'stops');
      case 'suppression':
        return did(await suppressAgain(em, scope, entry), 'suppressions');
      case 'restriction':
        return did(isNew && (await restrictAgain(em, scope, entry)), 'restrictions');
      case 'item-restriction':
        return did(isNew && (await restrictItemAgain(em, scope, entry)), 'restrictions');
      case 'purpose-restriction':
        return did(isNew && (await restrictPurposeAgain(em, scope, entry)), 'restrictions');
      case 'suspension':
        return did(isNew && (await suspendAgain(em, scope, entry)), 'restrictions');
      case 'minor':
        return did(isNew && (await markMinorAgain(em, scope, entry)), 'restrictions');
      case 'deceased':
        return did(isNew && (await markDeceasedAgain(em, scope, entry)), 'restrictions');
      case 'exception-ended':
        return did(await endExceptionAgain(em, scope, entry), 'restrictions');
      case 'departure':
        return did(await endMembership(em, scope, entry), 'endedAccess');
      case 'key-revoked':
        return did(await revokeKey(em, scope, entry), 'endedAccess');
      case 'hold':
        return did(await holdAgain(em, scope, entry), 'holds');
      case 'hold-item':
        return did(await holdItemAgain(em, scope, entry), 'holds');
      // Together with others of their kind, by whoever calls.
      case 'agent':
      case 'closing':
      case 'closure':
      // Before everything else, and after it.
      case 'unmerge':
      case 'request':
      case 'request-message':
      case 'request-stands':
      case 'request-verified':
      case 'request-ended':
      case 'kept-item':
      case 'taken-out':
      case 'erasure':
        return undefined;
    }
  });
}
