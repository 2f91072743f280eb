import { defineEntity, p } from '@mikro-orm/core';
import { instant, LINK, oneOf, recordStamps, sealedBytes, tenantKey, tenantTable } from '../../kernel/base-columns.ts';
import { identifying, notPersonal, type PersonalDeclaration, relating } from '../../kernel/classify.ts';
import { DataSubject, RESTRICTION_GROUNDS } from '../subject/data-subject.entity.ts';

const PROOF: PersonalDeclaration = { category: 'request', onErasure: { keepFor: 'proof' } };

/** Under the request's own key, which is destroyed 30 days after closing. */
const UNDER_REQUEST_KEY: PersonalDeclaration = { ...PROOF, stored: 'sealed' };

/** The rights that a person can use; the words of the law. */
export const REQUEST_KINDS = [
  'access',
  'portability',
  'rectification',
  'erasure',
  'restriction',
  'objection',
  'marketing-stop',
  'automated-decision-review',
  'complaint',
] as const;

/** Under which law a person asks. */
export const REQUEST_REGIMES = ['gdpr', 'uk', 'ccpa', 'lgpd', 'pipeda'] as const;

/** How a request came in. */
export const REQUEST_CHANNELS = ['portal', 'mail', 'phone', 'post', 'staff', 'operator', 'agent'] as const;

/** Why a request is not carried out, as the law words it. */
export const REFUSAL_GROUNDS = [
  'identity-not-proven',
  'manifestly-unfounded',
  'excessive',
  'nothing-held',
  'legal-obligation',
  'legal-claims',
  'freedom-of-expression',
  'public-health',
  'research-and-archive',
  'rights-of-others',
] as const;

/** What was decided about a right that is weighed: it is granted, in part, or refused with reasons. */
export const DECISIONS = ['granted', 'partly', 'refused'] as const;

/**
 * For whom somebody asks: themselves, a child whose parent or guardian they are, somebody who authorised them, or somebody who
 * died.
 */
export const ASKED_FOR = ['self', 'child', 'client', 'deceased'] as const;

/** What was seen of an heir or of whoever a person named; seen, and not kept. */
export const ESTATE_PROOFS = [
  'death-certificate',
  'certificate-of-inheritance',
  'will-or-directive',
  'court-order',
  'notary-letter',
] as const;

/** On which ground somebody has a say over the data of a person who died, or has none. */
export const ESTATE_GROUNDS = [
  'directives',
  'settling-the-estate',
  'own-interest',
  'family-interest',
  'law-applies-after-death',
  'courtesy',
  'no-right',
  'forbidden-by-the-person',
  'not-shown',
] as const;

/** Whose rule about people who died was applied; `other` where the country has none (recital 27 GDPR). */
export const ESTATE_LAWS = ['FR', 'IT', 'DK', 'other'] as const;

/** Where a request stands. */
export const REQUEST_STATES = [
  'awaiting-verification',
  'received',
  'in-progress',
  'awaiting-approval',
  'carried-out',
  'closed',
  'refused',
  'withdrawn',
] as const;

const PrivacyRequestSchema = defineEntity({
  name: 'PrivacyRequest',
  ...tenantTable({ subjects: 'participants' }),
  properties: {
    ...tenantKey(),
    /** What the person quotes, such as `PR-7K2M-94QD`; random, tells nothing. */
    reference: notPersonal(p.text()),
    kind: notPersonal(oneOf('kind', REQUEST_KINDS)),
    state: notPersonal(oneOf('state', REQUEST_STATES)),
    /** Whether the workspace answers as controller or forwards as processor. */
    role: notPersonal(oneOf('role', ['controller', 'processor']).default('controller')),
    /** The law that rules: whose last day is the earliest of those whose clock goes on. */
    regime: notPersonal(oneOf('regime', REQUEST_REGIMES).default('gdpr')),
    /** Every law that holds, with a space between. */
    regimes: notPersonal(p.text().default('gdpr')),
    language: notPersonal(p.text().default('en')),
    channel: notPersonal(oneOf('channel', REQUEST_CHANNELS)),
    /** Receipt in the channel: the clock starts here. */
    receivedAt: notPersonal(instant()),
    dueOn: notPersonal(p.date()),
    extendedAt: notPersonal(instant().nullable()),
    extensionReason: notPersonal(p.text().nullable()),
    /** When the question was sent that the person has not answered yet; the clock of some laws stands still since. */
    askedAt: notPersonal(instant().nullable()),
    /** For how many days questions stopped the clock that are over. */
    pausedDays: notPersonal(p.integer().default(0)),
    /** When the person was told that the request came in, and by when it is answered. */
    acknowledgedAt: notPersonal(instant().nullable()),
    requesterName: identifying(sealedBytes().nullable(), UNDER_REQUEST_KEY),
    requesterEmail: identifying(sealedBytes().nullable(), UNDER_REQUEST_KEY),
    /** For somebody who has no address that a code could be mailed to. */
    requesterPhone: identifying(sealedBytes().nullable(), UNDER_REQUEST_KEY),
    emailIndex: identifying(p.blob().nullable(), PROOF),
    message: relating(sealedBytes().nullable(), UNDER_REQUEST_KEY),
    askedFor: notPersonal(oneOf('asked_for', ASKED_FOR).default('self')),
    /** Who asks for somebody that authorised them, where they are no registered agent. */
    agentName: identifying(sealedBytes().nullable(), UNDER_REQUEST_KEY),
    /** Whose data it is about, where that person died. */
    deceasedName: identifying(sealedBytes().nullable(), UNDER_REQUEST_KEY),
    /** The registered agent whose signed request it is. */
    agentId: notPersonal(p.uuid().nullable()),
    /** What the agent calls it. */
    agentRequestId: relating(sealedBytes().nullable(), UNDER_REQUEST_KEY),
    /** The standing that the agent was told last. */
    agentTold: notPersonal(p.text().nullable()),
    estateProof: notPersonal(oneOf('estate_proof', ESTATE_PROOFS).nullable()),
    estateProofAt: notPersonal(instant().nullable()),
    estateLaw: notPersonal(oneOf('estate_law', ESTATE_LAWS).nullable()),
    estateGround: notPersonal(oneOf('estate_ground', ESTATE_GROUNDS).nullable()),
    /** When somebody decided that the request of an heir is followed, or is not; nothing is done before. */
    estateDecidedAt: notPersonal(instant().nullable()),
    /** What an objection is about: purposes with a space between; empty for all that can be objected to. */
    objectedTo: notPersonal(p.text().default('')),
    /** On which ground of GDPR Art. 18(1) the person wants the use of their data restricted. */
    restrictionGround: notPersonal(oneOf('restriction_ground', RESTRICTION_GROUNDS).nullable()),
    decision: notPersonal(oneOf('decision', DECISIONS).nullable()),
    decidedAt: notPersonal(instant().nullable()),
    /** The reasons as the person reads them. */
    decisionReason: relating(sealedBytes().nullable(), UNDER_REQUEST_KEY),
    /** When staff had a reason to doubt that the request is the person's own; until they know, it counts as not proven. */
    doubtedAt: notPersonal(instant().nullable()),
    doubtReason: relating(sealedBytes().nullable(), UNDER_REQUEST_KEY),
    /** The earlier request for the same right with which this one is answered together. */
    duplicateOfId: notPersonal(p.uuid().nullable()),
    /** The address of the workspace to which the operator handed the request over; here nothing of it is left but the dates. */
    forwardedTo: notPersonal(p.text().nullable()),
    /** When everything that goes into the copy was searched for other people. */
    textsSearchedAt: notPersonal(instant().nullable()),
    /** When the person's other proven addresses were told of a deletion. */
    othersToldAt: notPersonal(instant().nullable()),
    codeHash: notPersonal(p.blob().nullable()),
    codeExpiresAt: notPersonal(instant().nullable()),
    codeAttempts: notPersonal(p.integer().default(0)),
    codesSent: notPersonal(p.integer().default(0)),
    codeSentAt: notPersonal(instant().nullable()),
    /** Keyed hash of the token with which the person follows the request and fetches the copy, once the address is proven. */
    tokenHash: notPersonal(p.blob().nullable()),
    tokenExpiresAt: notPersonal(instant().nullable()),
    verifiedAt: notPersonal(instant().nullable()),
    assigneeId: relating(p.uuid().nullable(), LINK),
    preparedById: relating(p.uuid().nullable(), LINK),
    preparedAt: notPersonal(instant().nullable()),
    approvedById: relating(p.uuid().nullable(), LINK),
    approvedAt: notPersonal(instant().nullable()),
    /** Nobody else in the workspace held the right to approve. */
    isSelfApproved: notPersonal(p.boolean().default(false)),
    refusalGround: notPersonal(oneOf('refusal_ground', REFUSAL_GROUNDS).nullable()),
    carriedOutAt: notPersonal(instant().nullable()),
    closedAt: notPersonal(instant().nullable()),
    /** When the request's own key was destroyed, 30 days after closing: who asked, and the mails, are unreadable since. */
    identityDestroyedAt: notPersonal(instant().nullable()),
    ...recordStamps(),
  },
  uniques: [{ name: 'privacy_request_reference', properties: ['workspaceId', 'reference'] }],
  indexes: [
    { name: 'privacy_request_by_due', properties: ['workspaceId', 'dueOn', 'id'] },
    { name: 'privacy_request_by_received', properties: ['workspaceId', 'receivedAt', 'id'] },
    { name: 'privacy_request_by_email', properties: ['workspaceId', 'emailIndex'] },
    { name: 'privacy_request_by_agent', properties: ['workspaceId', 'agentId', 'id'] },
  ],
});

/** A person's request under a privacy law (GDPR Art. 12 and 15 to 22). */
export class PrivacyRequest extends PrivacyRequestSchema.class {}
PrivacyRequestSchema.setClass(PrivacyRequest);

const RequestSubjectSchema = defineEntity({
  name: 'RequestSubject',
  ...tenantTable({ subjects: { via: 'subject' } }),
  properties: {
    ...tenantKey(),
    request: () =>
      notPersonal(p.manyToOne(PrivacyRequest).ref().joinColumns('workspace_id', 'request_id').deleteRule('no action')),
    subject: () =>
      relating(p.manyToOne(DataSubject).ref().joinColumns('workspace_id', 'subject_id').deleteRule('no action'), PROOF),
    includedById: relating(p.uuid().nullable(), LINK),
  },
  uniques: [{ name: 'request_subject_once', properties: ['workspaceId', 'request', 'subject'] }],
  indexes: [{ name: 'request_subject_by_subject', properties: ['workspaceId', 'subject'] }],
});

/** A person whom a request covers; one request may cover several duplicates of them. */
export class RequestSubject extends RequestSubjectSchema.class {}
RequestSubjectSchema.setClass(RequestSubject);

const RequestEventSchema = defineEntity({
  name: 'RequestEvent',
  ...tenantTable({ subjects: 'none', appendOnly: true }),
  properties: {
    ...tenantKey(),
    request: () =>
      notPersonal(p.manyToOne(PrivacyRequest).ref().joinColumns('workspace_id', 'request_id').deleteRule('no action')),
    type: notPersonal(p.text()),
    /** A sentence with ids and numbers only. */
    detail: notPersonal(p.text().nullable()),
    actorKind: notPersonal(p.text()),
    actorId: relating(p.uuid().nullable(), PROOF),
    occurredAt: notPersonal(instant()),
  },
  indexes: [{ name: 'request_event_by_request', properties: ['workspaceId', 'request', 'occurredAt', 'id'] }],
});

/** A step in the life of a request. */
export class RequestEvent extends RequestEventSchema.class {}
RequestEventSchema.setClass(RequestEvent);

const AccessCopySchema = defineEntity({
  name: 'AccessCopy',
  ...tenantTable({ subjects: { via: 'request' } }),
  properties: {
    ...tenantKey(),
    request: () =>
      notPersonal(p.manyToOne(PrivacyRequest).ref().joinColumns('workspace_id', 'request_id').deleteRule('no action')),
    storageKey: notPersonal(p.text()),
    byteSize: notPersonal(p.bigint()),
    madeAt: notPersonal(instant()),
    /** At most 7 days after it was made. */
    expiresAt: notPersonal(instant()),
    downloadCount: notPersonal(p.integer().default(0)),
    lastDownloadedAt: notPersonal(instant().nullable()),
    destroyedAt: notPersonal(instant().nullable()),
  },
  indexes: [{ name: 'access_copy_by_request', properties: ['workspaceId', 'request'] }],
});

/** The archive that answers an access request; encrypted under the request's key, destroyed when it expires. */
export class AccessCopy extends AccessCopySchema.class {}
AccessCopySchema.setClass(AccessCopy);
