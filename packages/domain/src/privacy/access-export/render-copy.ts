import type { CopyDocument } from './copy-document.ts';
import { renderCsv } from './formats/csv.ts';
import { renderData, renderDataSchema } from './formats/data-json.ts';
import type { TextFile } from './formats/zip-archive.ts';
import { renderPage } from './page/render-page.ts';

/** The copy as files: a page for people, JSON with its schema and one CSV for each section for machines (GDPR Art. 15(3)). */
export function renderCopy(copy: CopyDocument): TextFile[] {
  return [
    { name: 'index.html', content: renderPage(copy) },
    { name: 'data.json', content: renderData(copy) },
    { name: 'data.schema.json', content: renderDataSchema() },
    ...copy.sections.map((section) => ({ name: `csv/${section.name}.csv`, content: renderCsv(section) })),
  ];
}
