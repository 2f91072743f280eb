/**
 * `npm run check`: types, lint, architecture, and that generated files are up to date. `node tools/check.ts types lint`
 * runs only the stages whose names begin so.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listFiles } from './check-architecture/tree/list-files.ts';

/** A program of its own, run by this Node from the root of the repository. */
interface Stage {
  name: string;
  program: string;
  args: string[];
}

interface Outcome {
  passed: boolean;
  seconds: number;
  output: string;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = 'node_modules/typescript/bin/tsc';
const biome = 'node_modules/@biomejs/biome/bin/biome';

/** Longest first, so that they do not wait for the short ones. */
const stages: Stage[] = [
  ...typedDirectories().map((directory) => ({ name: `types ${directory}`, program: tsc, args: ['-p', directory] })),
  { name: 'lint', program: biome, args: ['check', '--colors=off', '--max-diagnostics=40', '.'] },
  { name: 'architecture', program: 'tools/check-architecture/check-architecture.ts', args: [] },
  { name: 'repository', program: 'tools/check-architecture/check-repository.ts', args: [] },
  { name: 'schema', program: 'tools/print-schema.ts', args: ['--check'] },
  { name: 'contract', program: 'tools/check-schema/check-schema.ts', args: [] },
  { name: 'codegen', program: 'tools/codegen.ts', args: ['--check'] },
  { name: 'sql', program: 'tools/print-sql.ts', args: ['--check'] },
  { name: 'record of processing', program: 'tools/print-record-of-processing.ts', args: ['--check'] },
];

/** The root and every package with a `tsconfig.json` and at least one source; TypeScript refuses a project without any. */
function typedDirectories(): string[] {
  const paths = listFiles(root);
  const packages = paths
    .filter((path) => /^(apps|packages|examples)\/[^/]+\/tsconfig\.json$/.test(path))
    .map((path) => path.slice(0, -'/tsconfig.json'.length))
    .filter((directory) => paths.some((path) => path.startsWith(`${directory}/src/`) && /\.tsx?$/.test(path)));
  return [...packages, '.'];
}

function run({ program, args }: Stage): Promise<Outcome> {
  const start = performance.now();
  const child = spawn(process.execPath, [join(root, program), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ passed: code === 0, seconds: (performance.now() - start) / 1000, output }));
  });
}

/** Takes stages from the queue until it is empty; as many workers run at once as the machine has processors. */
async function work(queue: Iterator<Stage>, failures: string[]): Promise<void> {
  for (let next = queue.next(); !next.done; next = queue.next()) {
    const { passed, seconds, output } = await run(next.value);
    console.log(`${passed ? 'pass' : 'FAIL'}  ${seconds.toFixed(1).padStart(5)} s  ${next.value.name}`);
    if (!passed) failures.push(`\n── ${next.value.name} ──\n${output.trimEnd()}`);
  }
}

const wanted = process.argv.slice(2);
const chosen = stages.filter(({ name }) => wanted.length === 0 || wanted.some((start) => name.startsWith(start)));
const missing = chosen.filter(({ program }) => !existsSync(join(root, program)));
if (missing.length > 0) throw new Error(`not installed: ${missing.map(({ program }) => program).join(', ')}`);
if (chosen.length === 0) throw new Error(`no stage is called ${wanted.join(' or ')}`);

const failures: string[] = [];
const queue = chosen.values();
await Promise.all(Array.from({ length: availableParallelism() }, () => work(queue, failures)));
for (const failure of failures) console.log(failure);
process.exitCode = failures.length === 0 ? 0 : 1;
