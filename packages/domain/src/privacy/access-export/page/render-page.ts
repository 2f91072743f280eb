import type { CopyDocument, CopySection } from '../copy-document.ts';
import { inReadingOrder } from '../copy-words.ts';
import { type ShownRow, shownRows } from './shown-rows.ts';

/** Rows with more to say than this are easier to read one below the other. */
const WIDE = 5;
/** Many short rows stay a table, which scrolls sideways if it has to. */
const MANY_ROWS = 5;
const WIDEST = 9;

/** The page of a copy: for people, without a script, readable in the dark and on paper. */
export function renderPage(copy: CopyDocument): string {
  const sections = inReadingOrder(copy.sections);
  const title = escapeHtml(`Your data at ${copy.workspace}`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p class="lead">Everything that ${escapeHtml(copy.workspace)} held about you on ${escapeHtml(dateTime(copy.madeAt))}, in answer to
your request ${escapeHtml(copy.reference)} (GDPR Art. 15).</p>
<p class="note">The same for machines is in <code>data.json</code>, and as tables in the folder <code>csv</code>. Names and
addresses of other people, and the names of staff, are left out.</p>
${contents(sections)}
${purposes(copy)}
${categories(copy)}
${sections.map(sectionHtml).join('\n')}
${rights(copy)}
</main>
</body>
</html>
`;
}

const STYLE = `:root{color-scheme:light dark;--text:#1b1f27;--muted:#59616e;--line:#d5d9e0;--soft:#f5f6f8;--link:#3f46c4}
@media(prefers-color-scheme:dark){:root{--text:#e7e9ee;--muted:#a2a9b6;--line:#3a404b;--soft:#1f242c;--link:#a5aaff}
body{background:#15181d}}
body{font:16px/1.5 system-ui,sans-serif;margin:0;color:var(--text)}main{max-width:48rem;margin:auto;padding:2rem 1rem 4rem}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .5rem}h2{font-size:1.2rem;margin:2.5rem 0 .25rem}a{color:var(--link)}
.lead{font-size:1.1rem}.note,.about{color:var(--muted)}.about{margin:0 0 .75rem}nav ul{columns:2 18rem;padding-inline-start:1.2rem}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{border-block-end:1px solid var(--line);padding:.4rem .75rem .4rem 0;text-align:start;vertical-align:top;min-width:5rem}
th{color:var(--muted);font-weight:500}.record{border:1px solid var(--line);border-radius:6px;padding:.25rem 1rem;margin:0 0 1rem}
.record div{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:0 1rem;padding:.35rem 0}
.record div+div{border-block-start:1px solid var(--line)}dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}
code{background:var(--soft);padding:0 .25em;border-radius:4px}
@media(max-width:36rem){.record div{display:block}}@media print{main{max-width:none}.record,tr{break-inside:avoid}}`;

function contents(sections: readonly CopySection[]): string {
  const entries = sections.map(
    ({ name, title, rows }) => `<li><a href="#${escapeHtml(name)}">${escapeHtml(title)}</a> (${rows.length})</li>`,
  );
  return `<nav aria-label="Contents"><h2>Contents</h2><ul>
<li><a href="#purposes">What it is used for</a></li>
<li><a href="#retention">How long it is kept</a></li>
${entries.join('\n')}
<li><a href="#rights">What is left out, and your rights</a></li>
</ul></nav>`;
}

function purposes(copy: CopyDocument): string {
  const rows = copy.purposes.map(({ wording, isOn, verdict }) => [
    wording,
    (verdict.basis ?? 'none').replaceAll('-', ' '),
    !isOn ? 'not done here' : verdict.allowed ? 'yes' : `no: ${(verdict.cause ?? 'refused').replaceAll('-', ' ')}`,
  ]);
  return section(
    'purposes',
    'What it is used for',
    null,
    table(['Purpose', 'Legal ground', 'Done with your data'], rows),
  );
}

function categories(copy: CopyDocument): string {
  const rows = copy.categories.map(({ label, examples, retention }) => [label, examples, retention]);
  return section('retention', 'How long it is kept', null, table(['Data', 'For example', 'Until'], rows));
}

function sectionHtml(copied: CopySection): string {
  const { labels, rows } = shownRows(copied);
  const isTable = labels.length <= WIDE || (rows.length >= MANY_ROWS && labels.length <= WIDEST);
  const content = isTable
    ? table(
        labels,
        rows.map((row) => labels.map((label) => row.get(label) ?? '')),
      )
    : rows.map(record).join('\n');
  return section(copied.name, copied.title, copied.relation, content);
}

function record(row: ShownRow): string {
  const entries = [...row].map(
    ([label, text]) => `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(text)}</dd></div>`,
  );
  return `<dl class="record">${entries.join('')}</dl>`;
}

function rights({ withheld }: CopyDocument): string {
  const left = withheld.map((reason) => `<li>${escapeHtml(reason)}</li>`).join('\n');
  return section(
    'rights',
    'What is left out, and your rights',
    null,
    `<ul>
${left}
</ul>
<p>You can ask for correction, deletion or restriction of this data, object to its use, and take it with you. You can complain
to a data protection authority, for example where you live. Nothing in this product decides about you by itself.</p>`,
  );
}

function section(id: string, title: string, about: string | null, content: string): string {
  const name = escapeHtml(id);
  const note = about === null ? '' : `\n<p class="about">${escapeHtml(about)}</p>`;
  return `<section aria-labelledby="${name}"><h2 id="${name}">${escapeHtml(title)}</h2>${note}
${content}</section>`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('');
  const body = rows
    .map((cells) => `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`)
    .join('\n');
  return `<div class="scroll" role="group" tabindex="0" aria-label="Table">
<table><thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table></div>`;
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
