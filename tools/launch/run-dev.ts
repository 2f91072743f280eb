import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfNeeded } from './build.ts';
import { endWithLauncher, readDotEnv, root } from './launcher.ts';
import { passSignalsOn, startProgram } from './run-program.ts';

const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
const env = { NODE_ENV: 'development' };

endWithLauncher();
passSignalsOn();
readDotEnv();
if (!(await buildIfNeeded())) process.exit(1);

const programs = [
  startProgram([vite, 'build', '--watch', '--logLevel=warn'], { cwd: join(root, 'apps', 'api'), env }),
  startProgram(['--watch', '--watch-preserve-output', '--enable-source-maps', join(root, 'apps/api/dist/main.js')], {
    env,
  }),
  ...['web', 'admin']
    .map((name) => join(root, 'apps', name))
    .filter((cwd) => existsSync(join(cwd, 'vite.config.ts')))
    .map((cwd) => startProgram([vite], { cwd, env })),
];
// One that ends takes the others along: half a development server only confuses.
for (const program of programs) {
  program.once('exit', () => {
    for (const other of programs) other.kill('SIGTERM');
  });
}
