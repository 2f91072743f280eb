import { recordOfProcessing } from '../../privacy/record-of-processing/record-of-processing.ts';
import { ACCOUNT_PURPOSES, CONTACT_PURPOSES } from '../../workspace/default-purposes.ts';
import { FOREIGN_TABLES } from './foreign-tables.ts';
import { productCatalogue } from './product-catalogue.ts';

/** The record of processing of the product as it is; needs no database. */
export function printRecordOfProcessing(): string {
  const listed = new Set(CONTACT_PURPOSES.map(({ purpose }) => purpose));
  const purposes = [...CONTACT_PURPOSES, ...ACCOUNT_PURPOSES.filter(({ purpose }) => !listed.has(purpose))];
  return recordOfProcessing(productCatalogue(), FOREIGN_TABLES, purposes);
}
