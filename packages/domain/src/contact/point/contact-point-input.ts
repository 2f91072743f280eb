import { foldText } from '../../kernel/text/fold-text.ts';
import type { InputCheck, TextRule } from '../../record/input/input-check.ts';
import { CONTACT_POINT_KINDS } from '../contact-point.entity.ts';
import { EMAIL_NORMALISATION, normaliseEmail } from '../email-address.ts';
import { normalisePhone, PHONE_NORMALISATION } from '../phone-number.ts';

/** A kind of address at which a person is reached. */
export type PointKind = (typeof CONTACT_POINT_KINDS)[number];

/** What can be changed about an address of a person. */
export interface PointChanges {
  readonly value?: string | undefined;
  readonly label?: string | null | undefined;
  readonly isPrimary?: boolean | undefined;
  /** A family's or a team's address: it identifies nobody, and others may have it too. */
  readonly isShared?: boolean | undefined;
}

/** An address of a person. */
export interface PointInput extends PointChanges {
  readonly kind: PointKind;
  readonly value: string;
  readonly source?: string | null | undefined;
}

/** A value as it is stored, and as it is found. */
export interface PointValue {
  readonly kind: PointKind;
  readonly value: string;
  readonly normalised: string;
  /** The last digits of a phone number, for a search by them. */
  readonly last4: string | null;
  readonly normalisationVersion: number;
}

/** An address that was read, with the place in the input where it stood. */
export interface ReadPoint extends PointValue {
  readonly path: string;
  readonly label: string | null;
  readonly isPrimary: boolean;
  readonly isShared: boolean;
  readonly source: string | null;
}

/** The limits of a person's addresses. */
export const POINT_LIMITS = {
  email: { max: 254, required: true },
  phone: { max: 60, required: true },
  postal: { max: 1000, required: true },
  url: { max: 2000, required: true },
  handle: { max: 200, required: true },
  label: { max: 50 },
  source: { max: 200 },
} as const satisfies Record<string, TextRule>;

/** A person has at most so many addresses; the API lists them without pages. */
export const MOST_POINTS = 50;

/** Reads the addresses of a new contact. One that is given twice counts once; the first of each kind leads unless another does. */
export function readPoints(
  check: InputCheck,
  inputs: readonly PointInput[],
  country: string | null | undefined,
): ReadPoint[] {
  if (inputs.length > MOST_POINTS) check.refuse('points', `Use at most ${MOST_POINTS} addresses.`);
  const points = inputs.flatMap((input, index) => readPoint(check, `points.${index}.`, input, country) ?? []);
  const unique = points.filter((point, index) => points.findIndex((other) => isSamePoint(point, other)) === index);
  return unique.map((point) => ({ ...point, isPrimary: point === leader(unique, point.kind) }));
}

/** Reads one address, whose fields stand at `prefix` in the input; null beside a problem that was noted. */
export function readPoint(
  check: InputCheck,
  prefix: string,
  input: PointInput,
  country: string | null | undefined,
): ReadPoint | null {
  const value = readValue(check, `${prefix}value`, input.kind, input.value, country);
  const label = check.text(`${prefix}label`, input.label, POINT_LIMITS.label) ?? null;
  const source = check.text(`${prefix}source`, input.source, POINT_LIMITS.source) ?? null;
  const { isPrimary = false, isShared = false } = input;
  return value && { ...value, path: `${prefix}value`, label, source, isPrimary, isShared };
}

/** Reads the value of an address; null beside a problem that was noted. */
export function readValue(
  check: InputCheck,
  path: string,
  kind: PointKind,
  input: string,
  country: string | null | undefined,
): PointValue | null {
  check.oneOf(path, kind, CONTACT_POINT_KINDS);
  if (kind === 'url') return finish(kind, check.webAddress(path, input));
  const text = check.text(path, input, POINT_LIMITS[kind]);
  if (!text) return null;
  if (kind === 'email') {
    const email = normaliseEmail(text);
    if (!email) check.refuse(path, 'Use an e-mail address such as name@example.com.');
    return email && { kind, ...email, last4: null, normalisationVersion: EMAIL_NORMALISATION };
  }
  if (kind !== 'phone') return finish(kind, text);
  const phone = normalisePhone(text, country);
  if (!phone) check.refuse(path, 'Use a phone number with digits, best with its country code.');
  const { value, normalised, last4 } = phone ?? { value: text, normalised: '', last4: null };
  return phone && { kind, value, normalised, last4, normalisationVersion: PHONE_NORMALISATION };
}

function finish(kind: PointKind, text: string | null | undefined): PointValue | null {
  if (!text) return null;
  return { kind, value: text, normalised: foldText(text), last4: null, normalisationVersion: 1 };
}

function isSamePoint(one: PointValue, other: PointValue): boolean {
  return one.kind === other.kind && one.normalised === other.normalised;
}

function leader(points: readonly ReadPoint[], kind: PointKind): ReadPoint | undefined {
  const ofKind = points.filter((point) => point.kind === kind);
  return ofKind.find((point) => point.isPrimary) ?? ofKind[0];
}
