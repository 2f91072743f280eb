import type { EntityManager, Ref } from '@mikro-orm/postgresql';
import { Company } from '../company/company.entity.ts';
import { Contact } from '../contact/contact.entity.ts';
import { Deal } from '../deal/deal.entity.ts';
import type { Scope } from '../kernel/scope.ts';
import { Lead } from '../lead/lead.entity.ts';
import type { DataSubject } from '../privacy/subject/data-subject.entity.ts';
import { Product } from '../product/product.entity.ts';
import type { CustomFieldObject } from './custom-field-input.ts';

/** A record that holds custom values, and the person whom it is about. */
export interface RecordHolder {
  readonly record: { readonly id: string; readonly version: number; updatedAt: Date };
  readonly subject: Ref<DataSubject> | null;
}

/**
 * The record of an object, for a change.
 * @throws NotFoundError for one that the viewer may not change · StaleVersionError
 */
export async function findHolder(
  em: EntityManager,
  scope: Scope,
  object: CustomFieldObject,
  recordId: string,
  ifVersion?: number | null,
): Promise<RecordHolder> {
  switch (object) {
    case 'contact': {
      const record = await scope.findVisible(em, Contact, recordId, 'contact:update', ifVersion);
      return { record, subject: record.subject };
    }
    case 'company': {
      const record = await scope.findVisible(em, Company, recordId, 'company:update', ifVersion);
      return { record, subject: record.subject ?? null };
    }
    case 'lead': {
      const record = await scope.findVisible(em, Lead, recordId, 'lead:update', ifVersion);
      return { record, subject: (await record.contact.loadOrFail()).subject };
    }
    case 'deal': {
      const record = await scope.findVisible(em, Deal, recordId, 'deal:update', ifVersion);
      return { record, subject: (await record.contact?.loadOrFail())?.subject ?? null };
    }
    case 'product': {
      const record = await scope.findVisible(em, Product, recordId, 'product:update', ifVersion);
      return { record, subject: null };
    }
  }
}
