import { foldText } from '../../kernel/text/fold-text.ts';

const YES = ['yes', 'y', 'true', '1', 'x', 'on', 'ja', 'oui', 'si', 'sim', 'wahr', 'vrai'];
const NO = ['no', 'n', 'false', '0', 'off', 'nein', 'non', 'nao', 'falsch', 'faux'];

/** Words by which other systems say that somebody does not want to be reached. */
const STOPPED = [
  'unsubscribed',
  'opted out',
  'opt out',
  'optout',
  'opted-out',
  'opt-out',
  'do not contact',
  'cleaned',
  'complained',
];
const NOT_STOPPED = ['subscribed', 'active', 'pending', 'unreachable', 'bounced', 'transactional', 'archived'];

/** What a cell says to a question of yes or no; null if it says neither. */
export function readBoolean(text: string): boolean | null {
  const word = foldText(text);
  if (YES.includes(word)) return true;
  return NO.includes(word) ? false : null;
}

/** Whether a cell of a column such as "Do Not Email" or "Status" says that the person objects; null if it cannot be told. */
export function readObjection(text: string): boolean | null {
  const word = foldText(text);
  if (STOPPED.includes(word)) return true;
  return NOT_STOPPED.includes(word) ? false : readBoolean(text);
}
