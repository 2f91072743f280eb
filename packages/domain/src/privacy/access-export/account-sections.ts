import type { AccountHolders } from '../privacy-parts.ts';
import type { CopySection } from './copy-document.ts';
import { labelOf } from './copy-words.ts';
import type { CopyWords } from './words/copy-words.ts';

type Held = Awaited<ReturnType<AccountHolders['heldOf']>>;

/**
 * B2-AC4: what the holder of an account has outside the tables of the operator's workspace: when and from where they signed in, and
 * the workspaces that they work in.
 */
export function accountSections({ signIns, memberships }: Held, words: CopyWords): CopySection[] {
  const sessions = signIns.map(({ signedInAt, lastSeenAt, expiresAt, ipAddress, browser }) => ({
    ...{ signedInAt: instant(signedInAt), lastSeenAt: instant(lastSeenAt), expiresAt: instant(expiresAt) },
    ...{ ipAddress, browser },
  }));
  const places = memberships.map(({ workspace, roles }) => ({ workspace, roles }));
  return [section('sign_in', sessions, words), section('membership', places, words)].filter(
    ({ rows }) => rows.length > 0,
  );
}

function section(name: string, rows: CopySection['rows'], words: CopyWords): CopySection {
  const columns = Object.keys(rows[0] ?? {}).map((column) => {
    return { name: column, label: labelOf(column, words), isTechnical: false };
  });
  return { name, title: words.titles[name] ?? name, relation: words.relations.owned, columns, rows };
}

/** As PostgreSQL writes it in the rows beside it. */
function instant(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace('T', ' ')}+00`;
}
