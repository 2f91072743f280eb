import { defineEntity, p } from '@mikro-orm/core';
import { binColumns, recordStamps, tenantKey, tenantTable } from '../kernel/base-columns.ts';
import { notPersonal } from '../kernel/classify.ts';

const ProductSchema = defineEntity({
  name: 'Product',
  ...tenantTable({ subjects: 'none' }),
  properties: {
    ...tenantKey(),
    name: notPersonal(p.text()),
    matchName: notPersonal(p.text()),
    series: notPersonal(p.text().nullable()),
    priceMinor: notPersonal(p.bigint().nullable()),
    priceCurrency: notPersonal(p.text().nullable()),
    isActive: notPersonal(p.boolean().default(true)),
    importRunId: notPersonal(p.uuid().nullable()),
    ...recordStamps(),
    ...binColumns(),
  },
  indexes: [
    { name: 'product_by_name', properties: ['workspaceId', 'name', 'id'] },
    { name: 'product_by_match_name', properties: ['workspaceId', 'matchName'] },
  ],
});

/** Something that the workspace sells. */
export class Product extends ProductSchema.class {}
ProductSchema.setClass(Product);
