import { defineEntity, p } from '@mikro-orm/core';
import { Member } from '../identity/member.entity.ts';
import { binColumns, LINK, recordStamps, tenantKey, tenantTable } from '../kernel/base-columns.ts';
import { notPersonal, relating } from '../kernel/classify.ts';
import { DataSubject } from '../privacy/subject/data-subject.entity.ts';

const CompanySchema = defineEntity({
  name: 'Company',
  ...tenantTable({ subjects: { via: 'subject' } }),
  properties: {
    ...tenantKey(),
    /** Only a sole trader: there the company is a natural person. */
    subject: () =>
      relating(
        p.manyToOne(DataSubject).ref().nullable().joinColumns('workspace_id', 'subject_id').deleteRule('no action'),
        LINK,
      ),
    name: relating(p.text(), { category: 'identity', onErasure: 'pseudonymise', stored: 'searchable' }),
    /** The name without case, accents, spaces and punctuation: what "GTX Pro" and "GTXPro" share. */
    matchName: relating(p.text(), { category: 'identity', onErasure: 'pseudonymise', stored: 'searchable' }),
    domain: relating(p.text().nullable(), { category: 'contact', onErasure: 'clear', stored: 'searchable' }),
    website: relating(p.text().nullable(), { category: 'contact', onErasure: 'clear', stored: 'searchable' }),
    industry: notPersonal(p.text().nullable()),
    city: relating(p.text().nullable(), { category: 'contact', onErasure: 'clear', stored: 'searchable' }),
    country: notPersonal(p.text().nullable()),
    foundedYear: notPersonal(p.integer().nullable()),
    employeeCount: notPersonal(p.integer().nullable()),
    annualRevenueMinor: notPersonal(p.bigint().nullable()),
    annualRevenueCurrency: notPersonal(p.text().nullable()),
    parent: () =>
      notPersonal(
        p.manyToOne(Company).ref().nullable().joinColumns('workspace_id', 'parent_id').deleteRule('no action'),
      ),
    owner: () =>
      relating(
        p.manyToOne(Member).ref().nullable().joinColumns('workspace_id', 'owner_id').deleteRule('no action'),
        LINK,
      ),
    importRunId: notPersonal(p.uuid().nullable()),
    ...recordStamps(),
    ...binColumns(),
  },
  indexes: [
    { name: 'company_by_name', properties: ['workspaceId', 'name', 'id'] },
    { name: 'company_by_match_name', properties: ['workspaceId', 'matchName'] },
    { name: 'company_by_domain', properties: ['workspaceId', 'domain'] },
    { name: 'company_by_created', properties: ['workspaceId', 'createdAt', 'id'] },
    { name: 'company_by_industry', properties: ['workspaceId', 'industry', 'id'] },
    { name: 'company_by_city', properties: ['workspaceId', 'city', 'id'] },
    { name: 'company_by_country', properties: ['workspaceId', 'country', 'id'] },
    { name: 'company_by_employees', properties: ['workspaceId', 'employeeCount', 'id'] },
    { name: 'company_by_owner', properties: ['workspaceId', 'owner'] },
    { name: 'company_by_parent', properties: ['workspaceId', 'parent'] },
    // Nearly no company is a person.
    { name: 'company_by_subject', properties: ['workspaceId', 'subject'], where: 'subject_id is not null' },
    {
      name: 'company_name_trigram',
      expression: 'create index "company_name_trigram" on "company" using gin (lower("name") gin_trgm_ops)',
    },
  ],
});

/** An organisation that the workspace deals with. */
export class Company extends CompanySchema.class {}
CompanySchema.setClass(Company);
