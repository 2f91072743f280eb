import { p } from '@mikro-orm/core';
import { notPersonal, type PersonalDeclaration, relating, type SubjectPath } from './classify.ts';

/** The role that requests run as, through the login role that is a member of it. Owns nothing, cannot bypass row-level security. */
export const TENANT_ROLE = 'smartx_tenant';

/** The role that migrations, backup, restore and physical clean-up run as. FORCE binds a table's owner too, so it has a policy of its own. */
export const MAINTENANCE_ROLE = 'smartx_maintenance';

// After one SET LOCAL the setting is '' and not null on that connection, hence nullif.
const CURRENT_WORKSPACE = "(nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid";

/** What an entity says about its table as a whole. */
export interface TableDeclaration {
  readonly subjects: SubjectPath;
  /** The application may add rows but never change or remove one. */
  readonly appendOnly?: true;
  readonly tenantColumn?: 'workspace_id' | 'id';
}

/** Row-level security, forced, and the table's path to its subjects; spread into `defineEntity`. */
export function tenantTable(declaration: TableDeclaration) {
  const { subjects, appendOnly, tenantColumn = 'workspace_id' } = declaration;
  const path = typeof subjects === 'string' ? subjects : `via ${subjects.via}`;
  const own = `(${tenantColumn} = ${CURRENT_WORKSPACE})`;
  return {
    comment: `subjects: ${path}${appendOnly ? '; append-only' : ''}`,
    rowLevelSecurity: 'force' as const,
    policies: [
      { name: 'tenant', roles: [TENANT_ROLE], using: own, check: own },
      { name: 'maintenance', roles: [MAINTENANCE_ROLE], using: 'true', check: 'true' },
    ],
  };
}

/** The primary key `(workspace_id, id)`: row-level security and sharding rest on it. */
export function tenantKey() {
  return {
    workspaceId: notPersonal(p.uuid().primary()),
    id: notPersonal(p.uuid().primary()),
  };
}

/** An instant in UTC. */
export function instant() {
  return p.datetime().columnType('timestamptz');
}

/** Ciphertext: key id, nonce and sealed value in one; see `privacy/keys`. */
export function sealedBytes() {
  return p.blob();
}

/** When a row was made and last changed, and its version for optimistic concurrency. */
export function recordStamps() {
  return {
    createdAt: notPersonal(instant()),
    updatedAt: notPersonal(instant()),
    version: notPersonal(p.integer().version()),
  };
}

/** The recycle bin: a deleted record is purged after 30 days. */
export function binColumns() {
  return {
    deletedAt: notPersonal(instant().nullable()),
    deletedById: relating(p.uuid().nullable(), { category: 'relationship', onErasure: 'unlink' }),
  };
}

/** A closed list: text with a CHECK, because a native enum reaches no index under row-level security. */
export function oneOf<const Values extends readonly string[]>(column: string, values: Values) {
  const list = values.map((value) => `'${value}'::text`).join(', ');
  return p.text().$type<Values[number]>().check(`${column} = any (array[${list}])`);
}

/** A name in clear that may be searched; listed publicly as such. */
export function searchableName(): PersonalDeclaration {
  return { category: 'identity', onErasure: 'clear', mask: 'initials', stored: 'searchable' };
}

/** The link from a record to the member who is responsible for it, or to another record. */
export const LINK: PersonalDeclaration = { category: 'relationship', onErasure: 'unlink' };
