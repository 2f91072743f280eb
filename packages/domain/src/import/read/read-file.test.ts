import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findSharedData } from '../../testing/env.ts';
import { csvLine, unguarded } from './csv-text.ts';
import { type DataRow, LONGEST_CELL, readDataRows } from './data-rows.ts';
import { type FileInspection, inspectFile, type StatedFormat } from './inspect-file.ts';

interface Read extends FileInspection {
  readonly rows: readonly DataRow[];
}

describe('the encoding of a file', () => {
  it.each([
    ['UTF-8', Buffer.from('name\nZoë\n')],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeffname\nZoë\n')],
    ['UTF-16 as Windows writes it', Buffer.from('\ufeffname\nZoë\n', 'utf16le')],
    ['UTF-16 the other way round', Buffer.from('\ufeffname\nZoë\n', 'utf16le').swap16()],
  ])('%s is recognised', async (_case, bytes) => {
    const file = await read(bytes);

    expect(file.columns).toEqual(['name']);
    expect(cellsOf(file)).toEqual([['Zoë']]);
    expect(file.notices).toEqual([]);
  });

  it('is Windows-1252, with a notice, where the bytes are no UTF-8', async () => {
    const file = await read(Buffer.from('name,note\nZo\xeb,\x80 5\n', 'latin1'));

    expect(cellsOf(file)).toEqual([['Zoë', '€ 5']]);
    expect(file.notices).toEqual([expect.stringContaining('Windows-1252')]);
  });

  it('stays UTF-8 where a few bytes are broken, and names the lines that have them', async () => {
    const file = await read(
      Buffer.concat([Buffer.from('name,city\nZoë,Köln\nJosé,'), Buffer.of(0xff), Buffer.from('\nÅsa,Malmö\n')]),
    );

    expect(file.rows.map((row) => row.problem)).toEqual([
      null,
      { column: 'city', reason: 'The cell has bytes that are no text in the encoding of the file.' },
      null,
    ]);
  });

  it('is not called broken because somebody before us lost a character', async () => {
    const file = await read(Buffer.from(`${'x'.repeat(1003)},b\n1,121\ufffd2\n`));

    expect(file.rows.map(({ cells, problem }) => [cells[1], problem])).toEqual([['121\ufffd2', null]]);
  });

  it('is the one that somebody states', async () => {
    expect(cellsOf(await read(Buffer.from('name\nZo\xeb\n', 'latin1'), { encoding: 'windows-1252' }))).toEqual([
      ['Zoë'],
    ]);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'The file is empty'],
    ['a byte order mark alone', Buffer.from('\ufeff'), 'empty'],
    ['an Excel workbook', Buffer.from('PK\u0003\u0004rest'), 'Excel workbook'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'no text file'],
  ])('of %s is refused with a reason', async (_case, bytes, reason) => {
    await expect(read(bytes)).rejects.toThrow(reason);
  });
});

describe('the cells of a file', () => {
  it.each([
    [',', 'name,age\nAna,4\n'],
    [';', 'name;age\nAna;4\n'],
    ['\t', 'name\tage\nAna\t4\n'],
    ['|', 'name|age\nAna|4\n'],
    ['~', 'sep=~\r\nname~age\r\nAna~4\r\n'],
  ])('separated by "%s" are told apart', async (delimiter, text) => {
    const file = await read(Buffer.from(text));

    expect(file.format.delimiter).toBe(delimiter);
    expect(cellsOf(file)).toEqual([['Ana', '4']]);
  });

  it('may hold commas where semicolons separate', async () => {
    expect((await read(Buffer.from('name;note\nAna;a, b, c\nBo;d, e\n'))).format.delimiter).toBe(';');
  });

  it('may hold line breaks of every kind, and each line keeps the number that an editor shows', async () => {
    const file = await read(Buffer.from('name,note\r\nAna,"a\r\nb"\r\nBo,"c\nd\ne"\n\nCy,f\rDi,"g\r\n\r\nh"\nEd,i'));

    expect(file.rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [2, 'Ana'],
      [4, 'Bo'],
      [8, 'Cy'],
      [9, 'Di'],
      [12, 'Ed'],
    ]);
  });

  it('that are too few or too many are a problem of their line alone; empty ones at the end are none', async () => {
    const file = await read(Buffer.from('name,age\nAna\nBo,4,5\nCy,6,,\nDi,7\n'));

    expect(file.rows.map((row) => row.problem?.reason ?? null)).toEqual([
      'The line has 1 cells; the file has 2 columns.',
      'The line has 3 cells; the file has 2 columns.',
      null,
      null,
    ]);
  });

  it('are taken up to 100,000 characters', async () => {
    const long = 'x'.repeat(LONGEST_CELL);
    const file = await read(Buffer.from(`name,note\nAna,${long}\nBo,${long}x\nCy,short\n`));

    expect(file.rows.map((row) => row.problem?.column ?? null)).toEqual([null, 'note', null]);
  });

  it('end with the line on which a quote is opened and never closed; what stands above goes in', async () => {
    const file = await read(Buffer.from('name,note\nAna,a\nBo,"b\nCy,c\nDi,d\n'));

    expect(file.rows.map(({ line, problem }) => [line, problem?.reason.slice(0, 44) ?? null])).toEqual([
      [2, null],
      [3, 'A quote (") is opened here and never closed,'],
    ]);
  });

  it('may have a quote inside', async () => {
    expect(cellsOf(await read(Buffer.from('name,size\nScreen,5" wide\n')))).toEqual([['Screen', '5" wide']]);
  });
});

describe('the column names of a file', () => {
  it('are made unique, and those that are missing get a number', async () => {
    const file = await read(Buffer.from('Name,,Phone, phone ,Phone (2)\na,b,c,d,e\n'));

    expect(file.columns).toEqual(['Name', 'Column 2', 'Phone', 'phone (2)', 'Phone (2) (2)']);
    expect(file.notices).toHaveLength(3);
  });

  it('may stand alone: then there is nothing to import', async () => {
    const file = await read(Buffer.from('name,age\n'));

    expect(file.lineCount).toBe(0);
    expect(file.notices).toEqual(['The file has column names and no data.']);
  });

  it.each([
    ['a person where the names should be', 'Ana Ruiz,ana@example.test\nBo,bo@example.test\n', 'column names'],
    ['a phone number where the names should be', 'Ana Ruiz,+49 170 1234567\n', 'column names'],
    ['more than 500 columns', `${Array.from({ length: 501 }, (_, at) => `c${at}`).join(',')}\n`, '501 columns'],
    ['blanks', ' , ,\n1,2,3\n', 'The first line is empty'],
  ])('are refused if they are %s', async (_case, text, reason) => {
    await expect(read(Buffer.from(text))).rejects.toThrow(reason);
  });
});

describe('a column', () => {
  it('keeps every date format that fits all its cells, over the whole file', async () => {
    const file = await read(Buffer.from(`on,when\n${'01/02/2020,05-06-17\n'.repeat(500)}13/02/2020,2017-01-01\n`));

    expect(file.shapes.map((shape) => shape.dateFormats)).toEqual([['DD-MM-YYYY'], []]);
  });

  it('is known by what nearly all its cells are', async () => {
    const file = await read(
      Buffer.from('a,b,c,d,e\nx@example.test,12.5,www.example.test,Yes,word\ny@example.test,7,http://b.test,No,\n'),
    );

    expect(file.shapes.map((shape) => shape.looksLike)).toEqual(['email', 'number', 'url', 'yes-no', null]);
  });
});

describe('a downloaded line', () => {
  it('runs no formula in a spreadsheet and is the same again when it is imported', () => {
    const cells = ['=HYPERLINK("http://x")', '+49 170 1234567', '-5', '@me', 'a;b', ' x', 'plain', '\tcmd'];

    const line = csvLine(cells);

    expect(line).toBe(`"'=HYPERLINK(""http://x"")",'+49 170 1234567,-5,'@me,"a;b"," x",plain,"'\tcmd"\r\n`);
    expect(["'=x", "'+49", "O'Neill", "'quoted'"].map(unguarded)).toEqual(['=x', '+49', "O'Neill", "'quoted'"]);
  });
});

const spectrum = findSharedData('csv-edge-spectrum');

describe('files that other programs write', () => {
  it.skipIf(!spectrum)('csv-spectrum: each reads as its JSON says [needs shared/data]', async () => {
    // location_coordinates has another phone number in its JSON than in its CSV.
    for (const name of readdirSync(`${spectrum}/csvs`).filter((file) => !file.startsWith('location'))) {
      const file = await read(readFileSync(`${spectrum}/csvs/${name}`));
      const expected: unknown = JSON.parse(readFileSync(`${spectrum}/json/${name.replace('.csv', '.json')}`, 'utf8'));

      // csv-spectrum gives a file of one record as an object where it has a quoted comma; the others are arrays.
      const records = file.rows.map(({ cells }) =>
        Object.fromEntries(file.columns.map((column, at) => [column, cells[at]])),
      );
      expect({ name, records }).toEqual({ name, records: Array.isArray(expected) ? expected : [expected] });
    }
  });

  it.skipIf(!findSharedData('newsletter-keila'))(
    'the same 201 people from Excel, LibreOffice and RFC 4180 are the same rows [needs shared/data]',
    async () => {
      const files = ['import_excel.csv', 'import_libreoffice.csv', 'import_rfc_4180.csv'];

      const [excel, libre, rfc] = await Promise.all(files.map((name) => readShared(`newsletter-keila/${name}`)));

      expect(excel?.format.delimiter).toBe(';');
      expect(cellsOf(excel)).toHaveLength(201);
      expect(cellsOf(excel)).toEqual(cellsOf(rfc));
      expect(cellsOf(libre)).toEqual(cellsOf(rfc));
    },
  );

  it.skipIf(!findSharedData('contacts-csv'))('address books [needs shared/data]', async () => {
    const outlook = await readShared('contacts-csv/roundcube-all.csv');
    const google = await readShared('contacts-csv/roundcube-gmail.csv');
    const thunderbird = await readShared('contacts-csv/thunderbird-csv_semicolon.csv');
    const ragged = await readShared('contacts-csv/monica-single_contact_stub.csv');

    expect([outlook, google, thunderbird].map((file) => [file.columns.length, file.lineCount])).toEqual([
      [61, 1],
      [81, 1],
      [4, 2],
    ]);
    expect(outlook.columns[0]).not.toContain('\ufeff');
    expect(ragged.rows.map((row) => row.problem?.reason)).toEqual([
      expect.stringMatching(/^The line has \d+ cells; the file has 4 columns\.$/),
    ]);
  });

  it.skipIf(!findSharedData('import-civicrm'))(
    'long dates and an international domain [needs shared/data]',
    async () => {
      const dates = await readShared('import-civicrm/individual_dates_type8.csv');
      const unicode = await readShared('import-civicrm/individual_unicode.csv');

      expect(dates.shapes[2]?.dateFormats).toEqual(['MMMM D, YYYY']);
      expect(cellsOf(unicode)[0]?.[3]).toBe("Côte d'Ivoire");
    },
  );
});

it('a quote is no separator, whatever the file says', async () => {
  const { format, columns, lineCount } = await read(Buffer.from('sep="\nname;city\nAna;Rome\nBo;Oslo\n'));

  expect([format.delimiter, columns, lineCount]).toEqual([';', ['name', 'city'], 2]);
});

function cellsOf(file: Read | undefined): (readonly string[])[] {
  return file?.rows.map((row) => row.cells) ?? [];
}

async function read(bytes: Buffer, stated?: StatedFormat): Promise<Read> {
  const open = async () => inPieces(bytes, 1009);
  const inspection = await inspectFile(open, stated);
  const rows: DataRow[] = [];
  for await (const row of readDataRows(await open(), inspection.format, inspection.columns)) rows.push(row);
  return { ...inspection, rows };
}

function readShared(path: string): Promise<Read> {
  return read(readFileSync(findSharedData(path) ?? path));
}

/** Small pieces of an odd size cut letters, quotes and line breaks in two. */
async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
