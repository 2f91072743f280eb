import { z } from 'zod';
import { InvalidInputError } from '../../kernel/errors.ts';

const address = z.email();

/**
 * The form in which an address of a sign-in is kept and compared: lower case, as the sign-in library reads it.
 * @throws InvalidInputError if no mail can reach it
 */
export function signInAddress(text: string, path = 'email'): string {
  const trimmed = text.trim().toLowerCase();
  if (trimmed.length > 254 || !address.safeParse(trimmed).success)
    throw new InvalidInputError([{ path, message: 'Expected an e-mail address like name@example.com.' }]);
  return trimmed;
}

/**
 * A name of a person or thing as it was given, without space around it; null for an empty one.
 * @throws InvalidInputError if it is longer than anybody's name
 */
export function givenName(text: string | null | undefined, path = 'fullName'): string | null {
  const trimmed = text?.trim().normalize('NFC') ?? '';
  if (trimmed.length > 200) throw new InvalidInputError([{ path, message: 'Expected at most 200 characters.' }]);
  return trimmed === '' ? null : trimmed;
}

/**
 * The same for a thing that must have a name.
 * @throws InvalidInputError if it has none or too long a one
 */
export function requiredName(text: string, path = 'name'): string {
  const name = givenName(text, path);
  if (name === null) throw new InvalidInputError([{ path, message: 'Expected a name.' }]);
  return name;
}
