import { defineEntity, p } from '@mikro-orm/core';
import { instant, LINK, oneOf, sealedBytes, tenantKey, tenantTable } from '../../../kernel/base-columns.ts';
import { notPersonal, type PersonalDeclaration, relating } from '../../../kernel/classify.ts';
import { DataSubject } from '../../subject/data-subject.entity.ts';

/**
 * GDPR Art. 17(3)(b) and (e): why a single item outlives the erasure of its person. Each is a purpose of its own, for which
 * alone it can be read afterwards; the other grounds of Art. 17(3) refuse a request as a whole.
 */
export const KEEP_GROUNDS = ['legal-claims', 'legal-obligation'] as const;

/** A ground of {@link KEEP_GROUNDS}. */
export type KeepGround = (typeof KEEP_GROUNDS)[number];

const ErasureExemptionSchema = defineEntity({
  name: 'ErasureExemption',
  ...tenantTable({ subjects: 'none' }),
  properties: {
    ...tenantKey(),
    requestId: notPersonal(p.uuid()),
    /** The table and the row; not called a record, so that nobody takes it for a part of one. */
    itemTable: notPersonal(p.text()),
    itemId: notPersonal(p.uuid()),
    ground: notPersonal(oneOf('ground', KEEP_GROUNDS)),
    /** The last day on which the item is kept. */
    endsOn: notPersonal(p.date()),
    decidedById: relating(p.uuid().nullable(), LINK),
    decidedAt: notPersonal(instant()),
  },
  uniques: [{ name: 'erasure_exemption_once', properties: ['workspaceId', 'requestId', 'itemTable', 'itemId'] }],
});

/** What the officer decided to keep of an erasure that is not carried out yet, and on which ground. */
export class ErasureExemption extends ErasureExemptionSchema.class {}
ErasureExemptionSchema.setClass(ErasureExemption);

const KEPT: PersonalDeclaration = { category: 'request', onErasure: { keepFor: 'legal-claims' } };

const KeptItemSchema = defineEntity({
  name: 'KeptItem',
  ...tenantTable({ subjects: { via: 'subject' } }),
  properties: {
    ...tenantKey(),
    /** Who was erased; leads to nothing but what else was kept of them. */
    subject: () =>
      relating(p.manyToOne(DataSubject).ref().joinColumns('workspace_id', 'subject_id').deleteRule('no action'), KEPT),
    /** The erasure before which it was kept; null for a deal that was anonymised. */
    ledgerId: notPersonal(p.uuid().nullable()),
    requestId: notPersonal(p.uuid().nullable()),
    itemTable: notPersonal(p.text()),
    itemId: notPersonal(p.uuid()),
    ground: notPersonal(oneOf('ground', KEEP_GROUNDS)),
    /** The day of the sale or of the document, from which a law counts; null where none does. */
    startsOn: notPersonal(p.date().nullable()),
    /** The last day on which it is kept; null for one that a hold keeps, which ends when it is released. */
    endsOn: notPersonal(p.date().nullable()),
    holdItemId: notPersonal(p.uuid().nullable()),
    /** The item as it was, opened and sealed again under a key of its own. */
    snapshot: relating(sealedBytes().nullable(), { ...KEPT, stored: 'sealed' }),
    /** Keyed hash of the snapshot: what is read later is what was kept. */
    commitment: notPersonal(p.blob().nullable()),
    /** The copy of its content, where it has one. */
    storageKey: notPersonal(p.text().nullable()),
    keptAt: notPersonal(instant()),
    /** When it was destroyed because nothing kept it any more. */
    releasedAt: notPersonal(instant().nullable()),
  },
  indexes: [
    { name: 'kept_item_by_ledger', properties: ['workspaceId', 'ledgerId', 'itemTable', 'itemId'] },
    { name: 'kept_item_by_subject', properties: ['workspaceId', 'subject'] },
    { name: 'kept_item_by_item', properties: ['workspaceId', 'itemId'] },
    { name: 'kept_item_by_starts_on', properties: ['workspaceId', 'startsOn', 'id'] },
    { name: 'kept_item_by_ends_on', properties: ['workspaceId', 'endsOn', 'id'] },
    { name: 'kept_item_by_kept_at', properties: ['workspaceId', 'keptAt', 'id'] },
  ],
});

/** An item of an erased person that a ground keeps: a sealed copy, which is read for that ground alone. */
export class KeptItem extends KeptItemSchema.class {}
KeptItemSchema.setClass(KeptItem);
