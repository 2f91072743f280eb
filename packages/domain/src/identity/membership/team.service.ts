import type { EntityManager } from '@mikro-orm/postgresql';
import { DuplicateFoundError, NotFoundError, WrongStateError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Change, Scope } from '../../kernel/scope.ts';
import { Member } from '../member.entity.ts';
import { requiredName } from '../sign-in/sign-in-address.ts';
import { Team, TeamMember } from '../team.entity.ts';

/** Teams: members who share the row scope "team". */
export class TeamService {
  constructor(private readonly scope: Scope) {}

  /**
   * Makes a team without members.
   * @throws NotAllowedError · InvalidInputError · DuplicateFoundError
   */
  async create(name: string): Promise<string> {
    this.scope.require('team:update');
    const wanted = requiredName(name);
    return this.scope.transaction(async (em) => {
      await this.assertFree(em, wanted);
      const now = this.scope.clock.now();
      const { workspaceId } = this.scope;
      const team = em.create(Team, { workspaceId, id: newId(), name: wanted, createdAt: now, updatedAt: now });
      em.persist(team);
      this.record(em, team.id, 1, [{ field: 'name', to: wanted }]);
      return team.id;
    });
  }

  /**
   * Gives a team another name.
   * @throws NotAllowedError · InvalidInputError · NotFoundError · StaleVersionError · DuplicateFoundError
   */
  async rename(teamId: string, name: string, ifVersion?: number | null): Promise<string> {
    this.scope.require('team:update');
    const wanted = requiredName(name);
    return this.scope.transaction(async (em) => {
      const team = await this.scope.findVisible(em, Team, teamId, 'team:update', ifVersion);
      if (team.name === wanted) return team.id;
      await this.assertFree(em, wanted);
      this.record(em, team.id, team.version + 1, [{ field: 'name', from: team.name, to: wanted }]);
      Object.assign(team, { name: wanted, updatedAt: this.scope.clock.now() });
      return team.id;
    });
  }

  /**
   * Puts a member into a team, or says anew whether they manage it.
   * @throws NotAllowedError · NotFoundError · WrongStateError for somebody who left
   */
  async addMember(teamId: string, memberId: string, isManager = false): Promise<string> {
    this.scope.require('team:update');
    return this.scope.transaction(async (em) => {
      const team = await this.scope.findVisible(em, Team, teamId, 'team:update');
      const member = await this.scope.findVisible(em, Member, memberId, 'team:update');
      if (member.status === 'left') throw new WrongStateError('left', 'This member has left the workspace.');
      const place = await this.findPlace(em, teamId, memberId);
      if (place) place.isManager = isManager;
      else {
        const { workspaceId } = this.scope;
        em.persist(em.create(TeamMember, { workspaceId, id: newId(), team, member, isManager }));
      }
      const field = isManager ? 'manager' : 'member';
      this.recordOn(em, team, [{ field, to: memberId }]);
      return team.id;
    });
  }

  /**
   * Takes a member out of a team.
   * @throws NotAllowedError · NotFoundError also for somebody who is not in it
   */
  async removeMember(teamId: string, memberId: string): Promise<string> {
    this.scope.require('team:update');
    return this.scope.transaction(async (em) => {
      const team = await this.scope.findVisible(em, Team, teamId, 'team:update');
      const place = await this.findPlace(em, teamId, memberId);
      if (!place) throw new NotFoundError('member');
      em.remove(place);
      this.recordOn(em, team, [{ field: 'member', from: memberId }]);
      return team.id;
    });
  }

  private async findPlace(em: EntityManager, teamId: string, memberId: string): Promise<TeamMember | null> {
    const { workspaceId } = this.scope;
    return em.findOne(TeamMember, {
      workspaceId,
      team: [workspaceId, teamId],
      member: [workspaceId, memberId],
    });
  }

  private async assertFree(em: EntityManager, name: string): Promise<void> {
    const taken = await em.findOne(Team, { workspaceId: this.scope.workspaceId, name });
    if (taken) throw new DuplicateFoundError('team', [taken.id], 'name');
  }

  private recordOn(em: EntityManager, team: Team, changes: readonly Change[]): void {
    this.record(em, team.id, team.version + 1, changes);
    team.updatedAt = this.scope.clock.now();
  }

  private record(em: EntityManager, teamId: string, version: number, changes: readonly Change[]): void {
    this.scope.record(em, { action: 'team:update', targetType: 'team', targetId: teamId, version, changes });
  }
}
