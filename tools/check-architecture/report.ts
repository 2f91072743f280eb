/** Something to mend, at a place. */
export interface Finding {
  rule: string;
  path: string;
  line: number;
  message: string;
}

/** One line of the table. What is only measured has no limit and fails nothing. */
export interface Target {
  name: string;
  value: string;
  limit: string;
  verdict: 'ok' | 'missed' | 'measured';
  offenders: Finding[];
}

/** Everything one run found; `passed` decides the exit code. */
export interface Report {
  passed: boolean;
  files: number;
  findings: Finding[];
  targets: Target[];
}

const shownOffenders = 15;

/** The report for people: broken rules by place, the table, and what stands behind each missed target. */
export function formatReport(report: Report): string {
  const missed = report.targets.filter(({ verdict }) => verdict === 'missed');
  return [
    ...report.findings.map(formatFinding),
    ...(report.findings.length > 0 ? [''] : []),
    ...formatTable(report.targets),
    ...missed.filter(({ offenders }) => offenders.length > 0).flatMap(formatOffenders),
    '',
    `${report.files} files, ${report.findings.length} broken rules, ${missed.length} missed targets: ${report.passed ? 'pass' : 'fail'}`,
  ].join('\n');
}

/** One finding as an editor can jump to it. */
export function formatFinding({ path, line, rule, message }: Finding): string {
  return `${path}:${line} [${rule}] ${message}`;
}

function formatOffenders({ name, offenders }: Target): string[] {
  const rest = offenders.length - shownOffenders;
  const shown = offenders.slice(0, shownOffenders).map(({ path, line, message }) => `  ${path}:${line} ${message}`);
  return ['', name, ...shown, ...(rest > 0 ? [`  … and ${rest} more`] : [])];
}

function formatTable(targets: Target[]): string[] {
  const rows = [
    ['target', 'value', 'limit', ''],
    ...targets.map(({ name, value, limit, verdict }) => [name, value, limit, verdict]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
