import { typeNamed } from '../graphql/read-types.ts';
import type { ReadType } from '../read/read-type.ts';

/** The types whose changes can be subscribed to, by the name that the outbox has for them. */
const WATCHED: Readonly<Record<string, string>> = {
  company: 'Company',
  contact: 'Contact',
  deal: 'Deal',
  lead: 'Lead',
  product: 'Product',
  task: 'Task',
  note: 'Note',
  activity: 'Activity',
  file: 'File',
  import_run: 'ImportRun',
  privacy_request: 'PrivacyRequest',
  member: 'Member',
  invitation: 'Invitation',
  team: 'Team',
};

/** Their names in the API. */
export const WATCHED_TYPES: readonly string[] = Object.values(WATCHED);

/** How what the outbox names is read; null for what cannot be subscribed to. */
export function watchedType(aggregateType: string): ReadType | null {
  const name = Object.hasOwn(WATCHED, aggregateType) ? WATCHED[aggregateType] : undefined;
  return name === undefined ? null : typeNamed(name);
}

/** How a type of the API is read. */
export function watchedTypeNamed(name: string): ReadType | null {
  return WATCHED_TYPES.includes(name) ? typeNamed(name) : null;
}
