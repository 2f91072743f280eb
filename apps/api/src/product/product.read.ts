import { Product } from '@smartx/domain/product';
import { CUSTOM_FIELDS } from '../custom-field/custom-field.read.ts';
import { externalIdsOf } from '../external-id/external-id.read.ts';
import { readType } from '../read/read-type.ts';

/** How a product is read. */
export const productRead = readType({
  name: 'Product',
  entity: Product,
  idKind: 'product',
  customObject: 'product',
  readAction: 'product:read',
  hasBin: true,
  fields: {
    customFields: CUSTOM_FIELDS,
    externalIds: externalIdsOf('product', { personal: false }),
    price: { kind: 'money', minor: 'priceMinor', currency: 'priceCurrency' },
  },
  sorts: { NAME: { property: 'name' } },
});
