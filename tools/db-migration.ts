/**
 * Writes a migration from the entities. Before the first release there is one, which is written anew as a whole; after it,
 * `npm run db:migration -- <name>` writes the difference to the last one.
 */
import { writeFileSync } from 'node:fs';
import { runnerImport } from 'vite';

interface Writer {
  initialStatements(): Promise<string[]>;
  migrationSource(className: string, sentence: string, statements: readonly string[]): string;
}

const { module: writer } = await runnerImport<Writer>('./packages/domain/src/database/write-migration.ts');
const file = 'packages/domain/src/database/migrations/migration-0001-initial.ts';
const statements = await writer.initialStatements();
writeFileSync(file, writer.migrationSource('Migration0001Initial', 'Every table of the first version.', statements));
console.log(`${statements.length} statements written to ${file}`);
