import { defineEntity, p } from '@mikro-orm/core';
import { Contact } from '../contact/contact.entity.ts';
import { Member } from '../identity/member.entity.ts';
import {
  binColumns,
  instant,
  LINK,
  oneOf,
  recordStamps,
  sealedBytes,
  tenantKey,
  tenantTable,
} from '../kernel/base-columns.ts';
import { notPersonal, type PersonalDeclaration, relating } from '../kernel/classify.ts';

const ENQUIRY: PersonalDeclaration = { category: 'relationship', onErasure: 'clear' };

/** Where an enquiry stands. */
export const LEAD_STATUSES = ['new', 'working', 'qualified', 'converted', 'disqualified'] as const;

const LeadSchema = defineEntity({
  name: 'Lead',
  ...tenantTable({ subjects: { via: 'contact' } }),
  properties: {
    ...tenantKey(),
    contact: () =>
      notPersonal(p.manyToOne(Contact).ref().joinColumns('workspace_id', 'contact_id').deleteRule('no action')),
    owner: () =>
      relating(
        p.manyToOne(Member).ref().nullable().joinColumns('workspace_id', 'owner_id').deleteRule('no action'),
        LINK,
      ),
    status: notPersonal(oneOf('status', LEAD_STATUSES).default('new')),
    source: relating(p.text().nullable(), ENQUIRY),
    origin: relating(p.text().nullable(), ENQUIRY),
    score: relating(p.integer().nullable(), ENQUIRY),
    visitCount: relating(p.integer().nullable(), { category: 'usage', onErasure: 'clear' }),
    secondsOnSite: relating(p.integer().nullable(), { category: 'usage', onErasure: 'clear' }),
    pagesPerVisit: relating(p.float().nullable(), { category: 'usage', onErasure: 'clear' }),
    lastActivity: relating(p.text().nullable(), ENQUIRY),
    enquiry: relating(sealedBytes().nullable(), { category: 'communication', onErasure: 'clear', stored: 'sealed' }),
    convertedDealId: relating(p.uuid().nullable(), LINK),
    convertedAt: relating(instant().nullable(), ENQUIRY),
    /** What the conversion did, so that it can be taken back: where the lead stood, what was made, from where to where the person went. */
    statusBefore: notPersonal(oneOf('status_before', LEAD_STATUSES).nullable()),
    madeDeal: notPersonal(p.boolean().default(false)),
    /** A deal that existed got the person. */
    tiedDeal: notPersonal(p.boolean().default(false)),
    madeCompany: notPersonal(p.boolean().default(false)),
    movedToId: relating(p.uuid().nullable(), LINK),
    movedFromId: relating(p.uuid().nullable(), LINK),
    importRunId: notPersonal(p.uuid().nullable()),
    ...recordStamps(),
    ...binColumns(),
  },
  indexes: [
    { name: 'lead_by_created', properties: ['workspaceId', 'createdAt', 'id'] },
    { name: 'lead_by_status', properties: ['workspaceId', 'status', 'createdAt', 'id'] },
    { name: 'lead_by_source', properties: ['workspaceId', 'source', 'id'] },
    { name: 'lead_by_score', properties: ['workspaceId', 'score', 'id'] },
    { name: 'lead_by_contact', properties: ['workspaceId', 'contact'] },
    { name: 'lead_by_owner', properties: ['workspaceId', 'owner'] },
  ],
});

/** An enquiry of a contact before qualification; what identifies the person lives on the contact. */
export class Lead extends LeadSchema.class {}
LeadSchema.setClass(Lead);

const LeadAnswerSchema = defineEntity({
  name: 'LeadAnswer',
  ...tenantTable({ subjects: { via: 'lead' } }),
  properties: {
    ...tenantKey(),
    lead: () => notPersonal(p.manyToOne(Lead).ref().joinColumns('workspace_id', 'lead_id').deleteRule('no action')),
    question: notPersonal(p.text()),
    answer: relating(p.text(), { category: 'communication', onErasure: 'delete-row' }),
    position: notPersonal(p.integer()),
  },
  indexes: [{ name: 'lead_answer_by_lead', properties: ['workspaceId', 'lead', 'position', 'id'] }],
});

/** One further answer that came with an enquiry, under the question as it was asked. */
export class LeadAnswer extends LeadAnswerSchema.class {}
LeadAnswerSchema.setClass(LeadAnswer);
