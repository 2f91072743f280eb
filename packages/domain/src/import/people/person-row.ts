import { type Contact, LIFECYCLES } from '../../contact/contact.entity.ts';
import { type ContactChanges, readBirthDate, readContact } from '../../contact/contact-input.ts';
import { fullNameOf } from '../../contact/name/person-name.ts';
import { type PointInput, type ReadPoint, readPoints } from '../../contact/point/contact-point-input.ts';
import type { Patch } from '../../record/apply-patch.ts';
import type { FileLine } from '../mapping/file-line.ts';
import type { Batch } from '../write/batch.ts';
import { type Objection, readObjections } from './objections.ts';

/** A person as a line of a file describes them. */
export interface PersonRow {
  readonly line: FileLine;
  readonly fields: Patch<Contact>;
  readonly birthDate: string | undefined;
  readonly points: readonly ReadPoint[];
  readonly objections: readonly Objection[];
  /** The date on which the data was collected; by default today. */
  readonly collectedOn: string;
  readonly externalId: string | undefined;
}

const POINT_FIELDS = { email: 'email', phone: 'phone', url: 'url', postalAddress: 'postal' } as const;

/** Reads the person of a line by the rules that hold for a person who is typed in; what is wrong is noted on the line. */
export function readPerson(batch: Batch, line: FileLine): PersonRow {
  const input = readInput(line);
  const { inputs, columns } = pointInputs(line);
  const country = input.country ?? line.plan.country;
  return {
    line,
    fields: line.check((check) => readContact(check, input)),
    birthDate: line.check((check) => readBirthDate(check, line.date('birthDate'), batch.today)) ?? undefined,
    points: line.check(
      (check) => readPoints(check, inputs, country),
      (path) => columns[Number(/^points\.(\d+)/.exec(path)?.[1] ?? -1)],
    ),
    objections: readObjections(line),
    collectedOn: readCollectedOn(batch, line),
    // The id of a lead is the enquiry's, not the person's.
    externalId: line.plan.object === 'contact' ? line.text('externalId') : undefined,
  };
}

/** The e-mail addresses by which a person is found. */
export function emailsOf({ points }: Pick<PersonRow, 'points'>): string[] {
  return points.filter(({ kind }) => kind === 'email').map(({ normalised }) => normalised);
}

function readInput(line: FileLine): ContactChanges {
  const names = {
    fullName: line.text('fullName'),
    givenName: line.text('givenName'),
    familyName: line.text('familyName'),
  };
  return {
    ...names,
    fullName: fullNameOf(names) ?? undefined,
    jobTitle: line.text('jobTitle'),
    city: line.text('city'),
    country: line.country('country'),
    language: line.text('language'),
    lifecycle: line.choice('lifecycle', LIFECYCLES),
  };
}

function pointInputs(line: FileLine): { inputs: PointInput[]; columns: string[] } {
  const inputs: PointInput[] = [];
  const columns: string[] = [];
  for (const [field, kind] of Object.entries(POINT_FIELDS))
    for (const { column, text } of kind === 'postal' ? wholeCell(line, field) : line.texts(field)) {
      inputs.push({ kind, value: text });
      columns.push(column);
    }
  return { inputs, columns };
}

/** A postal address may hold any punctuation, so its cell is one value. */
function wholeCell(line: FileLine, field: string) {
  const text = line.text(field);
  const column = line.columnOf(field)?.column;
  return text === undefined || column === undefined ? [] : [{ column, text }];
}

function readCollectedOn({ today }: Batch, line: FileLine): string {
  const date = line.date('collectedOn') ?? today;
  if (date > today) line.refuse('collectedOn', 'Data cannot have been collected in the future.');
  return date;
}
