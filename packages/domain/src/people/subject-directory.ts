import type { EntityManager } from '@mikro-orm/postgresql';
import { normaliseEmail } from '../contact/email-address.ts';
import { BUILT_IN_ROLES, ROLE_KEYS } from '../identity/built-in-roles.ts';
import type { Vault } from '../kernel/vault.ts';
import type { SuppressionDigest } from '../privacy/ledger/suppression-list.ts';
import type { SubjectDirectory, SubjectMatch } from '../privacy/privacy-parts.ts';
import { digestsOfPeople } from './recognised-by.ts';

/** Finds people by their addresses among contacts, members and accounts, for the privacy engine, which knows none of them. */
export class WorkspaceDirectory implements SubjectDirectory {
  constructor(private readonly vault: Vault) {}

  normaliseEmail(text: string): string | null {
    return normaliseEmail(text)?.normalised ?? null;
  }

  /** Everybody with the address, the recycle bin included; somebody merged stands for the one they were merged into. */
  findByEmail(em: EntityManager, workspaceId: string, normalised: string): Promise<SubjectMatch[]> {
    return em.execute<SubjectMatch[]>(
      `select s.id as "subjectId", s.kind, bool_or(held.is_shared) as "isShared"
       from (select c.subject_id, p.is_shared from contact_point p
               join contact c on c.workspace_id = p.workspace_id and c.id = p.contact_id
              where p.workspace_id = ? and p.clear_normalised = ?
             union all select subject_id, false from member where workspace_id = ? and lower(email) = ?
             union all select subject_id, false from account where workspace_id = ? and lower(email) = ?) held
       join data_subject s on s.workspace_id = ? and s.id = held.subject_id
       where s.erased_at is null group by s.id, s.kind order by s.id`,
      [workspaceId, normalised, workspaceId, normalised, workspaceId, normalised, workspaceId],
    );
  }

  digestsOf(em: EntityManager, workspaceId: string, subjectIds: readonly string[]): Promise<SuppressionDigest[]> {
    return digestsOfPeople(em, this.vault, workspaceId, subjectIds);
  }

  async ties(em: EntityManager, workspaceId: string, subjectIds: readonly string[]): Promise<'member' | null> {
    const [tie] = await em.execute(
      `select 1 from member where workspace_id = ? and subject_id in (?) and status <> 'left' limit 1`,
      [workspaceId, subjectIds],
    );
    return tie ? 'member' : null;
  }

  async provenEmails(em: EntityManager, workspaceId: string, subjectIds: readonly string[]): Promise<string[]> {
    if (subjectIds.length === 0) return [];
    const rows = await em.execute<{ email: string }[]>(
      `select distinct p.clear_normalised as email from contact_point p
         join contact c on c.workspace_id = p.workspace_id and c.id = p.contact_id
        where p.workspace_id = ? and c.subject_id in (?) and p.kind = 'email' and p.verified_at is not null
          and p.clear_normalised is not null order by 1`,
      [workspaceId, subjectIds],
    );
    return rows.map(({ email }) => email);
  }

  async noteProven(
    em: EntityManager,
    workspaceId: string,
    subjectIds: readonly string[],
    normalised: string,
    at: Date,
  ): Promise<void> {
    if (subjectIds.length === 0) return;
    await em.execute(
      `update contact_point p set verified_at = ?::timestamptz from contact c
        where p.workspace_id = ? and p.kind = 'email' and p.clear_normalised = ? and p.verified_at is null
          and c.workspace_id = p.workspace_id and c.id = p.contact_id and c.subject_id in (?)`,
      [at.toISOString(), workspaceId, normalised, subjectIds],
    );
  }

  async mailboxes(em: EntityManager, workspaceId: string, subjectIds: readonly string[]): Promise<string[]> {
    if (subjectIds.length === 0) return [];
    const rows = await em.execute<{ email: string }[]>(
      `select p.clear_value as email from contact_point p
         join contact c on c.workspace_id = p.workspace_id and c.id = p.contact_id
        where p.workspace_id = ? and c.subject_id in (?) and c.deleted_at is null and p.kind = 'email' and not p.is_shared
        union select email from member where workspace_id = ? and subject_id in (?) and email is not null order by 1`,
      [workspaceId, subjectIds, workspaceId, subjectIds],
    );
    return rows.map(({ email }) => email);
  }

  async languageOf(em: EntityManager, workspaceId: string, subjectId: string): Promise<string> {
    const [row] = await em.execute<{ language: string | null }[]>(
      `select coalesce((select max(language) from contact where workspace_id = ? and subject_id = ?), locale) as language
       from workspace where id = ?`,
      [workspaceId, subjectId, workspaceId],
    );
    return row?.language ?? 'en';
  }

  async approverAddresses(em: EntityManager, workspaceId: string): Promise<{ subjectId: string; email: string }[]> {
    const ids = await this.approvers(em, workspaceId);
    if (ids.length === 0) return [];
    return em.execute<{ subjectId: string; email: string }[]>(
      `select subject_id as "subjectId", email from member
       where workspace_id = ? and id in (?) and email is not null order by id`,
      [workspaceId, ids],
    );
  }

  async approvers(em: EntityManager, workspaceId: string): Promise<string[]> {
    const roles = ROLE_KEYS.filter((key) => BUILT_IN_ROLES[key].scopes['request:approve'] === 'all');
    const rows = await em.execute<{ id: string }[]>(
      `select distinct m.id from member m
         join member_role mr on mr.workspace_id = m.workspace_id and mr.member_id = m.id
         join role r on r.workspace_id = mr.workspace_id and r.id = mr.role_id
        where m.workspace_id = ? and m.status = 'active' and r.key in (?)`,
      [workspaceId, roles],
    );
    return rows.map(({ id }) => id);
  }
}
