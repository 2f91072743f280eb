import { Product } from '../../product/product.entity.ts';
import { PRODUCT_LIMITS } from '../../product/product.service.ts';
import { matchName } from '../../record/match-name.ts';
import type { FileLine } from '../mapping/file-line.ts';
import { identityKeys } from '../write/identity-keys.ts';
import type { ObjectWriter } from '../write/object-writer.ts';
import { writeNamedRecords } from '../write/write-named-records.ts';

/** Products, found by external id or name. */
export const PRODUCT_WRITER: ObjectWriter = {
  keysOf: (line) => identityKeys(line, 'name'),
  write: (batch, lines) =>
    writeNamedRecords(batch, lines, {
      type: 'product',
      create: 'product:update',
      update: 'product:update',
      entity: Product,
      read: readFields,
      load: ({ em, workspaceId }, ids) => em.find(Product, { workspaceId, id: { $in: [...ids] } }),
    }),
};

function readFields(line: FileLine) {
  const price = line.money('price');
  const isActive = line.boolean('isActive') ?? true;
  return line.check((check) => {
    const name = check.requiredText('name', line.text('name'), PRODUCT_LIMITS.name);
    const { minor, currency } = check.money('price', price);
    const series = check.text('series', line.text('series'), PRODUCT_LIMITS.series);
    return { name, matchName: matchName(name), series, priceMinor: minor, priceCurrency: currency, isActive };
  });
}
