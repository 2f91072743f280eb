import type { CatalogueTable } from '../catalogue.ts';
import type { Relation } from '../reach/reached-rows.ts';

/** What a section is called, where the name of the table says it less well. */
const TITLES: Readonly<Record<string, string>> = {
  contact: 'Your details and where we have them from',
  contact_point: 'Your addresses and numbers',
  company: 'Your business',
  lead: 'Your enquiries',
  lead_answer: 'Your answers',
  deal: 'Offers and orders',
  deal_line: 'Products in offers and orders',
  deal_contact: 'Parts that you have in offers and orders',
  note: 'Notes about you',
  task: 'Tasks that concern you',
  activity: 'Calls, meetings and messages',
  file: 'Files',
  custom_value: 'Further details',
  external_id: 'What other systems call you',
  field_change: 'How your details changed',
  import_line: 'Lines of imported files',
  consent_event: 'Your consents and objections',
  subject_ground: 'On which ground we use your data',
  disclosure: 'Who received data about you',
  audit_entry: 'What was done with your data',
  read_log_subject: 'Who looked at your data',
  read_log: 'What you looked at',
  record_subject: 'Where you are named',
  mail_message: 'Messages we sent you',
  privacy_request: 'Your privacy requests',
  request_subject: 'Requests that concern you',
  access_copy: 'Copies made for you',
  data_subject: 'How we know you',
  member: 'Your membership',
  account: 'Your account',
};

/** What stands in the place of somebody else. */
export const STAFF = '[a member of staff]';

/** What stands in the place of somebody else's name or address in a text. */
export const OTHER_PERSON = '[another person]';

/** What stands in the place of a value whose key is gone. */
export const UNREADABLE = '[cannot be read any more: its key was destroyed]';

/** A table in plain words. */
export function titleOf({ table, entity, columns }: CatalogueTable): string {
  const declared = columns.flatMap(({ declaration }) =>
    declaration.kind === 'notPersonal' ? [] : (declaration.exportSection ?? []),
  );
  return declared[0] ?? TITLES[table] ?? words(entity);
}

/** What a column is called, where its name says it less well. */
const LABELS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['clear', 'sealed', 'text', 'number', 'date', 'instant', 'boolean'].map((kind) => [`${kind}Value`, 'Value']),
  ),
  fromSealed: 'From',
  fromValue: 'From',
  toSealed: 'To',
  toValue: 'To',
  isPrimary: 'The main one',
  isShared: 'Used by others too',
  'definition.label': 'Field',
};

/** A column in plain words, or what a link leads to: `contact`, `company.name`. */
export function labelOf(name: string): string {
  const known = LABELS[name];
  if (known) return known;
  const [first = name, second] = name.split('.');
  const label = words(first.replace(/Id$/, ''));
  return second === undefined || second === 'name' ? label : `${label}: ${words(second).toLowerCase()}`;
}

/** Sections in the order in which people want to read them: themselves, their business, what was written, the logs. */
export function inReadingOrder<Section extends { readonly name: string }>(sections: readonly Section[]): Section[] {
  const order = Object.keys(TITLES);
  const at = ({ name }: Section) => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...sections].sort((one, other) => at(one) - at(other));
}

/** How rows concern the person, in plain words. */
export function relationOf(relation: Relation): string {
  switch (relation) {
    case 'owned':
      return 'about you';
    case 'linked':
      return 'connected with you';
    case 'joint':
      return 'about you and possibly others, whose names are left out';
    case 'authored':
      return 'done by you';
  }
}

function words(name: string): string {
  const spaced = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
