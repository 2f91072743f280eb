import type { CopyDocument, CopyValue } from '../copy-document.ts';
import { copyWords } from '../copy-words.ts';

/** An address of a person, as a card has it. */
export interface CardPoint {
  readonly kind: 'email' | 'phone' | 'postal' | 'url' | 'handle';
  readonly value: string;
  readonly label: string | null;
  readonly isPrimary: boolean;
}

/** Who somebody is and how they are reached: what every address book knows. */
export interface ContactCard {
  readonly id: string;
  readonly fullName: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly jobTitle: string | null;
  readonly company: string | null;
  /** `1980-02-28` */
  readonly birthDate: string | null;
  readonly city: string | null;
  /** ISO 3166-1, two letters. */
  readonly country: string | null;
  readonly language: string | null;
  readonly points: readonly CardPoint[];
}

type Row = Readonly<Record<string, CopyValue>>;

const KINDS = ['email', 'phone', 'postal', 'url', 'handle'] as const;

/** The cards of a person: one for each contact that they are; who is none has one of their account or membership. */
export function cardsOf({ sections, language }: Pick<CopyDocument, 'sections' | 'language'>): ContactCard[] {
  const { unreadable } = copyWords(language);
  const rowsOf = (name: string) =>
    (sections.find((section) => section.name === name)?.rows ?? []).map((row) => without(row, unreadable));
  const points = rowsOf('contact_point');
  const contacts = rowsOf('contact');
  if (contacts.length > 0) return contacts.map((row) => contactCard(row, points));
  return [...rowsOf('account'), ...rowsOf('member')].slice(0, 1).map(memberCard);
}

function contactCard(row: Row, points: readonly Row[]): ContactCard {
  return {
    ...{ id: text(row.id) ?? '', fullName: text(row.fullName), givenName: text(row.givenName) },
    ...{ familyName: text(row.familyName), jobTitle: text(row.jobTitle), company: text(row['company.name']) },
    ...{ birthDate: date(row.birthDate), city: text(row.city), country: text(row.country) },
    language: text(row.language),
    points: points.filter(({ contact }) => contact === row.id).flatMap(cardPoint),
  };
}

function cardPoint(row: Row): CardPoint[] {
  const kind = KINDS.find((known) => known === row.kind);
  const value = text(row.clearValue) ?? text(row.sealedValue);
  if (!kind || value === null) return [];
  return [{ kind, value, label: text(row.label), isPrimary: row.isPrimary === true }];
}

function memberCard(row: Row): ContactCard {
  const email = text(row.email);
  const nothing = { givenName: null, familyName: null, jobTitle: null, company: null, birthDate: null, city: null };
  return {
    ...{ ...nothing, country: null, id: text(row.id) ?? '', fullName: text(row.fullName), language: text(row.locale) },
    points: email === null ? [] : [{ kind: 'email', value: email, label: null, isPrimary: true }],
  };
}

/** What cannot be read any more is no name and no number for anybody else. */
function without(row: Row, unreadable: string): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== unreadable));
}

function date(value: CopyValue | undefined): string | null {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : null;
}

function text(value: CopyValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
