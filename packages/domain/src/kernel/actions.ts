import type { Purpose } from './purposes.ts';

const CRM: readonly Purpose[] = ['RELATIONSHIP', 'SUPPORT', 'BILLING', 'PROSPECTING', 'MARKETING', 'REPORTING'];
const ALWAYS: readonly Purpose[] = ['SECURITY', 'LEGAL_OBLIGATION', 'LEGAL_CLAIMS', 'RIGHTS_HANDLING', 'DATA_CARE'];
const READ: readonly Purpose[] = [...CRM, 'PROFILING', 'PARTNER_SHARING', ...ALWAYS];
const WRITE: readonly Purpose[] = [...CRM, 'DATA_CARE', 'RIGHTS_HANDLING'];
/** What somebody bought or was offered is of no use to those who look for customers. */
const READ_TRADE: readonly Purpose[] = ['RELATIONSHIP', 'SUPPORT', 'BILLING', 'REPORTING', 'PROFILING', ...ALWAYS];
const WRITE_TRADE: readonly Purpose[] = ['RELATIONSHIP', 'SUPPORT', 'BILLING', 'DATA_CARE', 'RIGHTS_HANDLING'];
/** What was said and written serves fewer purposes: an invoice never needs a note. */
const READ_WORDS: readonly Purpose[] = ['RELATIONSHIP', 'SUPPORT', 'PROFILING', ...ALWAYS];
const WRITE_WORDS: readonly Purpose[] = ['RELATIONSHIP', 'SUPPORT', 'DATA_CARE', 'RIGHTS_HANDLING'];
const STAFF: readonly Purpose[] = ['RELATIONSHIP', 'SECURITY', 'DATA_CARE'];
const RIGHTS: readonly Purpose[] = ['RIGHTS_HANDLING', 'LEGAL_OBLIGATION', 'LEGAL_CLAIMS'];

/** Everything that can be done, with the purposes for which it may be done. Policy, audit, tests and screens use these names. */
export const ACTIONS = {
  'workspace:update': STAFF,
  'workspace:restore': ['RIGHTS_HANDLING'],
  'workspace:close': ['SECURITY'],
  'workspace:export': ['SECURITY'],
  'member:read': [...READ],
  'member:invite': STAFF,
  'member:join': ['SECURITY'],
  'member:update': STAFF,
  'member:leave': STAFF,
  'invitation:revoke': STAFF,
  'account:create': ['SECURITY'],
  'account:close': ['RIGHTS_HANDLING'],
  'installation:manage': ['SECURITY'],
  'role:assign': STAFF,
  'team:update': STAFF,
  'api-key:create': STAFF,
  'api-key:revoke': STAFF,
  'api:explore': STAFF,
  'company:read': READ,
  'company:create': WRITE,
  'company:update': WRITE,
  'company:delete': WRITE,
  'company:restore': WRITE,
  'contact:read': READ,
  'contact:create': WRITE,
  'contact:update': WRITE,
  'contact:reassign': WRITE,
  'contact:reveal': READ,
  'contact:delete': WRITE,
  'contact:restore': WRITE,
  'contact:merge': ['RELATIONSHIP', 'DATA_CARE', 'RIGHTS_HANDLING'],
  'contact:unmerge': ['RELATIONSHIP', 'DATA_CARE', 'RIGHTS_HANDLING'],
  'lead:read': READ,
  'lead:create': WRITE,
  'lead:update': WRITE,
  'lead:convert': WRITE,
  'lead:delete': WRITE,
  'lead:restore': WRITE,
  'deal:read': READ_TRADE,
  'deal:create': WRITE_TRADE,
  'deal:update': WRITE_TRADE,
  'deal:move': WRITE_TRADE,
  'deal:win': WRITE_TRADE,
  'deal:lose': WRITE_TRADE,
  'deal:delete': WRITE_TRADE,
  'deal:restore': WRITE_TRADE,
  'pipeline:update': STAFF,
  'saved-view:update': WRITE,
  /** Views of everyone, and locked ones of others. */
  'saved-view:share': WRITE,
  'product:read': READ,
  'product:update': WRITE,
  'task:read': READ_WORDS,
  'task:create': WRITE_WORDS,
  'task:update': WRITE_WORDS,
  'task:delete': WRITE_WORDS,
  'note:read': READ_WORDS,
  'note:create': WRITE_WORDS,
  'note:update': WRITE_WORDS,
  'note:delete': WRITE_WORDS,
  'activity:read': READ_WORDS,
  'activity:log': WRITE_WORDS,
  'activity:send': ['RELATIONSHIP', 'SUPPORT'],
  'file:read': READ_WORDS,
  'file:attach': WRITE_WORDS,
  'file:update': WRITE_WORDS,
  'file:delete': WRITE_WORDS,
  'file:restore': WRITE_WORDS,
  'custom-field:define': STAFF,
  'import:read': ['DATA_CARE'],
  'import:run': ['DATA_CARE'],
  'bulk-action:read': READ,
  'bulk-action:run': WRITE,
  'consent:record': [...CRM, ...RIGHTS, 'DATA_CARE'],
  'consent:confirm': ['RIGHTS_HANDLING'],
  'subject:restrict': RIGHTS,
  'subject:update': RIGHTS,
  'subject:reveal': RIGHTS,
  'notice:send': RIGHTS,
  'request:submit': ['RIGHTS_HANDLING'],
  'request:verify': ['RIGHTS_HANDLING'],
  'request:withdraw': ['RIGHTS_HANDLING'],
  'request:download': ['RIGHTS_HANDLING'],
  'request:answer': ['RIGHTS_HANDLING'],
  'request:read': RIGHTS,
  'request:handle': RIGHTS,
  'request:ask': RIGHTS,
  'request:decide': RIGHTS,
  'request:approve': RIGHTS,
  'request:refuse': RIGHTS,
  'request:extend': RIGHTS,
  'request:forward': RIGHTS,
  'request:carry-out': RIGHTS,
  'subject:export': RIGHTS,
  'subject:erase': RIGHTS,
  /** What is kept for claims; what a law wants kept is in the archive. */
  'kept-item:read': ['LEGAL_CLAIMS'],
  'archive:read': ['LEGAL_OBLIGATION'],
  'recipient:tell': RIGHTS,
  'erasure:acknowledge': READ,
  'hold:read': RIGHTS,
  'hold:place': RIGHTS,
  'hold:release': RIGHTS,
  'agent:manage': RIGHTS,
  'bin:empty': RIGHTS,
  'retention:read': RIGHTS,
  'retention:update': RIGHTS,
  'retention:approve': RIGHTS,
  'retention:run': RIGHTS,
  'catalogue:read': [...RIGHTS, 'DATA_CARE'],
  'audit:read': [...RIGHTS, 'SECURITY'],
  'purpose:update': [...RIGHTS],
  'key:read': [...RIGHTS, 'SECURITY'],
  'key:rotate': ['SECURITY'],
  'mail:read': ['SECURITY'],
} as const satisfies Record<string, readonly Purpose[]>;

/** An action of {@link ACTIONS}. */
export type Action = keyof typeof ACTIONS;

/** Every action. */
export const ACTION_NAMES = Object.keys(ACTIONS).filter(isAction);

/** Whether a text names an action. */
export function isAction(text: string): text is Action {
  return Object.hasOwn(ACTIONS, text);
}

/** The purposes for which an action may be done. */
export function purposesForAction(action: Action): readonly Purpose[] {
  return ACTIONS[action];
}

/** What a person does at the privacy centre about their own data; nobody does it in their place. */
export const PERSON_ACTIONS: readonly Action[] = [
  'request:submit',
  'request:verify',
  'request:withdraw',
  'request:download',
  'request:answer',
  'consent:confirm',
  'account:close',
];
