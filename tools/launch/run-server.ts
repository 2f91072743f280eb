import { buildIfNeeded } from './build.ts';
import { endWithLauncher, readDotEnv, runBuilt } from './launcher.ts';

endWithLauncher();
readDotEnv();
if (await buildIfNeeded()) await runBuilt('apps/api/dist/main.js');
else process.exitCode = 1;
