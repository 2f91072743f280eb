import { MikroORM } from '@mikro-orm/postgresql';
import { type CatalogueTable, readCatalogue } from '../../privacy/catalogue.ts';
import { ormConfig } from '../orm.ts';

/**
 * The catalogue of the whole product, read from its entities without a database.
 * @throws UnclassifiedError
 */
export function productCatalogue(): CatalogueTable[] {
  const orm = new MikroORM(ormConfig({ url: 'postgres://nobody@127.0.0.1:1/none' }));
  return readCatalogue(orm.getMetadata().getAll().values());
}
