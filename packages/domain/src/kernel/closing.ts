import { ACTION_NAMES, type Action } from './actions.ts';
import type { Permissions } from './viewer.ts';

/** What only reads although its name does not say so. */
const READING: readonly Action[] = [
  'contact:reveal',
  'subject:reveal',
  'subject:export',
  'api:explore',
  'workspace:export',
];

/** What ends access or narrows the use of data, and what a law demands also on the last day. */
const NARROWING: readonly Action[] = [
  'workspace:close',
  'member:leave',
  'invitation:revoke',
  'api-key:revoke',
  'subject:restrict',
  'subject:update',
  'subject:erase',
  'consent:record',
  'consent:confirm',
  'notice:send',
  'recipient:tell',
  'erasure:acknowledge',
  'hold:place',
  'hold:release',
  'key:rotate',
];

const GOES_ON: ReadonlySet<Action> = new Set([
  ...ACTION_NAMES.filter((action) => /:read$/.test(action) || action.startsWith('request:')),
  ...READING,
  ...NARROWING,
]);

/** Whether an action goes on in a workspace that is being closed. */
export function goesOnWhileClosing(action: Action): boolean {
  return GOES_ON.has(action);
}

/** What is left of somebody's permissions in a workspace that is being closed. */
export function whileClosing(permissions: Permissions): Permissions {
  const scopes = new Map([...permissions.scopes].filter(([action]) => goesOnWhileClosing(action)));
  return { ...permissions, scopes, signature: `${permissions.signature} closing` };
}
