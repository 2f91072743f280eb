import type { CopyColumn, CopyDocument, CopySection, CopyValue } from './copy-document.ts';
import type { TextFile } from './zip-archive.ts';

/** The copy as files: a page for people, JSON and one CSV for each section for machines (GDPR Art. 15(3), 20(1)). */
export function renderCopy(copy: CopyDocument): TextFile[] {
  return [
    { name: 'index.html', content: renderPage(copy) },
    { name: 'data.json', content: `${JSON.stringify(copy, null, 2)}\n` },
    ...copy.sections.map((section) => ({ name: `csv/${section.name}.csv`, content: renderCsv(section) })),
  ];
}

/** A section as RFC 4180 text; a cell that a spreadsheet would run as a formula is written as text. */
export function renderCsv({ columns, rows }: CopySection): string {
  const lines = [
    columns.map(({ name }) => csvCell(name)),
    ...rows.map((row) => columns.map(({ name }) => csvCell(row[name] ?? null))),
  ];
  return `\uFEFF${lines.map((cells) => `${cells.join(',')}\r\n`).join('')}`;
}

function csvCell(value: CopyValue): string {
  const text = value === null ? '' : String(value);
  const isFormula = /^[=@\t\r]/.test(text) || (/^[+-]/.test(text) && !/^[+-][\d\s().,/-]*$/.test(text));
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function renderPage(copy: CopyDocument): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`Your data at ${copy.workspace}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(`Your data at ${copy.workspace}`)}</h1>
<p>This is everything that ${escapeHtml(copy.workspace)} held about you on ${escapeHtml(dateTime(copy.madeAt))}, in answer to
your request ${escapeHtml(copy.reference)} (GDPR Art. 15). The file <code>data.json</code> has the same for machines, the folder
<code>csv</code> the same as tables.</p>
${contents(copy)}
${purposes(copy)}
${categories(copy)}
${copy.sections.map(sectionHtml).join('\n')}
${files(copy)}
${rights(copy)}
</main>
</body>
</html>
`;
}

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#1a1a1a;background:#fff}
main{max-width:72rem;margin:auto;padding:1.5rem}table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}
th,td{border:1px solid #767676;padding:.35rem .5rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}
th{background:#f2f2f2}section{overflow-x:auto}h2{margin-top:2.5rem}@media print{main{max-width:none}a{color:inherit}}`;

function contents({ sections, ...copy }: CopyDocument): string {
  const entries = sections.map(
    ({ name, title, rows }) => `<li><a href="#${escapeHtml(name)}">${escapeHtml(title)}</a> (${rows.length})</li>`,
  );
  return `<nav aria-label="Contents"><h2>Contents</h2><ul>
<li><a href="#purposes">What it is used for</a></li>
<li><a href="#retention">How long it is kept</a></li>
${entries.join('\n')}
${
  copy.files.length > 0
    ? `<li><a href="#contents">The files themselves</a> (${copy.files.length})</li>
`
    : ''
}<li><a href="#rights">What is left out, and your rights</a></li>
</ul></nav>`;
}

function purposes(copy: CopyDocument): string {
  const rows = copy.purposes.map(({ wording, isOn, verdict }) => [
    wording,
    verdict.basis ?? 'none',
    !isOn ? 'not done here' : verdict.allowed ? 'yes' : `no: ${(verdict.cause ?? 'refused').replaceAll('-', ' ')}`,
  ]);
  return htmlTable('purposes', 'What it is used for', ['Purpose', 'Legal ground', 'Done with your data'], rows);
}

function categories(copy: CopyDocument): string {
  const rows = copy.categories.map(({ label, examples, retention }) => [label, examples, retention]);
  return htmlTable('retention', 'How long it is kept', ['Data', 'For example', 'Until'], rows);
}

function sectionHtml({ name, title, relation, columns, rows }: CopySection): string {
  // A column that is empty everywhere is in the other files; here it would only hide the rest.
  const shown = columns.filter((column) => !column.isTechnical && rows.some((row) => row[column.name] != null));
  const cells = rows.map((row) => shown.map((column) => text(row, column)));
  const heads = shown.map(({ label }) => label);
  return htmlTable(name, `${title} (${relation})`, heads, cells);
}

/** Links into the archive: each file lies beside this page as it was. */
function files(copy: CopyDocument): string {
  if (copy.files.length === 0) return '';
  const items = copy.files.map(({ path }) => {
    const href = path.split('/').map(encodeURIComponent).join('/');
    return `<li><a href="${escapeHtml(href)}" download>${escapeHtml(path)}</a></li>`;
  });
  return `<section id="contents"><h2>The files themselves</h2><ul>
${items.join('\n')}
</ul></section>`;
}

function text(row: CopySection['rows'][number], { name }: CopyColumn): string {
  const value = row[name] ?? null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === null ? '' : String(value);
}

function rights({ withheld }: CopyDocument): string {
  const left = withheld.map((reason) => `<li>${escapeHtml(reason)}</li>`).join('\n');
  return `<section id="rights"><h2>What is left out, and your rights</h2><ul>
${left}
</ul>
<p>You can ask for correction, deletion or restriction of this data, object to its use, and take it with you. You can complain
to a data protection authority, for example where you live. Nothing in this product decides about you by itself.</p></section>`;
}

function htmlTable(id: string, title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('');
  const body = rows
    .map((cells) => `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`)
    .join('\n');
  return `<section aria-labelledby="${escapeHtml(id)}"><h2 id="${escapeHtml(id)}">${escapeHtml(title)}</h2>
<table><thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table></section>`;
}

function dateTime(instant: Date): string {
  return `${instant.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
