import type { FinishedRestore } from './finish-restore.ts';

/** What the operator reads once a restore is finished. */
export function restoredText(done: FinishedRestore): string {
  const { erasures, stops, restrictions, suppressions, holds, endedAccess, journalUntil } = done;
  const until = journalUntil ? `knows everything until ${journalUntil.toISOString()}` : 'is empty';
  return (
    `Done again since the backup: ${erasures} erasures, ${stops} withdrawals and objections, ${restrictions} restrictions, ` +
    `${suppressions} stops of addresses, ${holds} holds, ${endedAccess} ends of access. The journal ${until}. The installation is open; everybody signs ` +
    'in anew, and mail that waited in the backup is not sent.'
  );
}
