import { Member } from '../../identity/member.entity.ts';
import { Team, TeamMember } from '../../identity/team.entity.ts';
import { newId } from '../../kernel/ids.ts';
import { loadWorkspaceBases } from '../../privacy/consent/recompute-subjects.ts';
import { decideSubject } from '../../privacy/purpose-decision.ts';
import { DataSubject } from '../../privacy/subject/data-subject.entity.ts';
import { matchName } from '../../record/match-name.ts';
import type { Batch, ImportedRecord } from '../write/batch.ts';
import { insertRows, query, type RowOf } from '../write/bulk-rows.ts';

/** A member to be made: somebody whom records name and who does not sign in. */
export interface NewMember {
  readonly memberId: string;
  readonly subjectId: string;
  readonly fullName: string;
  readonly email: string | null;
  readonly regionalOffice: string | null;
}

/** Records members without accounts, each a person with a key of their own. */
export async function insertMembers(batch: Batch, members: readonly NewMember[]): Promise<void> {
  const { em, workspaceId, now, context } = batch;
  if (members.length === 0) return;
  await context.scope.vault.ensureKeys(
    workspaceId,
    'subject',
    members.map(({ subjectId }) => subjectId),
  );
  const facts = {
    createdAt: now,
    restrictedAt: null,
    restrictedPurposes: 0n,
    erasedAt: null,
    isMinor: false,
    deceasedOn: null,
    grounds: new Map(),
    events: [],
  };
  const decision = decideSubject(facts, await loadWorkspaceBases(em, workspaceId), now);
  const subjects = members.map(
    ({ subjectId }): RowOf<DataSubject> => ({
      workspaceId,
      id: subjectId,
      kind: 'member',
      createdAt: now,
      ...decision,
    }),
  );
  await insertRows(em, DataSubject, subjects);
  const rows = members.map(
    ({ memberId, subjectId, ...fields }): RowOf<Member> => ({
      workspaceId,
      id: memberId,
      subject: subjectId,
      status: 'without-account',
      createdAt: now,
      updatedAt: now,
      ...fields,
    }),
  );
  await insertRows(em, Member, rows);
}

/** What the audit calls a member who was made. */
export function memberRecord({ memberId, subjectId }: NewMember): ImportedRecord {
  return { type: 'member', id: memberId, subjectId };
}

/** A member's place in a team, as a line states it. */
export interface Placement {
  readonly memberId: string;
  readonly team: string;
  readonly isManager: boolean;
}

/** Puts members into teams by name; teams that do not exist are made, and nobody is put in twice. */
export async function placeInTeams(batch: Batch, placements: readonly Placement[]): Promise<void> {
  const { em, workspaceId } = batch;
  const teams = await findTeams(
    batch,
    placements.map(({ team }) => team),
  );
  const made = new Map<string, RowOf<Team> & { readonly id: string }>();
  for (const { team } of placements)
    if (!teams.has(matchName(team)) && !made.has(matchName(team)))
      made.set(matchName(team), { ...batch.newRecord(), name: team });
  await insertRows(em, Team, [...made.values()]);
  const existing = await query<{ key: string }>(
    em,
    `select concat_ws(' ', team_id, member_id) as key from team_member where workspace_id = $1 and member_id = any($2::uuid[])`,
    [workspaceId, placements.map(({ memberId }) => memberId)],
  );
  const taken = new Set(existing.map(({ key }) => key));
  const rows: RowOf<TeamMember>[] = [];
  for (const { team, memberId, isManager } of placements) {
    const teamId = teams.get(matchName(team)) ?? made.get(matchName(team))?.id;
    if (taken.has(`${teamId} ${memberId}`)) continue;
    taken.add(`${teamId} ${memberId}`);
    rows.push({ workspaceId, id: newId(), team: teamId, member: memberId, isManager });
  }
  await insertRows(em, TeamMember, rows);
}

async function findTeams({ em, workspaceId }: Batch, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const rows = await query<{ id: string; name: string }>(
    em,
    'select id, name from team where workspace_id = $1 order by id',
    [workspaceId],
  );
  return new Map(rows.map(({ id, name }) => [matchName(name), id]));
}
