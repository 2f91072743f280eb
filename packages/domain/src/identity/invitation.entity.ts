import { defineEntity, p } from '@mikro-orm/core';
import { instant, LINK, tenantKey, tenantTable } from '../kernel/base-columns.ts';
import { identifying, notPersonal, relating } from '../kernel/classify.ts';
import { Member } from './member.entity.ts';

const InvitationSchema = defineEntity({
  name: 'Invitation',
  ...tenantTable({ subjects: { via: 'member' } }),
  properties: {
    ...tenantKey(),
    /** The member whom the invited person becomes; made with the invitation. */
    member: () =>
      notPersonal(p.manyToOne(Member).ref().joinColumns('workspace_id', 'member_id').deleteRule('no action')),
    email: identifying(p.text().nullable(), {
      category: 'contact',
      onErasure: 'clear',
      mask: 'email',
      stored: 'searchable',
    }),
    tokenHash: notPersonal(p.blob()),
    invitedById: relating(p.uuid().nullable(), LINK),
    createdAt: notPersonal(instant()),
    expiresAt: notPersonal(instant()),
    acceptedAt: notPersonal(instant().nullable()),
    revokedAt: notPersonal(instant().nullable()),
  },
  uniques: [{ name: 'invitation_token', properties: ['workspaceId', 'tokenHash'] }],
  indexes: [{ name: 'invitation_by_token', properties: ['tokenHash'] }],
});

/** An invitation into a workspace; its token is mailed and kept as a hash. */
export class Invitation extends InvitationSchema.class {}
InvitationSchema.setClass(Invitation);
