import type { FinishedRestore } from './finish-restore.ts';

/** What the operator reads once a restore is finished. */
export function restoredText(done: FinishedRestore): string {
  const { erasures, stops, restrictions, suppressions, holds, endedAccess, journalUntil, requests } = done;
  const until = journalUntil ? `knows everything until ${journalUntil.toISOString()}` : 'is empty';
  return (
    `Done again since the backup: ${erasures} erasures, ${stops} withdrawals and objections, ${restrictions} restrictions, ` +
    `${suppressions} stops of addresses, ${holds} holds, ${endedAccess} ends of access. The journal ${until}. The installation is open; everybody signs ` +
    'in anew, and mail that waited in the backup is not sent.' +
    requests
      .filter(({ outcome }) => outcome !== 'ended')
      .map(requestLine)
      .join('')
  );
}

/** What came in since and waits for an answer; it names nobody. */
function requestLine({ reference, right, receivedAt, outcome }: FinishedRestore['requests'][number]): string {
  return `\n${reference}, ${right}, received on ${receivedAt.slice(0, 10)}: ${OUTCOMES[outcome]}`;
}

const OUTCOMES = {
  open: 'is back as it came in; what was said and done about it since is lost, and its days go on.',
  ended: 'is back, and was answered.',
  nameless: 'is back without who asked and what they wrote, whose key is lost: look for the reference in your mailbox.',
  lost: 'is lost: look for the reference in your mailbox, and enter the request again.',
} as const;
