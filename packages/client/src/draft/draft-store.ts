const PREFIX = 'smartx.draft.';
const SIGNED_OUT = 'smartx.signed-out-at';
/** A working day; a session is no longer either. */
const KEPT_MS = 12 * 60 * 60 * 1_000;

/** What was typed and not sent: texts by field, and the moment of the last key. */
export interface Draft {
  readonly values: Readonly<Record<string, string>>;
  readonly savedAt: number;
}

/**
 * Keeps what somebody types until it is saved, over a reload and over the end of a session. Drafts hold personal data of others
 * and machines are shared, therefore: in the storage of the tab, which closing it empties and no other tab reads, not in that of
 * the browser; under the account that typed, which alone gets them back; for half a day; until that account signs out, in
 * whichever tab. Encrypting them would add nothing, as whoever can read the storage of the tab can read its screen.
 */
export class DraftStore {
  private readonly owner: string;

  /** For one account in one workspace. */
  constructor(accountId: string, workspace: string) {
    this.owner = `${PREFIX}${accountId}.${workspace}.`;
  }

  /** What was typed at a place, such as `note contact con_1`; null if nothing was, or if it is too old. */
  read(place: string): Draft | null {
    const draft = readDraft(sessionStorage.getItem(this.owner + place));
    return draft && isValid(draft) ? draft : null;
  }

  /** Keeps what is typed. */
  write(place: string, values: Readonly<Record<string, string>>): void {
    try {
      sessionStorage.setItem(this.owner + place, JSON.stringify({ values, savedAt: Date.now() }));
    } catch {
      // The storage is full or switched off: the text stands in its field as before, only a reload would lose it.
    }
  }

  /** Forgets what was typed: it was saved, or thrown away. */
  remove(place: string): void {
    sessionStorage.removeItem(this.owner + place);
  }
}

/** Forgets all drafts, in every tab: somebody signs out. */
export function forgetDrafts(): void {
  localStorage.setItem(SIGNED_OUT, String(Date.now()));
  removeWhere(() => true);
}

/** Forgets what is too old and what another account typed in this tab. */
export function tidyDrafts(accountId: string): void {
  removeWhere((key) => {
    const draft = readDraft(sessionStorage.getItem(key));
    return !key.startsWith(`${PREFIX}${accountId}.`) || !draft || !isValid(draft);
  });
}

function removeWhere(isOld: (key: string) => boolean): void {
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith(PREFIX) && isOld(key)) sessionStorage.removeItem(key);
}

function isValid({ savedAt }: Draft): boolean {
  return Date.now() - savedAt < KEPT_MS && savedAt >= Number(localStorage.getItem(SIGNED_OUT));
}

function readDraft(stored: string | null): Draft | null {
  if (stored === null) return null;
  try {
    const { values, savedAt }: Partial<Record<string, unknown>> = { ...JSON.parse(stored) };
    if (typeof savedAt !== 'number' || typeof values !== 'object' || values === null) return null;
    const texts = Object.entries(values).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : []));
    return { values: Object.fromEntries(texts), savedAt };
  } catch {
    // Cut off or written by somebody else: there is no draft.
    return null;
  }
}
