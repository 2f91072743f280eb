import { defineEntity, p } from '@mikro-orm/core';
import { recordStamps, tenantKey, tenantTable } from '../kernel/base-columns.ts';
import { notPersonal, relating } from '../kernel/classify.ts';
import { Member } from './member.entity.ts';

const RoleSchema = defineEntity({
  name: 'Role',
  ...tenantTable({ subjects: 'none' }),
  properties: {
    ...tenantKey(),
    /** Which of the product's roles it is; see `built-in-roles.ts`. */
    key: notPersonal(p.text()),
    name: notPersonal(p.text()),
    /** The purposes that it holds, as the bits of `kernel/purposes.ts`. */
    purposes: notPersonal(p.bigint()),
    ...recordStamps(),
  },
  uniques: [{ name: 'role_key', properties: ['workspaceId', 'key'] }],
});

/** What a member may do, with what, and for which purposes. */
export class Role extends RoleSchema.class {}
RoleSchema.setClass(Role);

const MemberRoleSchema = defineEntity({
  name: 'MemberRole',
  ...tenantTable({ subjects: { via: 'member' } }),
  properties: {
    ...tenantKey(),
    member: () =>
      notPersonal(p.manyToOne(Member).ref().joinColumns('workspace_id', 'member_id').deleteRule('no action')),
    role: () =>
      relating(p.manyToOne(Role).ref().joinColumns('workspace_id', 'role_id').deleteRule('no action'), {
        category: 'relationship',
        onErasure: 'delete-row',
      }),
  },
  uniques: [{ name: 'member_role_once', properties: ['workspaceId', 'member', 'role'] }],
});

/** A role that a member holds; members hold any number. */
export class MemberRole extends MemberRoleSchema.class {}
MemberRoleSchema.setClass(MemberRole);
