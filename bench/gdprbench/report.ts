import { cpus } from 'node:os';
import { ROLE_NAMES } from './roles.ts';
import type { Size } from './store.ts';
import type { Outcome } from './work.ts';

/** What a store showed. */
export interface Measured {
  readonly name: string;
  readonly loadSeconds: number;
  /** What the records added. */
  readonly size: Size;
  readonly outcomes: readonly Outcome[];
}

/** The page of results, with what is wrong in it and what is slower. */
export function resultsText(
  settings: { readonly records: number; readonly deeds: number },
  measured: readonly Measured[],
): string {
  const [plain] = measured;
  return `# GDPRbench

Written by \`npm run bench:gdpr\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, PostgreSQL 18.
${settings.records.toLocaleString('en')} records, ${settings.deeds.toLocaleString('en')} deeds a role, 16 at once. Seconds until all were done, and how many answers were right. The layers are asked
through Apollo Server, without sign-in or limits; SmartX through its public GraphQL API, with sign-in, history, events, the log of reads and
everything else that it always does. "The record itself" is its table with the indexes by which its lists are sorted, filtered and searched: two
here, more than twenty in SmartX. What is left are the layers: keys, consents, history, events, audit, log of reads.

| store | load s | ${ROLE_NAMES.map((role) => `${role} s`).join(' | ')} | all s | against plain | right | bytes a record | against plain | of the record itself | all, against itself |
|---|---|${ROLE_NAMES.map(() => '---|').join('')}---|---|---|---|---|---|---|
${measured.map((one) => line(one, plain ?? one, settings.records)).join('\n')}
`;
}

function line(one: Measured, plain: Measured, records: number): string {
  const seconds = one.outcomes.map((outcome) => outcome.seconds);
  const cells = [
    one.name,
    one.loadSeconds.toFixed(1),
    ...seconds.map((each) => each.toFixed(2)),
    total(one).toFixed(1),
    `${(total(one) / total(plain)).toFixed(1)} ×`,
    one.outcomes.map(({ role, correct }) => `${role} ${correct} %`).join(', '),
    Math.round(one.size.all / records).toLocaleString('en'),
    `${(one.size.all / plain.size.all).toFixed(1)} ×`,
    Math.round(one.size.records / records).toLocaleString('en'),
    `${(one.size.all / one.size.records).toFixed(1)} ×`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function total({ loadSeconds, outcomes }: Measured): number {
  return outcomes.reduce((sum, { seconds }) => sum + seconds, loadSeconds);
}
