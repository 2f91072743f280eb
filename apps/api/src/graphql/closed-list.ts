import { InvalidInputError } from '@smartx/domain/kernel';

/**
 * A text of a closed list; undefined where none was given.
 * @throws InvalidInputError that names what can be used
 */
export function closedList<const List extends readonly string[]>(list: List, value: string, path: string): List[number];
export function closedList<const List extends readonly string[]>(
  list: List,
  value: string | null | undefined,
  path: string,
): List[number] | undefined;
export function closedList<const List extends readonly string[]>(
  list: List,
  value: string | null | undefined,
  path: string,
): List[number] | undefined {
  if (value == null) return undefined;
  const known = list.find((one) => one === value);
  if (known === undefined) throw new InvalidInputError([{ path, message: `Use one of ${list.join(', ')}.` }]);
  return known;
}
