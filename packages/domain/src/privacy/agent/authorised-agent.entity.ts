import { defineEntity, p } from '@mikro-orm/core';
import { instant, LINK, recordStamps, tenantKey, tenantTable } from '../../kernel/base-columns.ts';
import { notPersonal, relating } from '../../kernel/classify.ts';

const AuthorisedAgentSchema = defineEntity({
  name: 'AuthorisedAgent',
  ...tenantTable({ subjects: 'none' }),
  properties: {
    ...tenantKey(),
    /** What people know the company or association as. */
    name: notPersonal(p.text()),
    /** Its id in the directory of the Data Rights Protocol. */
    drpId: notPersonal(p.text()),
    /** The id by which it knows this workspace: what is meant for somebody else is not for us. */
    businessId: notPersonal(p.text()),
    /** The public Ed25519 key that its requests are checked with, 32 bytes in base64. */
    verifyKey: notPersonal(p.text()),
    /** Where it hears of its requests; nothing is ever sent to an address that stands in a request. */
    callbackUrl: notPersonal(p.text().nullable()),
    /** SHA-256 of the token that it was given; the newest alone holds. */
    tokenHash: notPersonal(p.blob().nullable()),
    tokenMadeAt: notPersonal(instant().nullable()),
    /** When it last sent something that was accepted. */
    lastCallAt: notPersonal(instant().nullable()),
    suspendedAt: notPersonal(instant().nullable()),
    suspendReason: notPersonal(p.text().nullable()),
    addedById: relating(p.uuid().nullable(), LINK),
    ...recordStamps(),
  },
  uniques: [
    { name: 'authorised_agent_once', properties: ['workspaceId', 'drpId'] },
    { name: 'authorised_agent_by_token', properties: ['workspaceId', 'tokenHash'] },
  ],
});

/** A company or association that people let use their rights for them, and that signs what it sends. */
export class AuthorisedAgent extends AuthorisedAgentSchema.class {}
AuthorisedAgentSchema.setClass(AuthorisedAgent);

const AgentCallSchema = defineEntity({
  name: 'AgentCall',
  ...tenantTable({ subjects: 'none' }),
  properties: {
    ...tenantKey(),
    agent: () =>
      notPersonal(p.manyToOne(AuthorisedAgent).ref().joinColumns('workspace_id', 'agent_id').deleteRule('no action')),
    /** Keyed hash of what was signed: without the workspace's key it tells nothing. */
    digest: notPersonal(p.blob()),
    /** Until then it could be sent again; afterwards it is too old by itself, and the row goes. */
    expiresAt: notPersonal(instant()),
  },
  uniques: [{ name: 'agent_call_once', properties: ['workspaceId', 'digest'] }],
});

/** A signed message that was accepted, so that nobody sends it a second time. */
export class AgentCall extends AgentCallSchema.class {}
AgentCallSchema.setClass(AgentCall);
