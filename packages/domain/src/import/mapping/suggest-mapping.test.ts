import { describe, expect, it } from 'vitest';
import { inspectFile } from '../read/inspect-file.ts';
import type { ImportObject } from './import-field.ts';
import { suggestMapping } from './suggest-mapping.ts';

describe('a suggested mapping', () => {
  it('knows columns by what other systems call them, in any case and punctuation', async () => {
    expect(
      await suggest('contact', 'First_Name,LAST NAME,e-mail,Phone 1,Phone 2,Favourite colour\na,b,c@x.test,1,2,red\n'),
    ).toEqual({
      First_Name: 'givenName',
      'LAST NAME': 'familyName',
      'e-mail': 'email',
      'Phone 1': 'phone',
      'Phone 2': 'phone',
      'Favourite colour': 'ignore',
    });
  });

  it('knows an e-mail by its cells where the name says nothing', async () => {
    expect(await suggest('contact', 'name,reach\nAna,ana@example.test\n')).toEqual({
      name: 'fullName',
      reach: 'email',
    });
  });

  it('gives a field to one column only, the surest', async () => {
    expect(await suggest('company', 'name,account name\nx,y\n')).toEqual({ name: 'name', 'account name': 'ignore' });
  });

  it('does not take a column for a date, number or answer that its cells are not', async () => {
    expect(await suggest('deal', 'close date,amount\nsoon,5\n')).toEqual({ 'close date': 'ignore', amount: 'value' });
    expect(await suggest('company', 'name,founded\nx,long ago\n')).toEqual({ name: 'name', founded: 'ignore' });
  });

  it('says so where day and month could be exchanged', async () => {
    const { columns, shapes } = await inspect('close date\n01/02/2020\n03/04/2020\n');

    expect(suggestMapping('deal', columns, shapes)).toEqual([
      expect.objectContaining({ dateFormat: 'DD-MM-YYYY', notice: expect.stringContaining('MM-DD-YYYY') }),
    ]);
  });

  it('keeps what is no field of a lead as an answer', async () => {
    expect(await suggest('lead', 'Lead Source,How did you hear of us?\nGoogle,Radio\n')).toEqual({
      'Lead Source': 'source',
      'How did you hear of us?': 'answer',
    });
  });
});

async function suggest(object: ImportObject, text: string): Promise<Record<string, string>> {
  const { columns, shapes } = await inspect(text);
  return Object.fromEntries(suggestMapping(object, columns, shapes).map(({ column, field }) => [column, field]));
}

function inspect(text: string) {
  return inspectFile(async () => toStream(Buffer.from(text)));
}

async function* toStream(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
