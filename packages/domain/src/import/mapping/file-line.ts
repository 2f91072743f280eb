import { InvalidInputError } from '../../kernel/errors.ts';
import { foldText } from '../../kernel/text/fold-text.ts';
import { parseCalendarDate } from '../../record/calendar-date.ts';
import { InputCheck, type MoneyInput } from '../../record/input/input-check.ts';
import { unguarded } from '../read/csv-text.ts';
import type { DataRow, LineProblem } from '../read/data-rows.ts';
import { readBoolean, readObjection } from '../value/read-answer.ts';
import { readCountry } from '../value/read-country.ts';
import { readDecimal, readInteger } from '../value/read-number.ts';
import type { PlannedColumn, ReadPlan } from './read-plan.ts';

/** One text of a field that several columns can fill. */
export interface CellText {
  readonly column: string;
  readonly text: string;
}

/**
 * One line of a file, read by a plan: each field as what it means, and every problem with the name of its column. A field
 * that is not mapped and an empty cell are the same: they say nothing.
 */
export class FileLine {
  readonly line: number;
  readonly cells: readonly string[];
  private readonly found: LineProblem[] = [];
  private readonly remarks: LineProblem[] = [];

  constructor(
    row: DataRow,
    readonly plan: ReadPlan,
  ) {
    this.line = row.line;
    this.cells = row.cells;
    if (row.problem) this.found.push(row.problem);
  }

  /** What makes the line unusable. */
  get problems(): readonly LineProblem[] {
    return this.found;
  }

  /** What somebody may want to look at, although the line goes in. */
  get notices(): readonly LineProblem[] {
    return this.remarks;
  }

  get isUsable(): boolean {
    return this.found.length === 0;
  }

  /** The column that fills a field, or undefined. */
  columnOf(field: string): PlannedColumn | undefined {
    return this.plan.byField.get(field)?.[0];
  }

  text(field: string): string | undefined {
    const column = this.columnOf(field);
    return column && (this.cell(column.index) ?? undefined);
  }

  /** Every filled cell of a field; a cell may hold several values, as address books join them. */
  texts(field: string): CellText[] {
    return (this.plan.byField.get(field) ?? []).flatMap(({ column, index }) =>
      (this.cell(index)?.split(/\s*(?:;|:::)\s*/) ?? []).flatMap((part) => {
        const text = part.replace(/^\*\s+/, '').trim();
        return text ? [{ column, text }] : [];
      }),
    );
  }

  integer(field: string): number | undefined {
    return this.read(field, readInteger, 'This is no whole number.');
  }

  decimal(field: string): number | undefined {
    return this.read(
      field,
      (text) => (readDecimal(text) === null ? null : Number(readDecimal(text))),
      'This is no number.',
    );
  }

  money(field: string): MoneyInput | undefined {
    const amount = this.read(field, readDecimal, 'This is no amount of money.');
    return amount === undefined ? undefined : { amount, currency: this.plan.currency };
  }

  /** A calendar date `YYYY-MM-DD`. */
  date(field: string): string | undefined {
    const format = this.columnOf(field)?.dateFormat ?? 'YYYY-MM-DD';
    return this.read(field, (text) => parseCalendarDate(text, format), `This is no date of the form ${format}.`);
  }

  boolean(field: string): boolean | undefined {
    return this.read(field, readBoolean, 'This is neither yes nor no.');
  }

  /** Whether the line says that the person objects. */
  objects(field: string): boolean {
    return this.read(field, readObjection, 'It cannot be told whether the person objects.') ?? false;
  }

  /** A country; one that is not known is left empty, with a notice, because nothing else hangs on it. */
  country(field: string): string | undefined {
    const text = this.text(field);
    const code = text === undefined ? null : readCountry(text);
    if (text !== undefined && code === null) this.note(field, 'This is no country that is known; it was left empty.');
    return code ?? undefined;
  }

  /** A word of a closed list, in any case. */
  choice<Word extends string>(field: string, words: readonly Word[]): Word | undefined {
    const find = (text: string) => words.find((word) => foldText(word) === foldText(text).replaceAll(' ', '-')) ?? null;
    return this.read(field, find, `This is none of: ${words.join(', ')}.`);
  }

  /** The answers of a lead: what stands in the columns that are no field. */
  answers(): { question: string; answer: string }[] {
    return this.plan.answers.flatMap(({ column, index }) => {
      const answer = this.cell(index);
      return answer === null ? [] : [{ question: column, answer }];
    });
  }

  /** Applies the rules of the object itself; what they refuse is named by the column that it came from. */
  check<Fields>(readFields: (check: InputCheck) => Fields, columnOf?: (path: string) => string | undefined): Fields {
    const check = new InputCheck();
    const fields = readFields(check);
    try {
      check.assertValid();
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      for (const { path, message } of error.fields)
        this.found.push({
          column: columnOf?.(path) ?? this.columnOf(path.split('.')[0] ?? path)?.column ?? null,
          reason: message,
        });
    }
    return fields;
  }

  /** Makes the line unusable, because of a field. */
  refuse(field: string, reason: string): void {
    this.found.push({ column: this.columnOf(field)?.column ?? null, reason });
  }

  /** Makes the line unusable, because of a column of a field that has several. */
  refuseColumn(column: string, reason: string): void {
    this.found.push({ column, reason });
  }

  /** Says something about a field without making the line unusable. */
  note(field: string, reason: string): void {
    this.remarks.push({ column: this.columnOf(field)?.column ?? null, reason });
  }

  private read<Value>(field: string, reader: (text: string) => Value | null, reason: string): Value | undefined {
    const text = this.text(field);
    if (text === undefined) return undefined;
    const value = reader(text);
    if (value === null) this.refuse(field, reason);
    return value ?? undefined;
  }

  private cell(index: number): string | null {
    const text = unguarded((this.cells[index] ?? '').trim());
    return text === '' || this.plan.emptyValues.has(foldText(text)) ? null : text;
  }
}
