/** Prints the three schemas from the code into `packages/client`; `--check` fails where they differ. */
import { readFileSync, writeFileSync } from 'node:fs';
import { runnerImport } from 'vite';

/** Not the module's own type: decorators are compiled in `apps/api` only. */
interface Printer {
  printSchemas(): Record<string, string>;
}

const { module: printer } = await runnerImport<Printer>('./apps/api/src/scripts/print-schema.ts');
const isCheck = process.argv.includes('--check');
let hasDrift = false;
for (const [file, sdl] of Object.entries(printer.printSchemas())) {
  const path = `packages/client/${file}`;
  if (!isCheck) writeFileSync(path, sdl);
  else if (read(path) !== sdl) {
    hasDrift = true;
    console.error(`${path} is not what the code says; run "npm run codegen".`);
  }
}
process.exitCode = hasDrift ? 1 : 0;

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
