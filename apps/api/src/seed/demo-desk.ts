import { Contact } from '@smartx/domain/contact';
import type { DemoMember } from '@smartx/domain/database';
import { foldRoles, type RoleKey, systemPermissions } from '@smartx/domain/identity';
import { type Purpose, Scope } from '@smartx/domain/kernel';
import { type PrivacyParts, personViewer } from '@smartx/domain/privacy';
import type { Application } from '../application.ts';

const DAY = 86_400_000;

/** What the cast is found by. */
export interface CastPerson {
  readonly subjectId: string;
  readonly contactId: string;
}

/** The staff of a demo workspace at work: what they do is done by the product's own commands, today or some days ago. */
export class DemoDesk {
  readonly privacy: PrivacyParts;

  constructor(
    private readonly app: Application,
    private readonly staff: readonly DemoMember[],
    readonly workspaceId: string,
  ) {
    this.privacy = app.privacy;
  }

  /** Who has a role here. @throws Error where nobody has it */
  member(role: RoleKey): DemoMember {
    const found = this.staff.find((one) => one.workspaceId === this.workspaceId && one.role === role);
    if (!found) throw new Error(`Nobody of the demo has the role ${role}.`);
    return found;
  }

  /** One of the staff, at work for a purpose. @throws Error where nobody has the role */
  as(role: RoleKey, purpose: Purpose, daysAgo = 0): Scope {
    const viewer = { kind: 'member', id: this.member(role).memberId, permissions: foldRoles([role]) } as const;
    return this.scope({ ...viewer, workspaceId: this.workspaceId }, purpose, daysAgo);
  }

  /** Somebody whom the product itself lets in. */
  asSystem(purpose: Purpose, daysAgo = 0): Scope {
    const viewer = { kind: 'system', id: null, permissions: systemPermissions() } as const;
    return this.scope({ ...viewer, workspaceId: this.workspaceId }, purpose, daysAgo);
  }

  /** Somebody at the privacy centre, or an agent who calls there. */
  asPerson(purpose: Purpose, daysAgo = 0): Scope {
    return this.scope(personViewer(this.workspaceId), purpose, daysAgo);
  }

  /** When something happened that is so long ago. */
  ago(days: number): Date {
    return new Date(this.app.clock.now().getTime() - days * DAY);
  }

  /** One of the cast by their address; null once they were deleted. */
  find(email: string): Promise<CastPerson | null> {
    const { workspaceId } = this;
    return this.asSystem('RIGHTS_HANDLING').transaction(async (em) => {
      const [match] = await this.privacy.directory.findByEmail(em, workspaceId, email);
      if (!match) return null;
      const subject: [string, string] = [workspaceId, match.subjectId];
      const contact = await em.findOne(Contact, { workspaceId, subject, deletedAt: null });
      return contact && { subjectId: match.subjectId, contactId: contact.id };
    });
  }

  private scope(viewer: Scope['viewer'], purpose: Purpose, daysAgo: number): Scope {
    const { orm, vault, jobs } = this.app;
    const clock = { now: () => this.ago(daysAgo) };
    return new Scope({ em: orm.em.fork(), viewer, purpose, clock, vault, jobs, through: 'seed' });
  }
}
