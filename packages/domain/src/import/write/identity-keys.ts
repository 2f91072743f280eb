import { matchName } from '../../record/match-name.ts';
import type { FileLine } from '../mapping/file-line.ts';

/** The external id of a line and the name in one of its fields, as keys: two lines that share one are about one record. */
export function identityKeys(line: FileLine, nameField?: string): string[] {
  const externalId = line.text('externalId');
  const name = nameField === undefined ? undefined : line.text(nameField);
  return [
    ...(externalId === undefined ? [] : [`id ${externalId}`]),
    ...(name === undefined ? [] : [`name ${matchName(name)}`]),
  ];
}
