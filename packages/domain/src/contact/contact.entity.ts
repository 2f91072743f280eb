import { defineEntity, p } from '@mikro-orm/core';
import { Company } from '../company/company.entity.ts';
import { Member } from '../identity/member.entity.ts';
import {
  binColumns,
  instant,
  LINK,
  oneOf,
  recordStamps,
  sealedBytes,
  searchableName,
  tenantKey,
  tenantTable,
} from '../kernel/base-columns.ts';
import { identifying, notPersonal, type PersonalDeclaration, relating } from '../kernel/classify.ts';
import { type Purpose, purposeBits } from '../kernel/purposes.ts';
import { DataSubject } from '../privacy/subject/data-subject.entity.ts';
import { DECISION_FROM_SUBJECT, decisionColumns } from '../privacy/subject/decision-copy.ts';

const ORIGIN: PersonalDeclaration = { category: 'relationship', onErasure: 'clear' };

/** Where a person stands in the relationship with the workspace. */
export const LIFECYCLES = ['prospect', 'lead', 'customer', 'former-customer', 'other'] as const;

/** From whom a contact's data came; GDPR Art. 13 holds for the person, Art. 14 for the others. */
export const COLLECTED_FROM = ['person', 'third-party', 'public-source', 'not-stated'] as const;

/** On which way somebody was told what GDPR Art. 14 says they are told. */
export const NOTICE_METHODS = ['email', 'letter', 'phone-call', 'in-person'] as const;

/** Why nobody is told: the grounds of GDPR Art. 14(5)(a) to (d), and that there is nobody any more (recital 27). */
export const NOTICE_EXEMPTIONS = ['has-information', 'disproportionate', 'law', 'secrecy', 'deceased'] as const;

/** The purposes for which people are listed although most of them may refuse: those who allow them are found without the others. */
const LISTED_FOR: readonly Purpose[] = ['RELATIONSHIP', 'MARKETING', 'PARTNER_SHARING'];

const NAMES_OF_WILLING = LISTED_FOR.map((purpose) => {
  const name = `contact_by_sort_name_${purpose.toLowerCase()}`;
  return {
    name,
    expression: `create index "${name}" on "contact" ("workspace_id", "sort_name", "id")
      where (blocked & ${purposeBits([purpose])}::bigint) < 1 and deleted_at is null`,
  };
});

const ContactSchema = defineEntity({
  name: 'Contact',
  ...tenantTable({ subjects: { via: 'subject' } }),
  properties: {
    ...tenantKey(),
    subject: () =>
      notPersonal(p.manyToOne(DataSubject).ref().joinColumns('workspace_id', 'subject_id').deleteRule('no action')),
    company: () =>
      relating(
        p.manyToOne(Company).ref().nullable().joinColumns('workspace_id', 'company_id').deleteRule('no action'),
        LINK,
      ),
    owner: () =>
      relating(
        p.manyToOne(Member).ref().nullable().joinColumns('workspace_id', 'owner_id').deleteRule('no action'),
        LINK,
      ),
    fullName: identifying(p.text().nullable(), searchableName()),
    givenName: identifying(p.text().nullable(), searchableName()),
    familyName: identifying(p.text().nullable(), searchableName()),
    /** What lists sort by: the full name without case and accents. */
    sortName: identifying(p.text().nullable(), searchableName()),
    jobTitle: relating(p.text().nullable(), { category: 'identity', onErasure: 'clear', stored: 'searchable' }),
    city: relating(p.text().nullable(), { category: 'contact', onErasure: 'clear', stored: 'searchable' }),
    country: relating(p.text().nullable(), { category: 'contact', onErasure: 'clear', stored: 'searchable' }),
    birthDate: identifying(sealedBytes().nullable(), {
      category: 'identity',
      onErasure: 'clear',
      mask: 'year',
      stored: 'sealed',
    }),
    language: relating(p.text().nullable(), { category: 'preference', onErasure: 'clear' }),
    lifecycle: relating(oneOf('lifecycle', LIFECYCLES).default('prospect'), {
      category: 'relationship',
      onErasure: 'clear',
    }),
    /** The day on which somebody stopped being a customer; how long their data is kept after that rests on it. */
    relationshipEndedOn: relating(p.date().nullable(), { category: 'relationship', onErasure: 'clear' }),
    collectedFrom: relating(oneOf('collected_from', COLLECTED_FROM).default('not-stated'), ORIGIN),
    source: relating(p.text().default('not stated'), ORIGIN),
    collectedAt: relating(instant(), ORIGIN),
    importRunId: notPersonal(p.uuid().nullable()),
    /** GDPR Art. 14: the notice that is due where the data did not come from the person. */
    noticeState: relating(oneOf('notice_state', ['not-needed', 'due', 'sent', 'exempt']).default('not-needed'), ORIGIN),
    noticeDueOn: relating(p.date().nullable(), ORIGIN),
    noticeSentAt: relating(instant().nullable(), ORIGIN),
    noticeMethod: relating(oneOf('notice_method', NOTICE_METHODS).nullable(), ORIGIN),
    /** The message with which it was mailed: whether it went out stands there. */
    noticeMessageId: relating(p.uuid().nullable(), LINK),
    noticeExemptGround: relating(oneOf('notice_exempt_ground', NOTICE_EXEMPTIONS).nullable(), ORIGIN),
    /**
     * The last real exchange with the person; retention rests on it. Import, edit and reassignment never move it; of two who are
     * merged the later one counts, or the day on which the other was recorded where that is later.
     */
    lastInteractionAt: relating(instant().nullable(), { category: 'relationship', onErasure: 'clear' }),
    ...decisionColumns(),
    ...recordStamps(),
    ...binColumns(),
  },
  triggers: DECISION_FROM_SUBJECT,
  indexes: [
    ...NAMES_OF_WILLING,
    { name: 'contact_by_sort_name', properties: ['workspaceId', 'sortName', 'id'] },
    { name: 'contact_by_created', properties: ['workspaceId', 'createdAt', 'id'] },
    { name: 'contact_by_interaction', properties: ['workspaceId', 'lastInteractionAt', 'id'] },
    { name: 'contact_by_company', properties: ['workspaceId', 'company', 'sortName', 'id'] },
    { name: 'contact_by_owner', properties: ['workspaceId', 'owner', 'sortName', 'id'] },
    { name: 'contact_by_job_title', properties: ['workspaceId', 'jobTitle', 'id'] },
    { name: 'contact_by_city', properties: ['workspaceId', 'city', 'id'] },
    { name: 'contact_by_country', properties: ['workspaceId', 'country', 'id'] },
    { name: 'contact_by_lifecycle', properties: ['workspaceId', 'lifecycle', 'id'] },
    { name: 'contact_by_source', properties: ['workspaceId', 'source', 'id'] },
    { name: 'contact_by_subject', properties: ['workspaceId', 'subject'] },
    { name: 'contact_by_notice', properties: ['workspaceId', 'noticeDueOn', 'id'] },
    {
      name: 'contact_sort_name_trigram',
      expression: 'create index "contact_sort_name_trigram" on "contact" using gin ("sort_name" gin_trgm_ops)',
    },
  ],
});

/** A person the workspace deals with; the data subject of most privacy requests. E-mails and phones are rows of {@link ContactPoint}. */
export class Contact extends ContactSchema.class {}
ContactSchema.setClass(Contact);
