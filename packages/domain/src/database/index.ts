export { DEFINER_FUNCTIONS } from './definer-functions.ts';
export { ENTITIES } from './entities.ts';
export { assertEveryColumnClassified } from './every-column-classified.ts';
export { FOREIGN_TABLES, type ForeignTable } from './foreign-tables.ts';
export { type DatabaseUrls, type ForeignMigration, migrateDatabase, NewerDatabaseError } from './migrate.ts';
export { type EntityManager, type MikroORM, openOrm } from './orm.ts';
export { productCatalogue } from './product-catalogue.ts';
export { type DemoMember, isEmptyInstallation, type SeedParts, seedDemo } from './seeds/demo.seed.ts';
