import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { PolicyLanguage } from '../policy/policy-words.ts';
import type { CopyDocument, CopySection } from './copy-document.ts';
import { renderCsv } from './formats/csv.ts';
import { renderCopy } from './render-copy.ts';

describe('B12-AC4 the page of a copy', () => {
  it('is in plain words, for people, and runs nothing that somebody typed', () => {
    const page = file(copy({ note: '<script>alert("x")</script> & more' }), 'index.html');

    expect(page).toContain('<h2 id="contact">Your details</h2>\n<p class="about">about you</p>');
    expect(page).toContain('<th scope="col">Note</th>');
    expect(page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; more');
    expect(page).not.toContain('<script');
  });

  it('writes what has much to say one below the other, without what is empty', () => {
    const row = Object.fromEntries(['one', 'two', 'three', 'four', 'five', 'six'].map((name) => [name, `<${name}>`]));
    const columns = [...Object.keys(row), 'seven'].map((name) => ({ name, label: name, isTechnical: false }));
    const document = { ...copy({}), sections: [{ ...section({}), columns, rows: [row] }] };

    const page = file(document, 'index.html');

    expect(page).toContain('<div><dt>six</dt><dd><bdi>&lt;six&gt;</bdi></dd></div></dl>');
    expect(page).not.toMatch(/seven/);
  });

  it('leaves out ids and columns that are empty everywhere; the files for machines have them', () => {
    const document = copy({ note: 'hello' });

    expect(file(document, 'index.html')).not.toMatch(/0198-id|Empty/);
    expect(file(document, 'data.json')).toContain('0198-id');
    expect(file(document, 'csv/contact.csv')).toContain('empty');
  });
});

describe('B12-AC4 the language of a copy', () => {
  it.each([
    ['en', 'ltr', 'Your data at', 'no: you objected'],
    ['de', 'ltr', 'Ihre Daten bei', 'nein: Sie haben widersprochen'],
    ['fr', 'ltr', 'Vos données chez', 'non : vous vous y êtes opposé'],
    ['ar', 'rtl', 'بياناتك لدى', 'لا: اعترضتَ'],
  ] as const)('%s is that of the page, in its direction, with values in their own', (language, dir, title, refused) => {
    const verdict = { purpose: 'MARKETING', allowed: false, basis: null, reason: null, since: null } as const;
    const purposes = [
      { wording: 'News', isOn: true, verdict: { ...verdict, cause: 'objected', changesAt: null } },
    ] as const;
    const page = file({ ...copy({ note: 'نعم yes' }, language), purposes }, 'index.html');

    expect(page).toContain(`<html lang="${language}" dir="${dir}">`);
    expect(page).toContain(`<h1>${title} \u2068Acme\u2069</h1>`);
    expect(page).toContain(`<td><bdi>${refused}</bdi></td>`);
    expect(page).toContain('<td><bdi>نعم yes</bdi></td>');
  });
});

describe('B12-AC4 the data of a copy', () => {
  const schema = z.fromJSONSchema(JSON.parse(file(copy({}), 'data.schema.json')));
  const data = JSON.parse(file(copy({ note: 'hello' }), 'data.json'));

  it('is what the schema in the same archive says, which it names', () => {
    expect(schema.safeParse(data).success).toBe(true);
    expect(data).toMatchObject({ $schema: './data.schema.json', sections: [{ rows: [{ note: 'hello' }] }] });
  });

  it.each([
    ['without its sections', { ...data, sections: undefined }],
    ['with something that nobody explained', { ...data, storageKey: '7' }],
    ['with a list in the place of a value', { ...data, sections: [{ ...data.sections[0], rows: [{ note: [] }] }] }],
    ['made at no time', { ...data, madeAt: 'yesterday' }],
  ])('is not that %s', (_case, other) => {
    expect(schema.safeParse(JSON.parse(JSON.stringify(other))).success).toBe(false);
  });
});

describe('a section as a table', () => {
  it.each([
    ['a comma and a quote', 'say "hi", please', '"say ""hi"", please"'],
    ['a line break', 'one\ntwo', '"one\ntwo"'],
    ['what a spreadsheet would run', '=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['what it would run after a plus', '+cmd|calc', "'+cmd|calc"],
    ['a phone number, as it is', '+34 600 111-222', '+34 600 111-222'],
    ['a negative amount, as it is', '-12.50', '-12.50'],
    ['nothing', null, ''],
  ])('writes %s', (_case, value, cell) => {
    expect(renderCsv(section({ note: value }))).toBe(`\uFEFFid,note,empty\r\n0198-id,${cell},\r\n`);
  });
});

function copy(row: Record<string, string | null>, language: PolicyLanguage = 'en'): CopyDocument {
  return {
    ...{
      kind: 'access',
      language,
      logic: 'No score is computed.',
      reference: 'PR-2222-2222',
      workspace: 'Acme',
      madeAt: new Date('2026-06-15T10:00:00Z'),
    },
    ...{ purposes: [], categories: [], withheld: [], omissions: [], files: [] },
    sections: [section(row)],
  };
}

function section(row: Record<string, string | null>): CopySection {
  return {
    ...{ name: 'contact', title: 'Your details', relation: 'about you' },
    columns: [
      { name: 'id', label: 'Id', isTechnical: true },
      { name: 'note', label: 'Note', isTechnical: false },
      { name: 'empty', label: 'Empty', isTechnical: false },
    ],
    rows: [{ id: '0198-id', empty: null, ...row }],
  };
}

function file(document: CopyDocument, name: string): string {
  return renderCopy(document).find((one) => one.name === name)?.content ?? '';
}
