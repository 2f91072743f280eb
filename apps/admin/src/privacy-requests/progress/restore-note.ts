/** What a restore did to a request. */
export interface RestoreNote {
  /** When the backup was made that was put back. */
  readonly backupOf: string;
  /** How many files of the person are lost. */
  readonly files: number;
  /** Their answer about who they are is lost. */
  readonly answer: boolean;
  /** Somebody whom it covered is not in the backup. */
  readonly people: boolean;
  /** Who asked, and what they wrote, is lost with its key. */
  readonly requester: boolean;
}

const TYPES = ['brought-back', 'lost-in-restore'];

/** What the newest restore did to a request, by the steps of its history, the newest first; null where there was none. */
export function restoreNote(
  steps: readonly { readonly type: string; readonly detail: string | null }[],
): RestoreNote | null {
  const restores = steps.filter(({ type }) => TYPES.includes(type)).map(({ detail }) => (detail ?? '').split(', '));
  const [head] = restores[0] ?? [];
  const [, backupOf] = /^backup of (\S+)$/.exec(head ?? '') ?? [];
  if (!backupOf) return null;
  const lost = restores.filter(([one]) => one === head).flatMap(([, ...losses]) => losses);
  const files = Number(/^files (\d+)$/.exec(lost.find((one) => one.startsWith('files ')) ?? '')?.[1] ?? 0);
  const has = (what: string) => lost.includes(what);
  return { backupOf, files, answer: has('answer'), people: has('people'), requester: has('requester') };
}
