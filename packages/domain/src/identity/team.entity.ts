import { defineEntity, p } from '@mikro-orm/core';
import { recordStamps, tenantKey, tenantTable } from '../kernel/base-columns.ts';
import { notPersonal, relating } from '../kernel/classify.ts';
import { Member } from './member.entity.ts';

const TeamSchema = defineEntity({
  name: 'Team',
  ...tenantTable({ subjects: 'none' }),
  properties: { ...tenantKey(), name: notPersonal(p.text()), ...recordStamps() },
  uniques: [{ name: 'team_name', properties: ['workspaceId', 'name'] }],
});

/** Members who share the row scope "team". */
export class Team extends TeamSchema.class {}
TeamSchema.setClass(Team);

const TeamMemberSchema = defineEntity({
  name: 'TeamMember',
  ...tenantTable({ subjects: { via: 'member' } }),
  properties: {
    ...tenantKey(),
    team: () => notPersonal(p.manyToOne(Team).ref().joinColumns('workspace_id', 'team_id').deleteRule('no action')),
    member: () =>
      notPersonal(p.manyToOne(Member).ref().joinColumns('workspace_id', 'member_id').deleteRule('no action')),
    isManager: relating(p.boolean().default(false), { category: 'relationship', onErasure: 'delete-row' }),
  },
  uniques: [{ name: 'team_member_once', properties: ['workspaceId', 'team', 'member'] }],
  indexes: [{ name: 'team_member_by_member', properties: ['workspaceId', 'member', 'team'] }],
});

/** A member's place in a team. */
export class TeamMember extends TeamMemberSchema.class {}
TeamMemberSchema.setClass(TeamMember);
