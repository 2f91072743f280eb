import { escapeHtml } from '../../../kernel/escape-html.ts';
import type { CopyDocument, CopySection } from '../copy-document.ts';
import { copyWords, inReadingOrder } from '../copy-words.ts';
import type { CopyPageWords, CopyWords } from '../words/copy-words.ts';
import { type ShownRow, shownRows } from './shown-rows.ts';

/** Rows with more to say than this are easier to read one below the other. */
const WIDE = 5;
/** Many short rows stay a table, which scrolls sideways if it has to. */
const MANY_ROWS = 5;
const WIDEST = 9;

/** The page of a copy: for people, in their language and its direction, without a script, readable in the dark and on paper. */
export function renderPage(copy: CopyDocument): string {
  const sections = inReadingOrder(copy.sections);
  const words = copyWords(copy.language);
  const fill = (text: string) => escapeHtml(filled(text, copy));
  const head = copy.kind === 'access' ? words.page : words.portable;
  const title = fill(head.title);
  return `<!doctype html>
<html lang="${copy.language}" dir="${copy.language === 'ar' ? 'rtl' : 'ltr'}">
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
<p class="lead">${fill(head.lead)}</p>
<p class="note">${fill(head.machines)}</p>
${contents(sections, copy, words.page)}
${copy.kind === 'access' ? `${purposes(copy, words)}\n${categories(copy, words.page)}\n` : ''}${sections.map((section) => sectionHtml(section, words)).join('\n')}
${copy.logic === null ? '' : section('logic', words.page.logic, null, `<p>${escapeHtml(copy.logic)}</p>`)}
${rights(copy, words.page)}
</main>
</body>
</html>
`;
}

/** The direction of a value is its own: a Latin address in an Arabic page, an Arabic name in an English one. */
function filled(text: string, { workspace, madeAt, reference }: CopyDocument): string {
  const isolated = (value: string) => `\u2068${value}\u2069`;
  return text
    .replaceAll('{date}', () => isolated(dateTime(madeAt)))
    .replaceAll('{reference}', () => isolated(reference))
    .replaceAll('{workspace}', () => isolated(workspace));
}

const STYLE = `:root{color-scheme:light dark;--text:#1b1f27;--muted:#59616e;--line:#d5d9e0;--soft:#f5f6f8;--link:#3f46c4}
@media(prefers-color-scheme:dark){:root{--text:#e7e9ee;--muted:#a2a9b6;--line:#3a404b;--soft:#1f242c;--link:#a5aaff}
body{background:#15181d}}
body{font:16px/1.5 system-ui,sans-serif;margin:0;color:var(--text);overflow-wrap:anywhere}main{max-width:48rem;margin:auto;padding:2rem 1rem 4rem}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .5rem}h2{font-size:1.2rem;margin:2.5rem 0 .25rem}a{color:var(--link)}
.lead{font-size:1.1rem}.note,.about{color:var(--muted)}.about{margin:0 0 .75rem}nav ul{columns:2 18rem;padding-inline-start:1.2rem}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{border-block-end:1px solid var(--line);padding-block:.4rem;padding-inline:0 .75rem;text-align:start;vertical-align:top;min-width:5rem;overflow-wrap:break-word}
th{color:var(--muted);font-weight:500}.record{border:1px solid var(--line);border-radius:6px;padding:.25rem 1rem;margin:0 0 1rem}
.record div{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:0 1rem;padding:.35rem 0}
.record div+div{border-block-start:1px solid var(--line)}dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}
code{background:var(--soft);padding:0 .25em;border-radius:4px}
@media(max-width:36rem){.record div{display:block}}@media print{main{max-width:none}.record,tr{break-inside:avoid}}`;

function contents(sections: readonly CopySection[], { kind, logic }: CopyDocument, page: CopyPageWords): string {
  const entries = sections.map(
    ({ name, title, rows }) => `<li><a href="#${escapeHtml(name)}">${escapeHtml(title)}</a> (${rows.length})</li>`,
  );
  const link = (id: string, title: string) => `<li><a href="#${id}">${escapeHtml(title)}</a></li>`;
  const heading = escapeHtml(page.contents);
  return `<nav aria-label="${heading}"><h2>${heading}</h2><ul>
${kind === 'access' ? `${link('purposes', page.purposes)}\n${link('retention', page.retention)}\n` : ''}${entries.join('\n')}
${logic === null ? '' : `${link('logic', page.logic)}\n`}${link('rights', page.rights)}
</ul></nav>`;
}

function purposes(copy: CopyDocument, { page, grounds, causes }: CopyWords): string {
  const rows = copy.purposes.map(({ wording, isOn, verdict: { basis, allowed, cause } }) => {
    const refused = () => page.isRefused.replaceAll('{cause}', () => causes[cause ?? 'no-basis']);
    return [
      wording,
      basis ? grounds[basis] : page.noGround,
      !isOn ? page.isNotDone : allowed ? page.isDone : refused(),
    ];
  });
  return section('purposes', page.purposes, null, table(page.purposeHeads, rows, page));
}

function categories(copy: CopyDocument, page: CopyPageWords): string {
  const rows = copy.categories.map(({ label, examples, retention }) => [label, examples, retention]);
  return section('retention', page.retention, null, table(page.retentionHeads, rows, page));
}

function sectionHtml(copied: CopySection, words: CopyWords): string {
  const { labels, rows } = shownRows(copied, words);
  const isTable = labels.length <= WIDE || (rows.length >= MANY_ROWS && labels.length <= WIDEST);
  const content = isTable
    ? table(
        labels,
        rows.map((row) => labels.map((label) => row.get(label) ?? '')),
        words.page,
      )
    : rows.map(record).join('\n');
  return section(copied.name, copied.title, copied.relation, content);
}

function record(row: ShownRow): string {
  const entries = [...row].map(
    ([label, text]) => `<div><dt>${escapeHtml(label)}</dt><dd><bdi>${escapeHtml(text)}</bdi></dd></div>`,
  );
  return `<dl class="record">${entries.join('')}</dl>`;
}

function rights({ withheld, omissions }: CopyDocument, page: CopyPageWords): string {
  const rows = omissions.map(({ title, label, shown, why, records }) => [
    ...[title, label, shown, why ?? ''],
    String(records.length),
  ]);
  const left = withheld.map((reason) => `<li>${escapeHtml(reason)}</li>`).join('\n');
  return section(
    'rights',
    page.rights,
    null,
    `<ul>
${left}
</ul>
${rows.length === 0 ? '' : table(page.omissionHeads, rows, page)}
<p>${escapeHtml(page.rightsText)}</p>`,
  );
}

function section(id: string, title: string, about: string | null, content: string): string {
  const name = escapeHtml(id);
  const note = about === null ? '' : `\n<p class="about">${escapeHtml(about)}</p>`;
  return `<section aria-labelledby="${name}"><h2 id="${name}">${escapeHtml(title)}</h2>${note}
${content}</section>`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[], page: CopyPageWords): string {
  const head = heads.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('');
  const body = rows
    .map((cells) => `<tr>${cells.map((cell) => `<td><bdi>${escapeHtml(cell)}</bdi></td>`).join('')}</tr>`)
    .join('\n');
  return `<div class="scroll" role="group" tabindex="0" aria-label="${escapeHtml(page.table)}">
<table><thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table></div>`;
}

function dateTime(instant: Date): string {
  return `${instant.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
