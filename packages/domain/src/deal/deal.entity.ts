import { defineEntity, p } from '@mikro-orm/core';
import { Company } from '../company/company.entity.ts';
import { Contact } from '../contact/contact.entity.ts';
import { Member } from '../identity/member.entity.ts';
import { binColumns, instant, LINK, oneOf, recordStamps, tenantKey, tenantTable } from '../kernel/base-columns.ts';
import { notPersonal, relating } from '../kernel/classify.ts';
import { Product } from '../product/product.entity.ts';
import { Pipeline, Stage } from './pipeline/pipeline.entity.ts';

const DealSchema = defineEntity({
  name: 'Deal',
  ...tenantTable({ subjects: { via: 'contact' } }),
  properties: {
    ...tenantKey(),
    name: relating(p.text(), { category: 'commerce', onErasure: 'pseudonymise', stored: 'searchable' }),
    company: () =>
      notPersonal(
        p.manyToOne(Company).ref().nullable().joinColumns('workspace_id', 'company_id').deleteRule('no action'),
      ),
    contact: () =>
      relating(
        p.manyToOne(Contact).ref().nullable().joinColumns('workspace_id', 'contact_id').deleteRule('no action'),
        LINK,
      ),
    owner: () =>
      relating(
        p.manyToOne(Member).ref().nullable().joinColumns('workspace_id', 'owner_id').deleteRule('no action'),
        LINK,
      ),
    pipeline: () =>
      notPersonal(p.manyToOne(Pipeline).ref().joinColumns('workspace_id', 'pipeline_id').deleteRule('no action')),
    stage: () => notPersonal(p.manyToOne(Stage).ref().joinColumns('workspace_id', 'stage_id').deleteRule('no action')),
    valueMinor: notPersonal(p.bigint().nullable()),
    valueCurrency: notPersonal(p.text().nullable()),
    engagedOn: notPersonal(p.date().nullable()),
    expectedCloseOn: notPersonal(p.date().nullable()),
    closedOn: notPersonal(p.date().nullable()),
    lostReason: relating(p.text().nullable(), { category: 'commerce', onErasure: 'clear' }),
    stageEnteredAt: notPersonal(instant()),
    importRunId: notPersonal(p.uuid().nullable()),
    ...recordStamps(),
    ...binColumns(),
  },
  indexes: [
    { name: 'deal_by_name', properties: ['workspaceId', 'name', 'id'] },
    { name: 'deal_by_created', properties: ['workspaceId', 'createdAt', 'id'] },
    { name: 'deal_by_value', properties: ['workspaceId', 'valueMinor', 'id'] },
    { name: 'deal_by_closed', properties: ['workspaceId', 'closedOn', 'id'] },
    { name: 'deal_by_expected_close', properties: ['workspaceId', 'expectedCloseOn', 'id'] },
    { name: 'deal_by_stage', properties: ['workspaceId', 'stage', 'stageEnteredAt', 'id'] },
    { name: 'deal_by_owner', properties: ['workspaceId', 'owner', 'id'] },
    { name: 'deal_by_company', properties: ['workspaceId', 'company', 'id'] },
    { name: 'deal_by_contact', properties: ['workspaceId', 'contact', 'id'] },
    {
      name: 'deal_name_trigram',
      expression: 'create index "deal_name_trigram" on "deal" using gin (lower("name") gin_trgm_ops)',
    },
  ],
});

/** A sale in a pipeline. */
export class Deal extends DealSchema.class {}
DealSchema.setClass(Deal);

const DealLineSchema = defineEntity({
  name: 'DealLine',
  ...tenantTable({ subjects: { via: 'deal' } }),
  properties: {
    ...tenantKey(),
    deal: () => notPersonal(p.manyToOne(Deal).ref().joinColumns('workspace_id', 'deal_id').deleteRule('no action')),
    product: () =>
      notPersonal(p.manyToOne(Product).ref().joinColumns('workspace_id', 'product_id').deleteRule('no action')),
    quantity: notPersonal(p.integer().default(1)),
    unitPriceMinor: notPersonal(p.bigint().nullable()),
    unitPriceCurrency: notPersonal(p.text().nullable()),
    position: notPersonal(p.integer().default(0)),
  },
  indexes: [{ name: 'deal_line_by_deal', properties: ['workspaceId', 'deal', 'position', 'id'] }],
});

/** A product in a deal. */
export class DealLine extends DealLineSchema.class {}
DealLineSchema.setClass(DealLine);

/** What a person has to say in a deal. */
export const DEAL_ROLES = ['decision-maker', 'influencer', 'champion', 'buyer', 'user', 'other'] as const;

/** A role of {@link DEAL_ROLES}. */
export type DealRole = (typeof DEAL_ROLES)[number];

const DealContactSchema = defineEntity({
  name: 'DealContact',
  ...tenantTable({ subjects: { via: 'contact' } }),
  properties: {
    ...tenantKey(),
    deal: () => notPersonal(p.manyToOne(Deal).ref().joinColumns('workspace_id', 'deal_id').deleteRule('no action')),
    contact: () =>
      notPersonal(p.manyToOne(Contact).ref().joinColumns('workspace_id', 'contact_id').deleteRule('no action')),
    role: relating(oneOf('role', DEAL_ROLES).default('other'), { category: 'commerce', onErasure: 'delete-row' }),
    position: notPersonal(p.integer().default(0)),
  },
  uniques: [{ name: 'deal_contact_once', properties: ['workspaceId', 'deal', 'contact'] }],
  indexes: [{ name: 'deal_contact_by_contact', properties: ['workspaceId', 'contact', 'deal'] }],
});

/** A person who has a part in a deal, beside the one to talk to. */
export class DealContact extends DealContactSchema.class {}
DealContactSchema.setClass(DealContact);
