import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../../kernel/errors.ts';
import type { ColumnMapping, ImportOptions } from '../import-mapping.ts';
import { FileLine } from './file-line.ts';
import type { ImportObject } from './import-field.ts';
import { planReading } from './read-plan.ts';

const DEFAULTS = { currency: 'EUR', country: 'DE' };

describe('a mapping', () => {
  it('is refused with every reason at once', () => {
    const columns: ColumnMapping[] = [
      { column: 'a', field: 'colour' },
      { column: 'b', field: 'foundedYear', collision: 'fill-if-blank' },
      { column: 'c', field: 'foundedYear' },
      { column: 'gone', field: 'industry' },
    ];

    const problems = problemsOf(() =>
      planReading('company', ['a', 'b', 'c'], { columns }, { currency: 'euro' }, DEFAULTS),
    );

    expect(problems).toEqual([
      'mapping.columns.0.field: This is no field of a company.',
      'mapping.columns.3.column: The file has no column of this name.',
      'mapping.columns: Only one column can be "foundedYear".',
      'mapping.columns: No column is "name", which a company needs.',
      'options.currency: Use a currency of ISO 4217 in capitals, such as EUR.',
    ]);
  });

  it('that uses no column is refused', () => {
    const problems = problemsOf(() =>
      planReading('contact', ['a'], { columns: [{ column: 'a', field: 'ignore' }] }, {}, DEFAULTS),
    );

    expect(problems).toEqual(['mapping.columns: No column is used: say which fields they fill.']);
  });
});

describe('a line', () => {
  it('is read field by field; what is empty says nothing', () => {
    const line = lineOf('deal', {
      company: ' Acme ',
      value: '1.234,50 €',
      engagedOn: '05-06-17',
      closedOn: '',
      stage: 'Select',
    });

    expect(line.text('company')).toBe('Acme');
    expect(line.money('value')).toEqual({ amount: '1234.50', currency: 'EUR' });
    expect(line.date('engagedOn')).toBe('2017-06-05');
    expect(line.date('closedOn')).toBeUndefined();
    expect(line.text('stage')).toBeUndefined();
    expect(line.isUsable).toBe(true);
  });

  it('names column and reason of everything that is wrong with it, and quotes no cell', () => {
    const line = lineOf('deal', { value: 'a lot', engagedOn: '31-02-17' });

    line.money('value');
    line.date('engagedOn');

    expect(line.problems).toEqual([
      { column: 'the value', reason: 'This is no amount of money.' },
      { column: 'the engagedOn', reason: 'This is no date of the form DD-MM-YY.' },
    ]);
  });

  it('takes several values of a cell apart, as address books join them', () => {
    const line = lineOf('contact', { email: '* ana@example.test ::: a.ruiz@example.test; x@example.test' });

    expect(line.texts('email').map(({ text }) => text)).toEqual([
      'ana@example.test',
      'a.ruiz@example.test',
      'x@example.test',
    ]);
  });

  it('objects only where it says so', () => {
    expect(
      ['Yes', 'No', '', 'unsubscribed'].map((cell) =>
        lineOf('contact', { objectsToEmail: cell }).objects('objectsToEmail'),
      ),
    ).toEqual([true, false, false, true]);
  });

  it('goes in without a country that nobody knows, and says so', () => {
    const line = lineOf('contact', { country: 'Atlantis' });

    expect(line.country('country')).toBeUndefined();
    expect(line.isUsable).toBe(true);
    expect(line.notices).toEqual([{ column: 'the country', reason: expect.stringContaining('left empty') }]);
  });
});

function lineOf(object: ImportObject, cells: Record<string, string>, options: ImportOptions = {}): FileLine {
  const fields = Object.keys(cells);
  const columns = fields.map((field) => ({ column: `the ${field}`, field, dateFormat: 'DD-MM-YY' }));
  const plan = planReading(
    object,
    columns.map(({ column }) => column),
    { columns },
    options,
    DEFAULTS,
  );
  return new FileLine({ line: 2, cells: Object.values(cells), problem: null }, plan);
}

function problemsOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof InvalidInputError) return error.fields.map(({ path, message }) => `${path}: ${message}`);
  }
  return [];
}
