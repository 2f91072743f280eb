import type { CopyDocument } from './copy-document.ts';
import { renderCsv } from './formats/csv.ts';
import { renderData, renderDataSchema } from './formats/data-json.ts';
import type { TextFile } from './formats/zip-archive.ts';
import { renderPage } from './page/render-page.ts';
import { cardsOf } from './portable/contact-card.ts';
import { renderJscontact } from './portable/jscontact.ts';
import { renderPersonCsv } from './portable/person-csv.ts';
import { renderVcard } from './portable/vcard.ts';

/** The copy as files: a page for people, JSON with its schema and one CSV for each section for machines (GDPR Art. 15(3)). */
export function renderCopy(copy: CopyDocument): TextFile[] {
  return [
    { name: 'index.html', content: renderPage(copy) },
    { name: 'data.json', content: renderData(copy) },
    { name: 'data.schema.json', content: renderDataSchema() },
    ...copy.sections.map((section) => ({ name: `csv/${section.name}.csv`, content: renderCsv(section) })),
    ...(copy.kind === 'portability' ? cardFiles(copy) : []),
  ];
}

/** Who the person is and how they are reached, in the forms that other products read (GDPR Art. 20(1)). */
function cardFiles(copy: CopyDocument): TextFile[] {
  const cards = cardsOf(copy);
  return [
    { name: 'person.vcf', content: renderVcard(cards) },
    { name: 'person.jscontact.json', content: renderJscontact(cards) },
    { name: 'person.csv', content: renderPersonCsv(cards) },
  ];
}
