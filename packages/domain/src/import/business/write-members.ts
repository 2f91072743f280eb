import { normaliseEmail } from '../../contact/email-address.ts';
import { Member } from '../../identity/member.entity.ts';
import { newId } from '../../kernel/ids.ts';
import { applyPatch } from '../../record/apply-patch.ts';
import { matchName } from '../../record/match-name.ts';
import type { FileLine } from '../mapping/file-line.ts';
import type { Batch } from '../write/batch.ts';
import { findByExternalId, MemberBook, requireOne, restrictedAmong } from '../write/find-known.ts';
import { identityKeys } from '../write/identity-keys.ts';
import { limitPatch } from '../write/limit-patch.ts';
import type { ObjectWriter } from '../write/object-writer.ts';
import { RESTRICTED } from '../write/skip-reasons.ts';
import { insertMembers, memberRecord, type NewMember, type Placement, placeInTeams } from './team-book.ts';

const NAME = { max: 200 } as const;
const OFFICE = { max: 100 } as const;

/**
 * Members without accounts, found by external id or name, with their teams. A manager whom the file names is a member too; a
 * team without a name of its own is called after its manager.
 */
export const MEMBER_WRITER: ObjectWriter = {
  keysOf: (line) => identityKeys(line, 'fullName'),
  write: writeMembers,
};

interface MemberRow {
  readonly line: FileLine;
  readonly fullName: string;
  readonly email: string | null;
  readonly regionalOffice: string | null;
  readonly manager: string | undefined;
  readonly team: string | undefined;
  readonly knownId: string | null;
}

async function writeMembers(batch: Batch, lines: readonly FileLine[]): Promise<void> {
  const byId = await findByExternalId(
    batch,
    'member',
    lines.map((line) => line.text('externalId')),
  );
  const book = await MemberBook.load(batch);
  const rows = lines.map((line) => ({
    ...readMember(line),
    knownId: findKnown(line, byId.get(line.text('externalId') ?? '')?.id, book),
  }));
  for (const { line, manager } of rows)
    if (manager !== undefined && book.find(manager).length > 1)
      requireOne(line, 'manager', 'members', book.find(manager));
  for (const { line } of rows) if (!line.isUsable) batch.failed(line);
  const usable = rows.filter(({ line }) => line.isUsable);
  const made = await createMembers(batch, usable);
  await updateMembers(batch, usable);
  const people = new Map(made.map(({ fullName, memberId }) => [matchName(fullName), memberId]));
  for (const { fullName, knownId } of usable) if (knownId) people.set(matchName(fullName), knownId);
  const managers = await createManagers(batch, usable, book, people);
  await placeInTeams(
    batch,
    usable.flatMap((row) => placementsOf(row, people, managers)),
  );
}

function readMember(line: FileLine): Omit<MemberRow, 'knownId'> {
  const email = line.text('email');
  const address = email === undefined ? null : normaliseEmail(email);
  if (email !== undefined && !address) line.refuse('email', 'Use an e-mail address such as name@example.com.');
  return line.check((check) => {
    const manager = check.text('manager', line.text('manager'), NAME) ?? undefined;
    const team =
      check.text('team', line.text('team'), OFFICE) ?? (manager === undefined ? undefined : `Team ${manager}`);
    return {
      line,
      fullName: check.requiredText('fullName', line.text('fullName'), NAME),
      email: address?.normalised ?? null,
      regionalOffice: check.text('regionalOffice', line.text('regionalOffice'), OFFICE) ?? null,
      manager,
      team,
    };
  });
}

function findKnown(line: FileLine, idByExternalId: string | undefined, book: MemberBook): string | null {
  if (idByExternalId) return idByExternalId;
  const found = book.find(line.text('fullName') ?? '');
  return found.length > 1 ? requireOne(line, 'fullName', 'members', found) : (found[0] ?? null);
}

async function createMembers(batch: Batch, rows: readonly MemberRow[]): Promise<NewMember[]> {
  const made: NewMember[] = [];
  for (const { line, knownId, fullName, email, regionalOffice } of rows) {
    if (knownId) continue;
    const member = { memberId: newId(), subjectId: newId(), fullName, email, regionalOffice };
    made.push(member);
    batch.created(line, memberRecord(member), 'import:run');
    batch.rememberExternalId(memberRecord(member), line.text('externalId'));
  }
  await insertMembers(batch, made);
  return made;
}

async function updateMembers(batch: Batch, rows: readonly MemberRow[]): Promise<void> {
  const { em, workspaceId, context } = batch;
  const ids = rows.flatMap(({ knownId }) => knownId ?? []);
  const members = new Map(
    (await em.find(Member, { workspaceId, id: { $in: ids } })).map((member) => [member.id, member]),
  );
  const restricted = await restrictedAmong(batch, 'member', ids);
  for (const { line, knownId, regionalOffice, email } of rows) {
    const member = members.get(knownId ?? '');
    if (!member) continue;
    const target = { type: 'member', id: member.id, subjectId: member.subject.id };
    if (restricted.has(member.id)) {
      batch.skipped(line, RESTRICTED, target);
      continue;
    }
    const { version } = member;
    // The address of somebody who signs in is theirs to change.
    const patch = { regionalOffice, email: member.status === 'active' ? undefined : email };
    const changes = applyPatch(member, limitPatch(line, member, patch), context.scope.clock);
    batch.updated(line, { ...target, version }, 'member:update', changes);
  }
}

/** Members for the managers whom nobody knows yet; returns everybody by name. */
async function createManagers(
  batch: Batch,
  rows: readonly MemberRow[],
  book: MemberBook,
  people: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const managers = new Map<string, string>();
  const made: NewMember[] = [];
  for (const { manager } of rows) {
    if (manager === undefined || managers.has(matchName(manager))) continue;
    const known = people.get(matchName(manager)) ?? book.find(manager)[0];
    const member = {
      memberId: known ?? newId(),
      subjectId: newId(),
      fullName: manager,
      email: null,
      regionalOffice: null,
    };
    managers.set(matchName(manager), member.memberId);
    if (known) continue;
    made.push(member);
    batch.audit(memberRecord(member), 'import:run');
  }
  await insertMembers(batch, made);
  return managers;
}

function placementsOf(
  { fullName, team, manager }: MemberRow,
  people: ReadonlyMap<string, string>,
  managers: ReadonlyMap<string, string>,
): Placement[] {
  const memberId = people.get(matchName(fullName));
  if (team === undefined || memberId === undefined) return [];
  const managerId = managers.get(matchName(manager ?? ''));
  // The manager first: where somebody manages their own team, they are its manager.
  return [
    ...(managerId === undefined ? [] : [{ memberId: managerId, team, isManager: true }]),
    { memberId, team, isManager: false },
  ];
}
