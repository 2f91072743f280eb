export { assertEveryColumnClassified } from './catalogue/every-column-classified.ts';
export { FOREIGN_TABLES, type ForeignTable } from './catalogue/foreign-tables.ts';
export { productCatalogue } from './catalogue/product-catalogue.ts';
export { DEFINER_FUNCTIONS } from './definer-functions.ts';
export { ENTITIES } from './entities.ts';
export { type DatabaseUrls, type ForeignMigration, migrateDatabase, NewerDatabaseError } from './migrate.ts';
export { type EntityManager, type MikroORM, openOrm } from './orm.ts';
export { type DemoMember, isEmptyInstallation, type SeedParts, seedDemo } from './seeds/demo.seed.ts';
