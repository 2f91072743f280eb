import type { Translator } from '@smartx/ui';

/** The roles of a workspace, in the order of how much they may do. */
export const ROLE_KEYS = [
  'owner',
  'administrator',
  'privacy-officer',
  'sales',
  'support',
  'marketing',
  'billing',
  'viewer',
  'auditor',
] as const;

/** A role's name; a role that this app does not know yet keeps its key. */
export function roleName(i18n: Translator, key: string): string {
  switch (key) {
    case 'owner':
      return i18n.t('Owner');
    case 'administrator':
      return i18n.t('Administrator');
    case 'privacy-officer':
      return i18n.t('Privacy officer');
    case 'sales':
      return i18n.t('Sales');
    case 'support':
      return i18n.t('Support');
    case 'marketing':
      return i18n.t('Marketing');
    case 'billing':
      return i18n.t('Billing');
    case 'viewer':
      return i18n.t('Viewer');
    case 'auditor':
      return i18n.t('Auditor');
    default:
      return key;
  }
}

/** One plain sentence: what somebody with this role can do. */
export function roleSentence(i18n: Translator, key: string): string {
  switch (key) {
    case 'owner':
      return i18n.t('Everything, including roles, keys, imports and privacy requests.');
    case 'administrator':
      return i18n.t('Everything but privacy requests: members, roles, keys, imports, records.');
    case 'privacy-officer':
      return i18n.t('Handles privacy requests and reads all records; changes no sales data.');
    case 'sales':
      return i18n.t('Reads all records and changes those of their own and of their team; no export.');
    case 'support':
      return i18n.t('Works with contacts, companies and tasks; sees no amounts.');
    case 'marketing':
      return i18n.t('Reads lists for campaigns; contact details are masked.');
    case 'billing':
      return i18n.t('Sees what invoices and payments need.');
    case 'viewer':
      return i18n.t('Reads all records; contact details are masked, no export.');
    case 'auditor':
      return i18n.t('Reads the audit log and the catalogue only.');
    default:
      return '';
  }
}
