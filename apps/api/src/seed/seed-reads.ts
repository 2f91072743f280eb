import { createHash } from 'node:crypto';
import type { DemoMember } from '@smartx/domain/database';
import type { RoleKey } from '@smartx/domain/identity';
import type { Purpose } from '@smartx/domain/kernel';
import { type ReadEntry, recordReads } from '@smartx/domain/privacy';
import type { Application } from '../application.ts';

const DAY = 86_400_000;
const DAYS = 45;

/** What each of the demo's staff reads on a working day, for which purposes. */
const HABITS: Readonly<Partial<Record<RoleKey, readonly (readonly [Purpose, number])[]>>> = {
  owner: [
    ['RELATIONSHIP', 9],
    ['REPORTING', 4],
  ],
  sales: [
    ['RELATIONSHIP', 38],
    ['PROSPECTING', 16],
  ],
  support: [
    ['RELATIONSHIP', 8],
    ['SUPPORT', 27],
  ],
  marketing: [['PROSPECTING', 12]],
  'privacy-officer': [['RIGHTS_HANDLING', 3]],
};

/** A log of reads for the demo, so that the use of purposes has a past, with a day on which sales read far too much. */
export async function seedReads(app: Application, members: readonly DemoMember[], workspaceId: string): Promise<void> {
  const staff = members.filter((member) => member.workspaceId === workspaceId);
  const entries = staff.flatMap((member) =>
    Array.from({ length: DAYS }, (_, index) => index + 1).flatMap((daysAgo) => dayOf(app, member, daysAgo)),
  );
  await recordReads(app.orm.em.fork(), entries);
}

function dayOf(app: Application, { workspaceId, memberId, role }: DemoMember, daysAgo: number): ReadEntry[] {
  const noon = new Date(app.clock.now().getTime() - daysAgo * DAY);
  noon.setUTCHours(11, 0, 0, 0);
  if (noon.getUTCDay() % 6 === 0) return [];
  return (HABITS[role] ?? []).map(([purpose, usual]) => {
    const id = entryId(`${memberId} ${purpose} ${noon.toISOString()}`);
    // Last Tuesday.
    const isFarTooMuch = role === 'sales' && purpose === 'RELATIONSHIP' && noon.getUTCDay() === 2 && daysAgo <= 7;
    const times = isFarTooMuch ? usual * 7 : usual + ((daysAgo * 7) % 5) - 2;
    return {
      ...{ id, workspaceId, occurredAt: noon.toISOString(), actorKind: 'member', actorId: memberId, purpose, times },
      ...{ operation: 'ContactList', client: 'app', subjects: [], fields: [], denials: {}, recipient: null },
    };
  });
}

/** An id for a made-up entry of the log: the same entry has the same id, so that a seed that goes on adds nothing twice. */
export function entryId(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
