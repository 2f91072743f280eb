import type { EntityMetadata } from '@mikro-orm/core';
import { MikroORM } from '@mikro-orm/postgresql';
import { type CatalogueTable, readCatalogue } from '../../privacy/catalogue.ts';
import { ormConfig } from '../orm.ts';

/**
 * The catalogue of the whole product, read from its entities without a database.
 * @throws UnclassifiedError
 */
export function productCatalogue(): CatalogueTable[] {
  return readCatalogue(discovered().getMetadata().getAll().values());
}

/** The metadata of every entity by its class, for what describes the product without a database: its contract, its statements. */
export function productMetadata(): (entity: abstract new () => object) => EntityMetadata {
  const metadata = discovered().getMetadata();
  return (entity) => metadata.get(entity);
}

/** The metadata of every table of the product. */
export function productTables(): EntityMetadata[] {
  return [...discovered().getMetadata().getAll().values()];
}

let orm: MikroORM | undefined;

function discovered(): MikroORM {
  orm ??= new MikroORM(ormConfig({ url: 'postgres://nobody@127.0.0.1:1/none' }));
  return orm;
}
