/**
 * Writes docs/privacy/record-of-processing.md from the declarations of the entities; with `--check` it only tells whether
 * the file is up to date.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { runnerImport } from 'vite';

interface Printer {
  printRecordOfProcessing(): string;
}

const file = 'docs/privacy/record-of-processing.md';
const { module: printer } = await runnerImport<Printer>(
  './packages/domain/src/database/catalogue/print-record-of-processing.ts',
);
const record = printer.printRecordOfProcessing();

if (!process.argv.includes('--check')) {
  mkdirSync('docs/privacy', { recursive: true });
  writeFileSync(file, record);
  console.log(`written: ${file}`);
} else if (readFileSync(file, 'utf8') !== record) {
  console.error(`${file} is out of date: run node tools/print-record-of-processing.ts`);
  process.exitCode = 1;
}
