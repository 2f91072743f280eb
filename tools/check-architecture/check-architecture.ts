/** `node tools/check-architecture/check-architecture.ts [--json]`: exit code 1 when anything fails. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkArchitecture } from './architecture.ts';
import { formatReport } from './report.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const root = fileURLToPath(new URL('../..', import.meta.url));
const report = checkArchitecture(root);
console.log(values.json ? JSON.stringify(report, null, 2) : formatReport(report));
process.exitCode = report.passed ? 0 : 1;
