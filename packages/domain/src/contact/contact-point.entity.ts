import { defineEntity, p } from '@mikro-orm/core';
import { instant, oneOf, recordStamps, sealedBytes, tenantKey, tenantTable } from '../kernel/base-columns.ts';
import { identifying, notPersonal, type PersonalDeclaration, relating } from '../kernel/classify.ts';
import { Contact } from './contact.entity.ts';

const ADDRESS: PersonalDeclaration = { category: 'contact', onErasure: 'delete-row' };

/** The kinds of address at which a person is reached. */
export const CONTACT_POINT_KINDS = ['email', 'phone', 'postal', 'url', 'handle'] as const;

const ContactPointSchema = defineEntity({
  name: 'ContactPoint',
  ...tenantTable({ subjects: { via: 'contact' } }),
  properties: {
    ...tenantKey(),
    contact: () =>
      notPersonal(p.manyToOne(Contact).ref().joinColumns('workspace_id', 'contact_id').deleteRule('no action')),
    kind: notPersonal(oneOf('kind', CONTACT_POINT_KINDS)),
    /** E-mail only, in clear. */
    clearValue: identifying(p.text().nullable(), { ...ADDRESS, mask: 'email', stored: 'searchable' }),
    clearNormalised: identifying(p.text().nullable(), { ...ADDRESS, mask: 'hide', stored: 'searchable' }),
    /** Everything else, under the person's key. */
    sealedValue: identifying(sealedBytes().nullable(), { ...ADDRESS, mask: 'last4', stored: 'sealed' }),
    /** Keyed hash of the normalised value: finds equal values, tells nothing else; see docs/privacy/blind-indexes.md. */
    blindIndex: identifying(p.blob().nullable(), { ...ADDRESS, mask: 'hide' }),
    /** Keyed hash of the last four digits of a phone number. */
    blindLast4: identifying(p.blob().nullable(), { ...ADDRESS, mask: 'hide' }),
    normalisationVersion: notPersonal(p.integer().default(1)),
    label: relating(p.text().nullable(), ADDRESS),
    isPrimary: relating(p.boolean().default(false), ADDRESS),
    /** A family's or a team's address: control of it proves nobody's identity. */
    isShared: relating(p.boolean().default(false), ADDRESS),
    verifiedAt: relating(instant().nullable(), ADDRESS),
    /** Since when it is this address: no consent that named it before is about it. */
    valueChangedAt: relating(instant().nullable(), ADDRESS),
    source: relating(p.text().nullable(), ADDRESS),
    ...recordStamps(),
  },
  checks: [
    {
      name: 'contact_point_one_form',
      expression:
        "case when kind = 'email'::text then ((clear_value is not null) and (clear_normalised is not null) and (sealed_value is null) and (blind_index is null)) else ((sealed_value is not null) and (blind_index is not null) and (clear_value is null) and (clear_normalised is null)) end",
    },
  ],
  indexes: [
    { name: 'contact_point_by_contact', properties: ['workspaceId', 'contact', 'kind', 'id'] },
    { name: 'contact_point_by_email', properties: ['workspaceId', 'clearNormalised'] },
    { name: 'contact_point_by_blind_index', properties: ['workspaceId', 'blindIndex'] },
    { name: 'contact_point_by_last4', properties: ['workspaceId', 'blindLast4'] },
    {
      name: 'contact_point_clear_normalised_trigram',
      expression:
        'create index "contact_point_clear_normalised_trigram" on "contact_point" using gin ("clear_normalised" gin_trgm_ops)',
    },
  ],
});

/** An address of a person: e-mail, phone, post. Never unique in a workspace, because families and teams share them. */
export class ContactPoint extends ContactPointSchema.class {}
ContactPointSchema.setClass(ContactPoint);
