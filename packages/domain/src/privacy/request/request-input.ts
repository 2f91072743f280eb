import { type FieldProblem, InvalidInputError } from '../../kernel/errors.ts';
import type { SubjectDirectory } from '../privacy-parts.ts';
import { REQUEST_KINDS } from './privacy-request.entity.ts';
import { type CheckedDetails, checkDetails, type RequestDetails } from './rights/request-details.ts';

/** What a person asks for. */
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** A request as it comes in. */
export interface RequestInput extends RequestDetails {
  readonly kind: RequestKind;
  /** Empty only for somebody who has none, where staff enter the request. */
  readonly email: string;
  readonly phone?: string | null;
  readonly name?: string | null;
  readonly message?: string | null;
  readonly language?: string | null;
  /** The country whose law the person relies on; by default the workspace's. */
  readonly country?: string | null;
}

/** A request whose every part was checked. */
export interface CheckedRequest extends CheckedDetails {
  readonly kind: RequestKind;
  readonly email: string | null;
  readonly normalisedEmail: string | null;
  readonly phone: string | null;
  readonly name: string | null;
  readonly message: string | null;
  readonly language: string;
  readonly country: string | null;
}

const LONGEST_NAME = 200;
const LONGEST_MESSAGE = 5000;

/**
 * Checks a request without looking at anybody's data: the answer tells nothing about who is known.
 * @throws InvalidInputError naming every place
 */
export function checkRequest(
  input: RequestInput,
  directory: SubjectDirectory,
  { needsEmail = true } = {},
): CheckedRequest {
  const problems: FieldProblem[] = [];
  const email = input.email.trim().normalize('NFC');
  const normalisedEmail = directory.normaliseEmail(email);
  const [name, message, phone] = [tidy(input.name), tidy(input.message), tidy(input.phone)];
  const hasNone = !needsEmail && email === '';
  const country = tidy(input.country)?.toUpperCase() ?? null;
  const refuse = (path: string, expected: string) => problems.push({ path, message: expected });
  if (!REQUEST_KINDS.includes(input.kind)) refuse('kind', `Expected one of ${REQUEST_KINDS.join(', ')}.`);
  if (normalisedEmail === null && !hasNone) refuse('email', 'Expected an e-mail address like name@example.com.');
  if ((name?.length ?? 0) > LONGEST_NAME) refuse('name', `Expected at most ${LONGEST_NAME} characters.`);
  if ((message?.length ?? 0) > LONGEST_MESSAGE) refuse('message', `Expected at most ${LONGEST_MESSAGE} characters.`);
  if (phone !== null && !/^[+\d][\d\s()./-]{4,30}$/.test(phone)) refuse('phone', 'Expected a telephone number.');
  if (country !== null && !/^[A-Z]{2}$/.test(country)) refuse('country', 'Expected a country code of two letters.');
  const details = checkDetails(input, refuse);
  if (problems.length > 0) throw new InvalidInputError(problems);
  const language = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(input.language ?? '') ? (input.language ?? 'en') : 'en';
  const who = { email: hasNone ? null : email, normalisedEmail, phone, name };
  return { kind: input.kind, ...who, message, language, country, ...details };
}

function tidy(text: string | null | undefined): string | null {
  const trimmed = text?.trim().normalize('NFC') ?? '';
  return trimmed === '' ? null : trimmed;
}
