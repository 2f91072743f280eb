import { ACTION_NAMES, type Action, PERSON_ACTIONS } from '../kernel/actions.ts';
import { type Purpose, purposeBits } from '../kernel/purposes.ts';
import type { FieldRule, Permissions, RowScope } from '../kernel/viewer.ts';
import { widerScope } from '../kernel/viewer.ts';

/** The roles of a new workspace. */
export const ROLE_KEYS = [
  'owner',
  'administrator',
  'sales',
  'support',
  'marketing',
  'billing',
  'viewer',
  'privacy-officer',
  'auditor',
] as const;

/** A role of {@link ROLE_KEYS}. */
export type RoleKey = (typeof ROLE_KEYS)[number];

/** What a role allows. Actions that are not named are not allowed. */
export interface RoleDefinition {
  readonly name: string;
  readonly purposes: readonly Purpose[];
  readonly scopes: Partial<Record<Action, RowScope>>;
  readonly fieldRules?: Readonly<Record<string, Exclude<FieldRule, 'show'>>>;
}

const CONTACT_LIST: readonly Purpose[] = [
  'RELATIONSHIP',
  'SUPPORT',
  'BILLING',
  'PROSPECTING',
  'MARKETING',
  'REPORTING',
  'PROFILING',
  'PARTNER_SHARING',
];

const OBJECTS = ['company', 'contact', 'lead', 'deal', 'product', 'task', 'note', 'activity', 'file'] as const;

function allow(actions: readonly Action[], scope: RowScope = 'all'): Partial<Record<Action, RowScope>> {
  return Object.fromEntries(actions.map((action) => [action, scope]));
}

function actionsOn(objects: readonly string[], kinds: 'read' | 'write'): Action[] {
  return ACTION_NAMES.filter((action) => {
    const [object = '', verb] = action.split(':');
    return objects.includes(object) && (verb === 'read') === (kinds === 'read');
  });
}

const HIDE_CONTACT_DETAILS = {
  'Contact.emails': 'mask',
  'Contact.phones': 'mask',
  'Contact.addresses': 'mask',
  'Contact.birthDate': 'mask',
  'Contact.customFields': 'deny',
} as const;

const HIDE_AMOUNTS = {
  'Deal.value': 'deny',
  'Product.price': 'deny',
  'DealLine.unitPrice': 'deny',
  'Company.annualRevenue': 'deny',
} as const;

const RIGHTS_ACTIONS: readonly Action[] = [
  'request:read',
  'request:handle',
  'request:ask',
  'request:decide',
  'request:approve',
  'request:refuse',
  'request:extend',
  'request:forward',
  'request:carry-out',
  'subject:export',
  'subject:erase',
  'recipient:tell',
  'kept-item:read',
  'archive:read',
  'hold:read',
  'hold:place',
  'hold:release',
  'agent:manage',
  'retention:read',
  'retention:update',
  'retention:approve',
  'subject:restrict',
  'subject:update',
  'subject:reveal',
  'notice:send',
  'consent:record',
  'catalogue:read',
  'audit:read',
  'purpose:update',
  'key:read',
];

const EVERYTHING = allow(ACTION_NAMES.filter((action) => !PERSON_ACTIONS.includes(action)));

/** Whoever reads a list keeps views of it; those of everyone are for administrators. */
const KEEP_VIEWS: Action = 'saved-view:update';

/** The product's roles: what each may do, with which rows, which fields, for which purposes. */
export const BUILT_IN_ROLES: Record<RoleKey, RoleDefinition> = {
  owner: { name: 'Owner', purposes: [...CONTACT_LIST, 'DATA_CARE', 'SECURITY', 'RIGHTS_HANDLING'], scopes: EVERYTHING },
  administrator: {
    name: 'Administrator',
    purposes: [...CONTACT_LIST, 'DATA_CARE', 'SECURITY'],
    // Mail holds what the two others are about: the codes that prove a request, and invitations of owners. An owner alone ends it all.
    scopes: Object.fromEntries(
      Object.entries(EVERYTHING).filter(
        ([action]) => !/^(request|subject|mail):|^workspace:(close|export)$/.test(action),
      ),
    ),
  },
  sales: {
    name: 'Sales',
    purposes: ['RELATIONSHIP', 'PROSPECTING', 'REPORTING'],
    scopes: {
      ...allow([...actionsOn(OBJECTS, 'read'), 'member:read', 'contact:reveal', 'consent:record', KEEP_VIEWS]),
      ...allow(actionsOn(['company', 'contact', 'lead', 'deal', 'task', 'note', 'activity', 'file'], 'write'), 'team'),
      ...allow(['bulk-action:read', 'bulk-action:run'], 'own'),
    },
    fieldRules: { 'Contact.birthDate': 'mask', 'Contact.addresses': 'mask' },
  },
  support: {
    name: 'Support',
    purposes: ['RELATIONSHIP', 'SUPPORT'],
    scopes: {
      ...allow([
        ...actionsOn(['company', 'contact', 'deal', 'product', 'task', 'note', 'activity', 'file'], 'read'),
        'member:read',
      ]),
      ...allow(
        actionsOn(['contact', 'task', 'note', 'activity', 'file'], 'write').filter(
          (action) => !['contact:delete', 'contact:restore', 'contact:merge', 'contact:unmerge'].includes(action),
        ),
      ),
      ...allow(['consent:record', KEEP_VIEWS]),
      ...allow(['bulk-action:read', 'bulk-action:run'], 'own'),
    },
    fieldRules: HIDE_AMOUNTS,
  },
  marketing: {
    name: 'Marketing',
    purposes: ['MARKETING', 'PROSPECTING', 'REPORTING'],
    scopes: allow([
      ...actionsOn(['company', 'contact', 'lead', 'deal', 'product'], 'read'),
      'member:read',
      'consent:record',
      KEEP_VIEWS,
    ]),
    fieldRules: HIDE_CONTACT_DETAILS,
  },
  billing: {
    name: 'Billing',
    purposes: ['BILLING'],
    scopes: allow([
      ...actionsOn(['company', 'contact', 'deal', 'product'], 'read'),
      'member:read',
      'product:update',
      KEEP_VIEWS,
    ]),
  },
  viewer: {
    name: 'Viewer',
    purposes: ['RELATIONSHIP'],
    scopes: allow([...actionsOn(OBJECTS, 'read'), 'member:read', KEEP_VIEWS]),
    fieldRules: HIDE_CONTACT_DETAILS,
  },
  'privacy-officer': {
    name: 'Privacy officer',
    purposes: [...CONTACT_LIST, 'RIGHTS_HANDLING', 'DATA_CARE', 'LEGAL_OBLIGATION', 'LEGAL_CLAIMS'],
    scopes: allow([
      ...actionsOn(OBJECTS, 'read'),
      'member:read',
      'contact:reveal',
      'import:read',
      KEEP_VIEWS,
      ...RIGHTS_ACTIONS,
    ]),
  },
  auditor: {
    name: 'Auditor',
    purposes: ['RIGHTS_HANDLING'],
    scopes: allow(['audit:read', 'catalogue:read', 'key:read', 'member:read']),
  },
};

/** Whether a text names a role of the product. */
export function isRoleKey(text: string): text is RoleKey {
  return Object.hasOwn(BUILT_IN_ROLES, text);
}

/** What only the privacy officer works for, and an owner in their place for as long as the workspace has named nobody. */
const OFFICER_ALONE = purposeBits(['LEGAL_OBLIGATION', 'LEGAL_CLAIMS']);

/**
 * What a member's roles allow in their workspace: while no active member is its privacy officer, an owner acts as one. The role of
 * the owner itself stays as it is, so that this ends the moment somebody is named.
 */
export function memberPermissions(
  keys: readonly RoleKey[],
  { hasOfficer }: { readonly hasOfficer: boolean },
): Permissions {
  const folded = foldRoles(keys);
  if (hasOfficer || !keys.includes('owner')) return folded;
  return { ...folded, purposes: folded.purposes | OFFICER_ALONE, signature: `${folded.signature}+acting-officer` };
}

/** What several roles allow together: the widest scope, and a field is hidden only where every role hides it. */
export function foldRoles(keys: readonly RoleKey[]): Permissions {
  const roles = [...new Set(keys)].sort().map((key) => BUILT_IN_ROLES[key]);
  const scopes = new Map<Action, RowScope>();
  for (const role of roles)
    for (const action of ACTION_NAMES)
      scopes.set(action, widerScope(scopes.get(action) ?? 'none', role.scopes[action] ?? 'none'));
  return {
    scopes,
    fieldRules: foldFieldRules(roles),
    purposes: purposeBits(roles.flatMap((role) => role.purposes)),
    signature: [...new Set(keys)].sort().join('+'),
  };
}

function foldFieldRules(roles: readonly RoleDefinition[]): Map<string, 'mask' | 'deny'> {
  const folded = new Map<string, 'mask' | 'deny'>();
  for (const field of new Set(roles.flatMap((role) => Object.keys(role.fieldRules ?? {})))) {
    const rules = roles.map((role) => role.fieldRules?.[field] ?? 'show');
    if (rules.includes('show')) continue;
    folded.set(field, rules.includes('mask') ? 'mask' : 'deny');
  }
  return folded;
}

/** What the product itself may do in a job or at the command line: everything, for the purpose that it declares. */
export function systemPermissions(): Permissions {
  return {
    scopes: new Map(ACTION_NAMES.map((action) => [action, 'all'])),
    fieldRules: new Map(),
    purposes: ~0n,
    signature: 'system',
  };
}
