import type { Translator } from '@smartx/ui';

/** The objects to which a workspace adds fields, in the order of the CRM. */
export const OBJECTS = ['contact', 'company', 'deal', 'lead', 'product'];

/** What the values of a field can be, the usual ones first. */
export const TYPES = ['text', 'long-text', 'number', 'money', 'date', 'instant', 'boolean', 'select', 'url'];

/** What a field can be about, beside the special categories, which are asked for apart. */
export const CATEGORIES = ['identity', 'contact', 'relationship', 'communication', 'commerce', 'preference', 'usage'];

/** Under what data of a special category may be held, in the order of the law. */
export const CONDITIONS = [
  'employment-law',
  'vital-interests',
  'non-profit',
  'made-public',
  'legal-claims',
  'public-interest',
  'health-care',
  'public-health',
  'archive-research',
  'offences-law',
];

/** The records of an object. */
export function objectWord(i18n: Translator, object: string): string {
  const words: Record<string, string> = {
    contact: i18n.t('Contacts'),
    company: i18n.t('Companies'),
    deal: i18n.t('Deals'),
    lead: i18n.t('Leads'),
    product: i18n.t('Products'),
  };
  return words[object] ?? object;
}

/** What the values of a field are. */
export function typeWord(i18n: Translator, type: string): string {
  const words: Record<string, string> = {
    text: i18n.t('Text'),
    'long-text': i18n.t('Long text'),
    number: i18n.t('Number'),
    money: i18n.t('Amount of money'),
    date: i18n.t('Date'),
    instant: i18n.t('Date and time'),
    boolean: i18n.t('Yes or no'),
    select: i18n.t('Choice from a list'),
    url: i18n.t('Web address'),
  };
  return words[type] ?? type;
}

/** What allows data of a special category to be held, in plain words with its letter in the law. */
export function conditionWord(i18n: Translator, condition: string): string {
  const words: Record<string, string> = {
    'employment-law': i18n.t('The law of work or social security asks for it (b)'),
    'vital-interests': i18n.t('It protects the life of somebody who cannot consent (c)'),
    'non-profit': i18n.t('A church, party, union or club about its own members (d)'),
    'made-public': i18n.t('The person made it public themselves (e)'),
    'legal-claims': i18n.t('To establish, exercise or defend legal claims (f)'),
    'public-interest': i18n.t('A law calls it a substantial public interest (g)'),
    'health-care': i18n.t('Health or social care under professional secrecy (h)'),
    'public-health': i18n.t('Public health, under a law (i)'),
    'archive-research': i18n.t('Archives, research or statistics, under a law (j)'),
    'offences-law': i18n.t('Offences: a law allows it (Art. 10)'),
  };
  return words[condition] ?? condition;
}
